import type { Query } from '../graph/query.ts'
import { isListMedium } from '../model/medium.ts'
import { latestIn, type SeasonPlace, seasonsIn, showSlices } from '../render/pages/show.ts'
import { showPage } from '../render/pages.ts'
import { headers, setting, templates } from './inputs.ts'
import { feedRow } from './order.ts'
import { documents, page } from './resource-queries.ts'
import { viewIn } from './view.ts'

/** The episodes of a show on its pages, as slugs. */
interface ShowCut {
  readonly pages: readonly (readonly string[])[]
  readonly seasons: readonly SeasonPlace[]
  readonly latest: string | null
}

export const showCut: Query<ShowCut> = {
  name: 'show cut',
  stored: 'no',
  run: ({ get }, id) => {
    const all = get(headers)
    const { feeds } = get(setting)
    // A list has no items of its own (P20-MEDIUM-2).
    const isList = isListMedium(feeds.find((feed) => feed.id === id)?.medium ?? 'podcast')
    const row = (isList ? [] : get(feedRow, id)).flatMap((slug) => all.get(slug) ?? [])
    return {
      pages: showSlices(row.map(({ slug }) => slug)),
      seasons: seasonsIn(row),
      latest: latestIn(row)?.slug ?? null,
    }
  },
}

/** One page of a show, as slugs; the key is the show's id and the number of the page. */
const showPart: Query<{
  readonly slugs: readonly string[]
  readonly pages: number
  readonly seasons: readonly SeasonPlace[]
  readonly latest: string | null
}> = {
  name: 'show part',
  stored: 'no',
  run: ({ get }, key) => {
    const [id, number] = split(key)
    const { pages, seasons, latest } = get(showCut, id)
    return {
      slugs: pages[number - 1] ?? [],
      pages: pages.length,
      seasons,
      latest: number === 1 ? latest : null,
    }
  },
}

/** The keys of a show's pages. */
export function showPageKeys(id: string, { pages }: ShowCut): string[] {
  return pages.map((_, index) => `${id} ${index + 1}`)
}

export const showDocument = documents('show page', (context, key) => {
  const { get } = context
  const [id, number] = split(key)
  const { siteView, episode, episodes } = viewIn(context)
  const feed = siteView.feeds.find((one) => one.id === id)
  if (!feed) return []
  const { slugs, latest, ...place } = get(showPart, key)
  const part = {
    ...place,
    feed,
    page: number,
    episodes: episodes(slugs),
    ...(latest !== null && { latest: episode(latest) }),
  }
  return [page(showPage({ siteView, templates: get(templates) }, part))]
})

/** The queries of this file that have no address, for the graph. */
export const SHOW_QUERIES: readonly Query<unknown>[] = [showCut, showPart]

function split(key: string): [id: string, page: number] {
  const [id = '', page = '1'] = key.split(' ')
  return [id, Number(page)]
}
