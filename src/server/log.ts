import { type FastifyReply, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify'

/** Where lines of JSON go. Nothing in them tells who listens: no network address, no query, no user agent. */
export interface Log {
  readonly write: (line: string) => void
  /** Whether each request is a line, or only faults are. */
  readonly requests: boolean
}

/** Fastify's logger: faults always, requests by `logRequest`, nothing without a log. */
export function logOptions(log: Log | undefined): Pick<FastifyServerOptions, 'logger' | 'logController'> {
  if (log === undefined) return { logger: false }
  return {
    // Its own lines name who asked.
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: log.requests ? 'info' : 'error',
      base: null,
      stream: { write: log.write },
      serializers: { req: ({ method, url }: FastifyRequest) => ({ method, url: pathOf(url) }) },
    },
  }
}

/** An `onResponse` hook: one line for a request that was answered. */
export function logRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  request.log.info({
    method: request.method,
    path: pathOf(request.url),
    status: reply.statusCode,
    milliseconds: Math.round(reply.elapsedTime * 10) / 10,
  })
  done()
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? ''
}
