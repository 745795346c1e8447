import type { Findable } from '../search/documents.ts'
import { type Hit, markedIn, type Passage, passagesFor } from '../search/query.ts'
import { type Frame, fill } from './frame.ts'

/** What a question finds: all of it, and the texts of those that are shown. */
export interface Answer {
  readonly question: string
  readonly hits: readonly Hit[]
  readonly shown: readonly Findable[]
}

/** The page for searching; with an answer for those whose browser runs no scripts. */
export function renderSearch(frame: Frame, shards: number, answer?: Answer): string {
  const { words } = frame
  const { question = '', hits = [], shown = [] } = answer ?? {}
  const found = words.all.search
  const count = hits.length > 0 ? words.count(found.found, hits.length) : found.nothing
  const more = hits.length - shown.length
  return fill(
    frame,
    'search',
    {
      title: question === '' ? found.title : `${question} · ${found.title}`,
      hidden: true,
      scripts: ['search-query.js', 'search.js'],
    },
    {
      question,
      shards,
      answered: answer !== undefined,
      count: question === '' ? null : count,
      more: more > 0 ? words.count(found.moreThan, more) : null,
      results: shown.map((text) => resultView(frame, text, question)),
    },
  )
}

function resultView({ foreign }: Frame, text: Findable, question: string) {
  const { t, h, l, d, n, p } = text
  return {
    title: markedIn(t, question),
    href: h,
    lang: l === undefined ? null : foreign(l),
    date: d ?? null,
    note: n ?? null,
    passages: passagesFor(question, p).map((passage) => passageView(text, passage)),
  }
}

function passageView(text: Findable, { part, pieces }: Passage) {
  const { a, h = text.h, s, l = text.l } = part
  return {
    href: a === undefined ? h : `${h}#${encodeURIComponent(a)}`,
    label: s ?? null,
    lang: l ?? null,
    pieces,
  }
}
