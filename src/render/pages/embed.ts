import { episodeAddress } from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { previewNotice } from '../upcoming.ts'
import { coverAlt, feedsOf, pictureOf, summaryOf } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'
import { PLAYER_SCRIPTS, recordingView } from './player.ts'
import { mediaOrigins } from './recording-link.ts'

/** An episode to be heard on another site, in a frame: the player, and the way to the page itself. */
export function renderEmbed(frame: PageContext, episode: Episode): string {
  const feeds = feedsOf(frame, episode)
  const cover = episode.cover ?? feeds[0]?.artwork
  const head = {
    title: episode.title,
    canonical: episodeAddress(episode.slug),
    hidden: true,
    notice: previewNotice(frame.siteView, episode.slug, frame.language),
    scripts: PLAYER_SCRIPTS,
    media: mediaOrigins([episode.recording]),
  }
  return renderPage(frame, 'embed', head, {
    episode: {
      ...summaryOf(frame, episode),
      artwork: cover ? pictureOf(frame, cover, coverAlt(frame, episode)) : null,
      recording: recordingView(frame, episode),
    },
  })
}
