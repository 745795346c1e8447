import { type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify'
import { IoError } from '../ports/io-error.ts'
import type { Ended } from './connections.ts'
import { keyOf } from './rate-limit.ts'
import { clientOf, kindOf } from './response-log-marks.ts'

/** Where lines of JSON go. Nothing in them tells who listens, unless that is asked for: no query, no user agent. */
export interface Log {
  readonly write: (line: string) => void
  /** Whether each request is a line, or only faults are. */
  readonly requests: boolean
  /** Of so many requests that went well, one is a line; absent: each. Those that did not go well always are. */
  readonly sample?: number
  /** Whether a line says who asked: not (the default), the network (/24, /64), or the address. */
  readonly addresses?: 'off' | 'network' | 'on'
}

/** Fastify's logger, for faults alone; nothing without a log. */
export function logOptions(
  log: Log | undefined,
): Pick<FastifyServerOptions, 'logger' | 'logController' | 'childLoggerFactory'> {
  if (log === undefined) return { logger: false }
  return {
    // Its own lines name who asked.
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request would cost more than its answer.
    childLoggerFactory: (logger) => logger,
    logger: {
      level: 'error',
      base: null,
      stream: { write: log.write },
      serializers: {
        req: ({ method, url }: FastifyRequest) => ({ method, url: pathOf(url) }),
        // What the outside does wrong is no mistake of this program: where it was noticed tells nobody anything.
        err: ({ name: type, message, stack = '' }: Error) => ({
          type,
          message,
          stack: type === IoError.name ? '' : stack,
        }),
      },
    },
  }
}

/** A line that is no fault and no request, but that somebody who runs a server should know. */
export function warningLine(message: string): string {
  return `${JSON.stringify({ level: 40, time: Date.now(), msg: message })}\n`
}

/** So many words are kept as they stand in a line. */
const KEPT_WORDS = 4096

/** Hears of every answer that ended, and writes a line of it. */
export function requestLog({ write, sample = 1 }: Log): (ended: Ended) => void {
  let fine = 0
  const quoted = quotedWords()
  return ({ request, response, milliseconds, bytes }) => {
    const { statusCode } = response
    const isFine = statusCode < 400
    if (sample > 1 && isFine && fine++ % sample !== 0) return
    const who = clientOf(response)
    const rest =
      (response.writableFinished ? '' : ',"aborted":true') +
      (sample > 1 && isFine ? `,"sample":${sample}` : '') +
      (who === undefined ? '' : `,"address":${JSON.stringify(who)}`)
    // By hand and in one piece: a serializer would cost more than the answer to a poll, a list of parts half as much.
    write(
      `{"level":30,"time":${Date.now()},"method":${quoted(request.method ?? '')},"path":${quoted(pathOf(request.url ?? ''))},"kind":"${kindOf(response) ?? 'other'}","status":${statusCode},"bytes":${bytes},"milliseconds":${Math.round(milliseconds * 10) / 10}${rest}}\n`,
    )
  }
}

/** The same few paths are asked for over and over. */
function quotedWords(): (word: string) => string {
  const cached = new Map<string, string>()
  return (word) => {
    const known = cached.get(word)
    if (known !== undefined) return known
    if (cached.size >= KEPT_WORDS) cached.clear()
    const text = JSON.stringify(word)
    cached.set(word, text)
    return text
  }
}

/** What a line says of who asked. */
export function loggedAddress(ip: string, addresses: 'network' | 'on'): string {
  if (addresses === 'on') return ip
  const key = keyOf(ip)
  return key.includes(':') ? key : key.replace(/\.\d+$/, '.0/24')
}

const BATCH_CHARACTERS = 32 * 1024
const BATCH_MS = 100

/** Gathers lines for a tenth of a second: one system call for many. `flush` writes what there is. */
export function inBatches(write: (text: string) => void): {
  readonly write: (line: string) => void
  readonly flush: () => void
} {
  let gathered = ''
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (gathered === '') return
    const text = gathered
    gathered = ''
    write(text)
  }
  return {
    write: (line) => {
      gathered += line
      if (gathered.length >= BATCH_CHARACTERS) flush()
      else timer ??= setTimeout(flush, BATCH_MS).unref()
    },
    flush,
  }
}

function pathOf(url: string): string {
  const mark = url.indexOf('?')
  return mark === -1 ? url : url.slice(0, mark)
}
