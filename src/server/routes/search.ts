import type { FastifyReply, FastifyRequest } from 'fastify'
import { searchQueryIn } from '../../build/search-work.ts'
import type { CurrentBuild, SiteBuild } from '../../build/site-build.ts'
import { IoError } from '../../ports/io-error.ts'
import { acceptsHtml } from '../accept.ts'
import { acceptedCodings } from '../content-coding.ts'
import { sendProblem } from '../problem.ts'
import { keyOf, type RateLimit } from '../rate-limit.ts'
import type { Target } from '../request-target.ts'
import { searchQueue } from '../search-queue.ts'
import { type SearchResultPage, searchResultCache, searchResultPage } from '../search-result-cache.ts'
import { searchThread } from '../search-thread.ts'

/** A result is valid for one build, and queries differ: a longer lifetime would gain little. */
const BRIEFLY = { 'cache-control': 'public, max-age=60', vary: 'Accept-Encoding' } as const
/** A refusal is valid only for this client and this moment. */
const REFUSED = { 'cache-control': 'no-store', vary: 'Accept, Accept-Encoding' } as const
/** Retry-After while the queue is full: by then it has changed. */
const RETRY_SECONDS = 5
const BUSY = 'More is searched for just now than can be answered.'

export interface SearchOptions {
  /** Searches a minute of one address; absent: only the limit of requests applies. */
  readonly limit?: RateLimit | undefined
  /** Called for each refused search: 429 for a limit of its address, 503 for overload. */
  readonly refused: (status: 429 | 503) => void
}

export interface SearchRoute {
  /** Sends the search page with the results of a query; false if the build has no search. */
  readonly answer: (
    request: FastifyRequest,
    reply: FastifyReply,
    current: CurrentBuild,
    question: string,
  ) => Promise<boolean>
  readonly close: () => Promise<void>
}

/** The query of a request for the search page, from the first `q`; undefined without one. */
export function searchQueryOf({ query }: Target): string | undefined {
  return searchQueryIn(new URLSearchParams(query)) || undefined
}

/**
 * Search for browsers without JavaScript. Results are cached while their build is current; other searches are
 * queued and run in a worker thread, one at a time.
 */
export function searchRoute({ limit, refused }: SearchOptions): SearchRoute {
  const queue = searchQueue()
  const thread = searchThread()
  const pages = searchResultCache()
  const busyPages = new WeakMap<SiteBuild, Promise<SearchResultPage | undefined>>()

  const pageFor = async (siteBuild: SiteBuild, question: string): Promise<SearchResultPage | undefined> => {
    const known = pages.get(siteBuild, question)
    if (known !== undefined) return known
    const resource = await thread.run(async (work) => siteBuild.search?.(question, work))
    const page = resource && (await searchResultPage(resource))
    if (page !== undefined) pages.store(siteBuild, question, page)
    return page
  }

  async function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    siteBuild: SiteBuild,
    status: 429 | 503,
    seconds: number,
  ): Promise<true> {
    // A client that has disconnected was not refused.
    if (!reply.raw.destroyed) refused(status)
    const headers = { ...REFUSED, 'retry-after': String(seconds) }
    const page = acceptsHtml(request.headers.accept) ? await busyPage(siteBuild) : undefined
    if (page === undefined) {
      sendProblem(reply, status, BUSY, headers)
      return true
    }
    return send(request, reply.code(status), page, headers)
  }

  /** Made once for a build: a refusal must cost less than a result. */
  function busyPage(siteBuild: SiteBuild): Promise<SearchResultPage | undefined> {
    const known = busyPages.get(siteBuild)
    if (known !== undefined) return known
    const making = siteBuild.busySearch
      ? searchResultPage(siteBuild.busySearch())
      : Promise.resolve(undefined)
    busyPages.set(siteBuild, making)
    return making
  }

  const answer: SearchRoute['answer'] = async (request, reply, { siteBuild }, question) => {
    if (siteBuild.search === undefined) return false
    const wait = limit?.ask(request.ip) ?? 0
    if (wait > 0) return refuse(request, reply, siteBuild, 429, wait)
    const known = pages.get(siteBuild, question)
    if (known !== undefined) return send(request, reply, known, BRIEFLY)
    const isWanted = () => !reply.raw.destroyed
    try {
      const turn = await queue.add(keyOf(request.ip), isWanted, () => pageFor(siteBuild, question))
      if ('refused' in turn) return refuse(request, reply, siteBuild, turn.refused, RETRY_SECONDS)
      return turn.value !== undefined && send(request, reply, turn.value, BRIEFLY)
    } catch (error) {
      if (!(error instanceof IoError)) throw error
      request.log.error({ err: error }, 'outage')
      return refuse(request, reply, siteBuild, 503, RETRY_SECONDS)
    }
  }
  return { answer, close: thread.close }
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { headers, plain, gzip }: SearchResultPage,
  more: Readonly<Record<string, string>>,
): true {
  const isCompressed = acceptedCodings(request.headers['accept-encoding']).includes('gzip')
  const body = isCompressed ? gzip : plain
  reply.headers({ ...headers, ...more, ...(isCompressed && { 'content-encoding': 'gzip' }) })
  // The reply itself must not be returned: awaiting it waits until it is sent, and yields nothing.
  if (request.method === 'HEAD') reply.header('content-length', String(body.byteLength)).send()
  else reply.send(body)
  return true
}
