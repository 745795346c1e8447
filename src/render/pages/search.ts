import { filled } from '../interface-words.ts'
import type { Result } from '../search/result.ts'
import { type PageContext, renderPage } from './page-context.ts'

/** What a question finds: how many in all, and those that are shown. */
export interface Answer {
  readonly question: string
  readonly count: number
  readonly results: readonly Result[]
  /** Whether they hold words that are only nearly those that were asked for. */
  readonly near?: boolean
}

/** The page for searching; with an answer for those whose browser runs no scripts. */
export function renderSearch(frame: PageContext, shards: number, answer?: Answer): string {
  const { words } = frame
  const { question = '', count = 0, results = [], near = false } = answer ?? {}
  const found = words.all.search
  const more = count - results.length
  return page(frame, shards, {
    title: question === '' ? found.title : `${question} · ${found.title}`,
    question,
    answered: answer !== undefined,
    count:
      question === ''
        ? null
        : count > 0
          ? `${near ? `${found.near} ` : ''}${words.count(found.found, count)}`
          : found.nothing,
    more: more > 0 ? words.count(found.moreThan, more) : null,
    results: results.map((result) => resultView(frame, result)),
  })
}

/** The page for searching where the server cannot answer just now: it says so where the results would stand. */
export function renderBusySearch(frame: PageContext, shards: number): string {
  const { title, busy } = frame.words.all.search
  return page(frame, shards, { title, question: '', answered: true, count: busy, more: null, results: [] })
}

interface SearchView {
  readonly title: string
  readonly question: string
  readonly answered: boolean
  readonly count: string | null
  readonly more: string | null
  readonly results: readonly object[]
}

function page(frame: PageContext, shards: number, { title, ...view }: SearchView): string {
  const head = { title, hidden: true, scripts: ['search-query.js', 'search.js'] }
  return renderPage(frame, 'search', head, { shards, ...view })
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
