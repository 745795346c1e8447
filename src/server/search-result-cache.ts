import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { headersFor } from '../build/response-headers.ts'
import type { SiteBuild } from '../build/site-build.ts'
import type { Resource } from '../model/resource.ts'

const compressed = promisify(gzip)

/** A page of search results, plain and compressed. */
export interface SearchResultPage {
  /** Header fields of the page, Content-Type included. */
  readonly headers: Readonly<Record<string, string>>
  readonly plain: Buffer
  readonly gzip: Buffer
}

/** Cache of search results by build and query. */
export interface SearchResultCache {
  readonly get: (siteBuild: SiteBuild, question: string) => SearchResultPage | undefined
  readonly store: (siteBuild: SiteBuild, question: string, page: SearchResultPage) => void
}

/** A page is some 20 KB, and 5 KB compressed. */
const KEPT_BYTES = 8 * 1024 * 1024

interface CachedPage {
  readonly pages: Map<string, SearchResultPage>
  bytes: number
}

/** An LRU cache: keeps up to `keptBytes` of a build and drops the least recently used pages. */
export function searchResultCache(keptBytes = KEPT_BYTES): SearchResultCache {
  const siteBuilds = new WeakMap<SiteBuild, CachedPage>()
  return {
    get: (siteBuild, question) => {
      const pages = siteBuilds.get(siteBuild)?.pages
      const page = pages?.get(question)
      if (pages === undefined || page === undefined) return undefined
      pages.delete(question)
      pages.set(question, page)
      return page
    },
    store: (siteBuild, question, page) => {
      const cached = siteBuilds.get(siteBuild) ?? { pages: new Map(), bytes: 0 }
      siteBuilds.set(siteBuild, cached)
      const before = cached.pages.get(question)
      if (before !== undefined) cached.bytes -= sizeOf(question, before)
      cached.pages.delete(question)
      cached.pages.set(question, page)
      cached.bytes += sizeOf(question, page)
      for (const [oldest, other] of cached.pages) {
        if (cached.bytes <= keptBytes) return
        cached.pages.delete(oldest)
        cached.bytes -= sizeOf(oldest, other)
      }
    },
  }
}

/** Compresses a page in a thread of zlib; undefined if the page has no bytes. */
export async function searchResultPage(page: Resource): Promise<SearchResultPage | undefined> {
  if (!('bytes' in page.body)) return undefined
  const plain = Buffer.from(page.body.bytes())
  return { headers: { ...headersFor(page), 'content-type': page.type }, plain, gzip: await compressed(plain) }
}

function sizeOf(question: string, { plain, gzip: zipped }: SearchResultPage): number {
  return 2 * question.length + plain.byteLength + zipped.byteLength
}
