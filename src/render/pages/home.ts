import type { Episode } from '../../model/episode.ts'
import { isVideo } from '../../model/recording.ts'
import { homeData } from '../schema-org/series.ts'
import { coverAlt, feedsOf, pictureOf, showOf, summaryOf } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'
import { recordingLink } from './recording-link.ts'
import { latestIn } from './show.ts'
import { isPreviewIn, upcomingView } from './upcoming.ts'

const NEWEST = 12

/** The station: something to listen to at once, what else is new, and its shows. */
export function renderHome(frame: PageContext): string {
  const { station, episodes, feeds } = frame.siteView
  const head = {
    title: station.title,
    data: homeData(frame.siteView),
    hidden: isPreviewIn(frame),
    ...(station.description !== undefined && { description: station.description }),
  }
  const latest = latestIn(episodes)
  const newest = episodes.filter((episode) => episode !== latest).slice(0, NEWEST - 1)
  return renderPage(frame, 'home', head, {
    feeds: feeds.map((feed) => showOf(frame, feed)),
    latest: latest ? latestOf(frame, latest) : null,
    upcoming: upcomingView(frame),
    newest: newest.map((episode) => summaryOf(frame, episode)),
    count: frame.words.episodes(episodes.length),
  })
}

/** The newest whole programme, with its picture. */
function latestOf(frame: PageContext, episode: Episode) {
  const { cover = feedsOf(frame, episode)[0]?.artwork, recording, slug } = episode
  return {
    ...summaryOf(frame, episode),
    artwork: cover ? pictureOf(frame, cover, coverAlt(frame, episode)) : null,
    // For stations' own templates: the one that ships plays it from a link.
    recording: recording
      ? {
          src: recordingLink(frame, slug, recording),
          type: recording.type,
          video: isVideo(recording),
          poster: cover ? pictureOf(frame, cover, '').src : null,
        }
      : null,
  }
}
