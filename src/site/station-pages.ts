import type { Context, Query } from '../graph/query.ts'
import {
  ARCHIVE,
  CREDITS,
  HOME,
  NOT_FOUND,
  PEOPLE,
  SEARCH,
  SUBSCRIBE,
  searchTextAddress,
  TAGS,
} from '../model/address.ts'
import { topicsOf } from '../model/topic.ts'
import { yearsOf } from '../render/pages/archive.ts'
import {
  archivePage,
  creditsPage,
  homePage,
  notFoundPage,
  type Page,
  peoplePage,
  personPage,
  redirectPage,
  type Source,
  searchPage,
  subscribePage,
  topicPage,
  topicsPage,
  yearPage,
} from '../render/pages.ts'
import { personSearchDocument } from '../render/search/document.ts'
import { contributor, contributorIds, contributorIn, contributors } from './contributors.ts'
import { fileEntry } from './episode-files.ts'
import { templates } from './inputs.ts'
import { documents, HTML, JSON_TYPE, page } from './resource-queries.ts'
import { shardCount } from './search-index.ts'
import { type TrackedView, viewIn } from './view.ts'

/** The pages that a station has once, by address. */
const SINGLE: Readonly<Record<string, (source: Source, context: Context, view: TrackedView) => Page>> = {
  [HOME]: homePage,
  [ARCHIVE]: archivePage,
  [TAGS]: topicsPage,
  [PEOPLE]: (source, { get }, view) => peoplePage(source, allIn(get, view)),
  [CREDITS]: (source, { get }, view) => creditsPage(source, allIn(get, view)),
  [SUBSCRIBE]: subscribePage,
  [SEARCH]: (source, { get }) => searchPage(source, { shards: get(shardCount), years: get(yearNames) }),
  [NOT_FOUND]: notFoundPage,
}

export const SINGLE_PAGES: readonly string[] = Object.keys(SINGLE)

/** One of the pages that a station has once, by its address. */
export const stationPage = documents('page', (context, address) => {
  const view = viewIn(context)
  const one = SINGLE[address]?.(sourceIn(context, view), context, view)
  return one ? [page(one)] : []
})

/** The years with episodes, newest first, and the slugs of their episodes. */
export const years: Query<readonly { readonly year: string; readonly slugs: readonly string[] }[]> = {
  name: 'years',
  stored: 'no',
  run: (context) =>
    yearsOf(viewIn(context).siteView.episodes).map(({ year, episodes }) => ({
      year,
      slugs: episodes.map(({ slug }) => slug),
    })),
}

/** The years alone. */
export const yearNames: Query<readonly string[]> = {
  name: 'year names',
  stored: 'inline',
  run: ({ get }) => get(years).map(({ year }) => year),
}

/** A year's episodes, and the years beside it. */
const year: Query<{
  readonly later: string | null
  readonly slugs: readonly string[]
  readonly earlier: string | null
}> = {
  name: 'year',
  stored: 'no',
  run: ({ get }, key) => {
    const all = get(years)
    const at = all.findIndex((one) => one.year === key)
    return {
      later: all[at - 1]?.year ?? null,
      slugs: all[at]?.slugs ?? [],
      earlier: all[at + 1]?.year ?? null,
    }
  },
}

export const yearDocument = documents('year page', (context, key) => {
  const view = viewIn(context)
  const { later, slugs, earlier } = context.get(year, key)
  const beside = (one: string | null) => (one === null ? [] : [{ year: one, episodes: [] }])
  const some = [...beside(later), { year: key, episodes: view.episodes(slugs) }, ...beside(earlier)]
  return [page(yearPage(sourceIn(context, view), some, later === null ? 0 : 1))]
})

/** The tags of episodes, in the order in which the newest episodes first use them. */
export const topics: Query<
  readonly { readonly name: string; readonly slug: string; readonly episodes: readonly string[] }[]
> = {
  name: 'topics',
  stored: 'no',
  run: (context) =>
    topicsOf(viewIn(context).siteView.episodes).map(({ name, slug, episodes }) => ({
      name,
      slug,
      episodes: episodes.map((one) => one.slug),
    })),
}

const topic: Query<{ readonly name: string; readonly episodes: readonly string[] }> = {
  name: 'topic',
  stored: 'no',
  run: ({ get }, slug) => {
    const { name = '', episodes = [] } = get(topics).find((one) => one.slug === slug) ?? {}
    return { name, episodes }
  },
}

export const topicDocument = documents('tag page', (context, slug) => {
  const view = viewIn(context)
  const { name, episodes } = context.get(topic, slug)
  return [page(topicPage(sourceIn(context, view), { name, slug, episodes: view.episodes(episodes) }))]
})

/** The page of a person or organisation. */
export const personDocument = documents('person page', (context, id) => {
  const view = viewIn(context)
  const row = context.get(contributor, id)
  if (!row) return []
  const found = contributorIn(view, row)
  return [page(personPage(sourceIn(context, view), found))]
})

/** The picture of a person in people.yaml. */
export const personPicture = documents('person picture', (context, id) => {
  const person = viewIn(context).siteView.station.people.find((one) => one.id === id)
  return person?.picture ? [fileEntry(person.picture)] : []
})

/** The search document of a person, at the person's number in the index. */
export const personSearchText = documents('person search text', (context, id) => {
  const { get } = context
  const view = viewIn(context)
  const row = get(contributor, id)
  if (!row) return []
  return [
    {
      address: searchTextAddress('people', get(contributorIds).indexOf(id)),
      kind: 'text',
      type: JSON_TYPE,
      render: () => JSON.stringify(personSearchDocument(view.siteView, contributorIn(view, row))),
    },
  ]
})

/** A redirect page at a former address; the key is a JSON array of both addresses and whether it may be framed. */
export const redirectDocument = documents('redirect', (context, key) => {
  const [from = '', to = '', framed = false] = JSON.parse(key) as [string, string, boolean]
  const { siteView } = viewIn(context)
  const render = () => redirectPage(siteView, context.get(templates), from, to)
  return [{ address: from, kind: 'page', type: HTML, render, redirect: to, ...(framed && { framed }) }]
})

/** The queries of this file that make no address; the graph has to know them. */
export const LIST_QUERIES: readonly Query<unknown>[] = [years, yearNames, year, topics, topic]

function sourceIn({ get }: Context, { siteView }: TrackedView): Source {
  return { siteView, templates: get(templates) }
}

function allIn(get: Context['get'], view: TrackedView) {
  return get(contributors).map((row) => contributorIn(view, row))
}
