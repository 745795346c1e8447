import type { FeedSummary } from '../lint/summary.ts'
import { tableRows } from './table.ts'

/** A summary of a feed, as lines of text. */
export function feedSummary(summary: FeedSummary): string[] {
  const { title, items, newest, oldest, kind, medium, language, generator, uses, having } = summary
  const day = (moment: string) => moment.slice(0, 10)
  return tableRows([
    ['title', title],
    ['kind', `RSS 2.0, ${medium}, ${kind}${language === '' ? '' : `, ${language}`}`],
    ['items', `${items}${newest && oldest ? `, ${day(oldest)} to ${day(newest)}` : ''}`],
    ...Object.entries(having).map(([name, count]): [string, string] => [name, `in ${count} of ${items}`]),
    ['vocabularies', uses.join(', ')],
    ['made by', generator],
  ])
}
