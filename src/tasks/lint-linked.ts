import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import type { FeedDocument } from '../lint/feed-document.ts'
import { type Link, type Looked, linkRules, linksOf } from '../lint/linked.ts'
import { IoError } from '../ports/io-error.ts'
import type { Web, WebRequest, WebResponse } from '../ports/web.ts'
import { sizeOf } from '../read/picture.ts'

/** Nobody who lints a feed wants to fetch a thousand files, and no server is asked for more. */
const LINKS_MOST = 150
/** So many servers are asked at a time, each for one thing after the other. */
const SERVERS_AT_A_TIME = 4
/** Enough to tell a recording, and to measure most pictures. */
const FIRST_BYTES = 65_536
/** Chapters and transcripts are read as a whole up to here. */
const TEXT_BYTES = 1_000_000

/** Fetches the beginning of what a feed names, and judges it. `onProgress` is called with how far it is. */
export async function lintLinked(
  web: Web,
  feed: FeedDocument,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<readonly Diagnostic[]> {
  const all = linksOf(feed)
  const links = all.slice(0, LINKS_MOST)
  const found = new Map<Link, Diagnostic[]>()
  const queues = [...byServer(links)]
  let done = 0
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const link of queue) {
        found.set(link, [...linkRules(link, await look(web, link))])
        onProgress(++done, links.length)
      }
    }
  }
  await Promise.all(Array.from({ length: SERVERS_AT_A_TIME }, work))
  const left = all.length - links.length
  const { file } = feed.channel
  return [
    ...links.flatMap((link) => found.get(link) ?? []),
    ...(left > 0 ? [say('linked.left-out', startOf(file), { count: left, most: LINKS_MOST })] : []),
  ]
}

function byServer(links: readonly Link[]): Iterable<Link[]> {
  const servers = new Map<string, Link[]>()
  for (const link of links) {
    const { host } = new URL(link.url)
    const queue = servers.get(host)
    if (queue) queue.push(link)
    else servers.set(host, [link])
  }
  return servers.values()
}

async function look(web: Web, { kind, url }: Link): Promise<Looked> {
  const isText = kind === 'transcript' || kind === 'chapters file'
  const first = isText ? TEXT_BYTES : FIRST_BYTES
  const head = isText ? undefined : await asked(web, { url, method: 'HEAD' })
  const range = { headers: { Range: `bytes=0-${first - 1}`, 'Accept-Encoding': 'identity' } }
  const get = await asked(web, { url, method: 'GET', first, ...(!isText && range) })
  if (typeof get === 'string') return { failure: get }
  const { status, headers, bytes } = get
  const size = kind === 'picture' || kind === 'show’s picture' ? sizeOf(bytes) : undefined
  return {
    ...(head !== undefined && typeof head !== 'string' && { head }),
    get: { status, headers, bytes, isWhole: bytes.length < first },
    ...(size && { size }),
  }
}

/** An answer, or why there is none as a clause. */
async function asked(web: Web, question: WebRequest): Promise<WebResponse | string> {
  try {
    return await web.fetch(question)
  } catch (error) {
    if (!(error instanceof IoError)) throw error
    return error.message.replace(/^.*? cannot be fetched: /, '').replace(/\.$/, '')
  }
}
