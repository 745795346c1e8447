import { yearAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { formatMonthName, formatYear } from './format.ts'
import { grouped } from './group-by-year.ts'
import { summaryOf } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'

const NUMBER = { other: '{n}' }

/** The episodes of one calendar year, newest first. */
export interface Year {
  /** `2025`. */
  readonly year: string
  readonly episodes: readonly Episode[]
}

/** Every episode by the year in which it went on air where its producer is; the newest year first. */
export function yearsOf(episodes: readonly Episode[]): readonly Year[] {
  return grouped(episodes, yearOf).map((some) => ({
    year: yearOf(some[0]),
    episodes: some,
  }))
}

/** The years with their months. Thousands of episodes would be too much for one page: each year has its own. */
export function renderArchive(frame: PageContext, years: readonly Year[]): string {
  const { words, language, link } = frame
  const head = { title: words.all.nav.archive, description: words.all.archive.intro }
  return renderPage(frame, 'archive', head, {
    years: years.map(({ year, episodes }) => ({
      name: formatYear(year, language),
      href: link(yearAddress(year)),
      count: words.episodes(episodes.length),
      months: grouped(episodes, monthOf).map((some) => ({
        name: formatMonthName(monthOf(some[0]), language),
        href: link(yearAddress(year, monthOf(some[0]))),
        count: words.count(NUMBER, some.length),
      })),
    })),
  })
}

/** One year's episodes by month, with the way to the years beside it. */
export function renderYear(frame: PageContext, years: readonly Year[], at: number): string {
  const { words, language, link } = frame
  const { year = '', episodes = [] } = years[at] ?? {}
  const neighbour = (other: Year | undefined) =>
    other ? { name: formatYear(other.year, language), href: link(yearAddress(other.year)) } : null
  const name = formatYear(year, language)
  return renderPage(
    frame,
    'year',
    { title: name },
    {
      name,
      count: words.episodes(episodes.length),
      months: grouped(episodes, monthOf).map((some) => ({
        id: monthOf(some[0]),
        name: formatMonthName(monthOf(some[0]), language),
        count: words.count(NUMBER, some.length),
        episodes: some.map((episode) => summaryOf(frame, episode)),
      })),
      earlier: neighbour(years[at + 1]),
      later: neighbour(years[at - 1]),
    },
  )
}

/** The year in which an episode went on air, `2025`; empty where nobody knows it. */
export function yearOf(episode: Pick<Episode, 'day' | 'date'>): string {
  return monthOf(episode).slice(0, 4)
}

function monthOf({ day, date }: Pick<Episode, 'day' | 'date'>): string {
  return (day ?? date?.toISOString() ?? '').slice(0, 7)
}
