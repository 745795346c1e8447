import { type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify'
import { IoError } from '../ports/io-error.ts'
import type { Ended } from './connections.ts'
import { keyOf } from './rate-limit.ts'
import { clientOf, kindOf } from './response-log-marks.ts'

/**
 * Where log lines of JSON are written. By default they do not identify a listener: no address, no query, no
 * user agent.
 */
export interface Log {
  readonly write: (line: string) => void
  /** Whether each request is logged, or only errors. */
  readonly requests: boolean
  /** Of so many successful requests, one is logged; absent: all. Failed requests are always logged. */
  readonly sample?: number
  /** Whether a line names the client: not (the default), its network (/24, /64), or its address. */
  readonly addresses?: 'off' | 'network' | 'on'
}

/** Fastify's logger, for errors only; disabled without a log. */
export function logOptions(
  log: Log | undefined,
): Pick<FastifyServerOptions, 'logger' | 'logController' | 'childLoggerFactory'> {
  if (log === undefined) return { logger: false }
  return {
    // Fastify's own request lines contain the client's address.
    logController: new LogController({ disableRequestLogging: true }),
    // A child logger for each request would cost more than the response.
    childLoggerFactory: (logger) => logger,
    logger: {
      level: 'error',
      base: null,
      stream: { write: log.write },
      serializers: {
        req: ({ method, url }: FastifyRequest) => ({ method, url: pathOf(url) }),
        // An I/O error is no bug of this program: its stack trace helps nobody.
        err: ({ name: type, message, stack = '' }: Error) => ({
          type,
          message,
          stack: type === IoError.name ? '' : stack,
        }),
      },
    },
  }
}

/** A log line of level 40 (warning) for whoever runs the server; neither an error nor a request. */
export function warningLine(message: string): string {
  return `${JSON.stringify({ level: 40, time: Date.now(), msg: message })}\n`
}

/** How many quoted strings are cached. */
const KEPT_WORDS = 4096

/** Returns a listener that logs each response that ended. */
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
    // Written as one template: a serializer would cost more than the response to a poll, joining a list half
    // as much.
    write(
      `{"level":30,"time":${Date.now()},"method":${quoted(request.method ?? '')},"path":${quoted(pathOf(request.url ?? ''))},"kind":"${kindOf(response) ?? 'other'}","status":${statusCode},"bytes":${bytes},"milliseconds":${Math.round(milliseconds * 10) / 10}${rest}}\n`,
    )
  }
}

/** Caches quoted methods and paths: the same few paths are requested again and again. */
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

/** What a line says of the client: its address or its network. */
export function loggedAddress(ip: string, addresses: 'network' | 'on'): string {
  if (addresses === 'on') return ip
  const key = keyOf(ip)
  return key.includes(':') ? key : key.replace(/\.\d+$/, '.0/24')
}

const BATCH_CHARACTERS = 32 * 1024
const BATCH_MS = 100

/**
 * Collects lines for a tenth of a second, so that one system call writes many. `flush` writes them at once.
 */
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
