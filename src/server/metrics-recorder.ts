import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { CurrentBuild } from '../build/site-build.ts'
import type { Connections, Ended } from './connections.ts'
import { DURATIONS, type Metrics } from './metrics.ts'
import { kindOf } from './response-log-marks.ts'

/**
 * Counts requests and responses of a server. No metric identifies a listener, or what somebody listened to.
 */
export interface MetricsRecorder {
  readonly ended: (ended: Ended) => void
  readonly limited: () => void
  readonly shed: () => void
  readonly figures: (connections: Connections, current: CurrentBuild) => Metrics
  readonly stop: () => void
}

const LAG_RESOLUTION_MS = 20

/**
 * `descriptors` returns how many files and sockets this process has open, where that is known. The delay of
 * the event loop is measured only if `metrics` is true.
 */
export function metricsRecorder(
  metrics: boolean,
  descriptors: () => number | undefined = () => undefined,
): MetricsRecorder {
  const requests: Record<string, number> = {}
  const durations = DURATIONS.map(() => 0)
  const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS })
  if (metrics) lag.enable()
  let [bytes, aborted, limited, shed, milliseconds] = [0, 0, 0, 0, 0]

  return {
    ended: (ended) => {
      const { response } = ended
      const name = `${kindOf(response) ?? 'other'} ${Math.floor(response.statusCode / 100)}xx`
      requests[name] = (requests[name] ?? 0) + 1
      bytes += ended.bytes
      milliseconds += ended.milliseconds
      if (!response.writableFinished) aborted++
      for (let index = durations.length - 1; index >= 0; index--) {
        if (ended.milliseconds > (DURATIONS[index] ?? 0) * 1000) break
        durations[index] = (durations[index] ?? 0) + 1
      }
    },
    limited: () => {
      limited++
    },
    shed: () => {
      shed++
    },
    figures: (connections, { siteBuild, refused, unread = [] }) => {
      const longest = Math.max(0, lag.max / 1e9 - LAG_RESOLUTION_MS / 1000)
      lag.reset()
      return {
        requests: { ...requests },
        bytes,
        aborted,
        limited,
        shed,
        durations: [...durations],
        milliseconds,
        inFlight: connections.owed,
        connections: connections.open,
        refusedConnections: connections.refused,
        unsentBytes: connections.unsentBytes,
        memory: process.memoryUsage.rss(),
        descriptors: descriptors() ?? 0,
        lag: longest,
        processes: 1,
        addresses: siteBuild.addresses.length,
        moment: siteBuild.moment.getTime() / 1000,
        problems: refused.length + unread.length,
      }
    },
    stop: () => lag.disable(),
  }
}
