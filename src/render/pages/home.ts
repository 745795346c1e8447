import type { Episode } from '../../model/episode.ts'
import { homeData } from '../schema-org/series.ts'
import { type Frame, fill } from './frame.ts'
import { grouped } from './grouped.ts'
import { cardOf, showOf } from './listing.ts'

const NEWEST = 12

/** The station: its shows, the newest episodes, and all older ones by year. */
export function renderHome(frame: Frame): string {
  const { station, episodes, feeds } = frame.onAir
  const head = {
    title: station.title,
    data: homeData(frame.onAir),
    ...(station.description !== undefined && { description: station.description }),
  }
  return fill(frame, 'home', head, {
    feeds: feeds.map((feed) => showOf(frame, feed)),
    newest: episodes.slice(0, NEWEST).map((episode) => cardOf(frame, episode)),
    years: grouped(episodes.slice(NEWEST), yearOf).map((some) => ({
      year: yearOf(some[0]),
      episodes: some.map((episode) => cardOf(frame, episode)),
    })),
  })
}

function yearOf({ day }: Episode): string {
  return day === undefined ? '' : day.slice(0, 4)
}
