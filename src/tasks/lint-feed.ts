import { say } from '../diagnostics/catalogue.ts'
import { startOf } from '../diagnostics/diagnostic.ts'
import { type Linted, lintFeed } from '../lint/lint.ts'
import { httpRules } from '../lint/rules/http.ts'
import type { Clock } from '../ports/clock.ts'
import { IoError } from '../ports/io-error.ts'
import type { Web, WebResponse } from '../ports/web.ts'
import { podcastGuid } from '../site/podcast-guid.ts'

/** Judges a feed that somebody has as a file. */
export function lintFile(clock: Clock, name: string, bytes: Uint8Array): Linted {
  return lintFeed({ name, bytes, now: clock.now(), recipe: podcastGuid })
}

/** What is said of a file that is not even read. */
export function feedTooLarge(name: string, maxBytes: number): Linted {
  return { diagnostics: [say('xml.too-large', startOf(name), { megabytes: Math.round(maxBytes / 1e6) })] }
}

/** Fetches a feed and judges it, and how its server answers. */
export async function lintAddress(web: Web, clock: Clock, url: string): Promise<Linted> {
  const get = await web.fetch({ url, method: 'GET' })
  const head = get.status === 200 ? await asked(() => web.fetch({ url: get.url, method: 'HEAD' })) : undefined
  const conditions = conditionsOf(get)
  const again =
    get.status === 200 && conditions
      ? await asked(() => web.fetch({ url: get.url, method: 'GET', headers: conditions }))
      : undefined
  const http = [...httpRules(url, { get, ...(head && { head }), ...(again && { again }) })]
  if (get.status !== 200) return { diagnostics: http }
  const linted = lintFeed({
    name: url,
    bytes: get.bytes,
    url: get.url,
    now: clock.now(),
    recipe: podcastGuid,
  })
  return { ...linted, diagnostics: [...http, ...linted.diagnostics] }
}

/** A second question that stays without an answer is a finding, not the end. */
async function asked(question: () => Promise<WebResponse>): Promise<WebResponse | undefined> {
  try {
    return await question()
  } catch (error) {
    if (error instanceof IoError) return undefined
    throw error
  }
}

function conditionsOf({ headers }: WebResponse): Record<string, string> | undefined {
  const etag = headers.get('etag')
  const modified = headers.get('last-modified')
  if (etag === undefined && modified === undefined) return undefined
  return {
    ...(etag !== undefined && { 'If-None-Match': etag }),
    ...(modified !== undefined && { 'If-Modified-Since': modified }),
  }
}
