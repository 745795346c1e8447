import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { headersFor } from '../build/response-headers.ts'
import type { SiteBuild } from '../build/site-build.ts'
import type { Resource } from '../model/resource.ts'

const compressed = promisify(gzip)

/** A page that a search made, in both of its forms. */
export interface SearchResultPage {
  /** Header fields that follow from what it is, its type among them. */
  readonly headers: Readonly<Record<string, string>>
  readonly plain: Buffer
  readonly gzip: Buffer
}

/** What was searched for, while its build stands. */
export interface SearchResultCache {
  readonly get: (siteBuild: SiteBuild, question: string) => SearchResultPage | undefined
  readonly keep: (siteBuild: SiteBuild, question: string, page: SearchResultPage) => void
}

/** A page is some 20 KB, and 5 KB compressed. */
const KEPT_BYTES = 8 * 1024 * 1024

interface Kept {
  readonly pages: Map<string, SearchResultPage>
  bytes: number
}

/** Keeps up to so many bytes of a build, and lets go of what was longest unasked. */
export function searchResultCache(keptBytes = KEPT_BYTES): SearchResultCache {
  const siteBuilds = new WeakMap<SiteBuild, Kept>()
  return {
    get: (siteBuild, question) => {
      const pages = siteBuilds.get(siteBuild)?.pages
      const page = pages?.get(question)
      if (pages === undefined || page === undefined) return undefined
      pages.delete(question)
      pages.set(question, page)
      return page
    },
    keep: (siteBuild, question, page) => {
      const kept = siteBuilds.get(siteBuild) ?? { pages: new Map(), bytes: 0 }
      siteBuilds.set(siteBuild, kept)
      const before = kept.pages.get(question)
      if (before !== undefined) kept.bytes -= sizeOf(question, before)
      kept.pages.delete(question)
      kept.pages.set(question, page)
      kept.bytes += sizeOf(question, page)
      for (const [oldest, other] of kept.pages) {
        if (kept.bytes <= keptBytes) return
        kept.pages.delete(oldest)
        kept.bytes -= sizeOf(oldest, other)
      }
    },
  }
}

/** Both forms of a page; undefined where it has no bytes. Compressed by another thread. */
export async function searchResultPage(page: Resource): Promise<SearchResultPage | undefined> {
  if (!('bytes' in page.body)) return undefined
  const plain = Buffer.from(page.body.bytes())
  return { headers: { ...headersFor(page), 'content-type': page.type }, plain, gzip: await compressed(plain) }
}

function sizeOf(question: string, { plain, gzip: zipped }: SearchResultPage): number {
  return 2 * question.length + plain.byteLength + zipped.byteLength
}
