import { recordingAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { homeData } from '../schema-org/series.ts'
import { type Frame, fill } from './frame.ts'
import { cardOf, feedsOf, pictureOf, showOf } from './listing.ts'

const NEWEST = 12

/** The station: something to listen to at once, what else is new, and its shows. */
export function renderHome(frame: Frame): string {
  const { station, episodes, feeds } = frame.onAir
  const head = {
    title: station.title,
    data: homeData(frame.onAir),
    ...(station.description !== undefined && { description: station.description }),
  }
  const latest = episodes.find(({ kind }) => kind === 'full') ?? episodes[0]
  const newest = episodes.filter((episode) => episode !== latest).slice(0, NEWEST - 1)
  return fill(frame, 'home', head, {
    feeds: feeds.map((feed) => showOf(frame, feed)),
    latest: latest ? latestOf(frame, latest) : null,
    newest: newest.map((episode) => cardOf(frame, episode)),
    count: frame.words.episodes(episodes.length),
  })
}

/** The newest whole programme, ready to be heard. */
function latestOf(frame: Frame, episode: Episode) {
  const { cover = feedsOf(frame, episode)[0]?.artwork, recording, slug } = episode
  return {
    ...cardOf(frame, episode),
    artwork: cover ? pictureOf(frame, cover, frame.words.artwork(episode.title)) : null,
    recording: recording
      ? { src: frame.link(recordingAddress(slug, recording.file)), type: recording.type }
      : null,
  }
}
