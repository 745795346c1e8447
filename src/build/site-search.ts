import type { Context } from '../graph/query.ts'
import { SEARCH, searchTextAddress } from '../model/address.ts'
import type { Resource } from '../model/resource.ts'
import { type PageContext, pageContextOf } from '../render/pages/page-context.ts'
import { renderBusySearch, renderSearch } from '../render/pages/search.ts'
import { nearShardsFor, shardsFor } from '../render/search/query.ts'
import type { Result } from '../render/search/result.ts'
import { templates } from '../site/inputs.ts'
import { HTML } from '../site/resource-queries.ts'
import { shardBytes, shardCount } from '../site/search-index.ts'
import { yearNames } from '../site/station-pages.ts'
import { viewIn } from '../site/view.ts'
import { cleanSearchQuery, type ShardFile, searchInThread } from './search-work.ts'
import type { SiteBuild } from './site-build.ts'
import { withPauses } from './work-with-pauses.ts'

/**
 * The search of a site: renders the page of results, and the page for when a query cannot be answered now.
 * Index files and texts are made in short pieces that take at most a third of the time, so that other
 * requests are answered between them. `find` returns the search texts of the results.
 */
export function siteSearch(
  context: Context,
  find: (address: string) => Resource | undefined,
): Required<Pick<SiteBuild, 'search' | 'busySearch'>> {
  const shards = context.get(shardCount)
  const index = () => ({ shards, years: context.get(yearNames) })
  const page = (render: (frame: PageContext) => string): Resource => {
    const text = () => render(pageContextOf(viewIn(context).siteView, context.get(templates), SEARCH))
    return {
      address: SEARCH,
      kind: 'page',
      type: HTML,
      body: { bytes: () => new TextEncoder().encode(text()) },
    }
  }
  return {
    busySearch: () => page((frame) => renderBusySearch(frame, index())),
    search: async (question, work = searchInThread) => {
      const asked = cleanSearchQuery(question)
      const files: ShardFile[] = []
      for (const number of shardsFor(asked, shards)) {
        files.push([number, await withPauses(() => shardBytes(context, number))])
      }
      const found = await work.hits(asked, shards, files)
      // More files are read only if the query finds nothing.
      for (const number of found.count > 0 ? [] : nearShardsFor(asked, shards)) {
        if (files.some(([one]) => one === number)) continue
        files.push([number, await withPauses(() => shardBytes(context, number))])
      }
      const { count, best, near } = found.count > 0 ? found : await work.hits(asked, shards, files)
      const results: Result[] = []
      for (const { kind, number } of best) {
        const body = find(searchTextAddress(kind, number))?.body
        if (!body || !('bytes' in body)) continue
        results.push(await work.result(asked, await withPauses(() => body.bytes())))
      }
      return page((frame) =>
        renderSearch(frame, index(), { question: asked, count, results, ...(near && { near }) }),
      )
    },
  }
}
