import { isListMedium } from '../../model/medium.ts'
import { filled } from '../interface-words.ts'
import type { Result } from '../search/result.ts'
import { facetOf, facetsIn, withoutFacets } from '../search/terms.ts'
import { formatYear } from './format.ts'
import { type PageContext, renderPage } from './page-context.ts'

/** What can be searched. */
export interface SearchIndex {
  /** How many files the index is cut into. */
  readonly shards: number
  /** The years in which something went on air, `2025`, newest first. */
  readonly years: readonly string[]
}

/** What a question finds: how many in all, and those that are shown. */
export interface Answer {
  /** With what it is narrowed to. */
  readonly question: string
  readonly count: number
  readonly results: readonly Result[]
  /** Whether they hold words that are only nearly those that were asked for. */
  readonly near?: boolean
}

/** The page for searching; with an answer for those whose browser runs no scripts. */
export function renderSearch(frame: PageContext, index: SearchIndex, answer?: Answer): string {
  const { words } = frame
  const { question: asked = '', count = 0, results = [], near = false } = answer ?? {}
  const question = withoutFacets(asked)
  const found = words.all.search
  const more = count - results.length
  return page(frame, index, {
    facets: facetsIn(asked),
    title: question === '' ? found.title : `${question} · ${found.title}`,
    question,
    answered: answer !== undefined,
    count:
      asked === ''
        ? null
        : count > 0
          ? `${near ? `${found.near} ` : ''}${words.count(found.found, count)}`
          : found.nothing,
    more: more > 0 ? words.count(found.moreThan, more) : null,
    results: results.map((result) => resultView(frame, result)),
  })
}

/** The page for searching where the server cannot answer just now: it says so where the results would stand. */
export function renderBusySearch(frame: PageContext, index: SearchIndex): string {
  const { title, busy } = frame.words.all.search
  const empty = { question: '', facets: [], more: null, results: [] }
  return page(frame, index, { ...empty, title, answered: true, count: busy })
}

interface SearchView {
  readonly title: string
  /** The terms that the question is narrowed to. */
  readonly facets: readonly string[]
  readonly question: string
  readonly answered: boolean
  readonly count: string | null
  readonly more: string | null
  readonly results: readonly object[]
}

function page(frame: PageContext, { shards, years }: SearchIndex, searched: SearchView): string {
  const { title, facets, ...view } = searched
  const shows = frame.siteView.feeds.filter(({ medium }) => !isListMedium(medium))
  const head = { title, hidden: true, scripts: ['search-query.js', 'search.js'] }
  return renderPage(frame, 'search', head, {
    shards,
    ...view,
    // What there is but one of narrows nothing.
    shows: manyOf(shows).map(({ id, title, language }) => ({
      value: id,
      name: title,
      lang: frame.foreign(language),
      chosen: facets.includes(facetOf('show', id)),
    })),
    years: manyOf(years).map((year) => ({
      value: year,
      name: formatYear(year, frame.language),
      lang: null,
      chosen: facets.includes(facetOf('year', year)),
    })),
  })
}

function manyOf<T>(all: readonly T[]): readonly T[] {
  return all.length > 1 ? all : []
}

function resultView({ foreign, words }: PageContext, { t, title, h, l, d, n, i, r, passages }: Result) {
  return {
    title,
    href: h,
    lang: l === undefined ? null : foreign(l),
    date: d ?? null,
    note: n ?? null,
    length: r?.l ?? null,
    thumb: i ?? null,
    play: r
      ? {
          href: r.h,
          type: r.t,
          seconds: r.s,
          key: r.g ?? null,
          label: filled(words.all.show.play, { title: t }),
        }
      : null,
    passages: passages.map(({ a, h: page = h, s, l: language = l, pieces, second }) => ({
      href: a === undefined ? page : `${page}#${encodeURIComponent(a)}`,
      second: second ?? null,
      label: s ?? null,
      lang: language ?? null,
      pieces,
    })),
  }
}
