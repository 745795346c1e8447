import { episodeAddress, recordingAddress } from '../../model/address.ts'
import { timedChapters } from '../../model/chapters.ts'
import type { Episode } from '../../model/episode.ts'
import { isVideo } from '../../model/recording.ts'
import { webUrl } from '../web-url.ts'
import { dataBlock } from './data-block.ts'
import { formatSize } from './format.ts'
import { feedsOf, pictureOf } from './listing.ts'
import type { PageContext } from './page-context.ts'
import { recordingLink } from './recording-link.ts'
import { chapterTitle, measuredTrack, trackOf } from './transcript.ts'
import { wavePath } from './waveform.ts'

/** The modules of a page that holds a player, by their names among the assets; the first needs the others. */
export const PLAYER_SCRIPTS = ['browser.js', 'player.js', 'player-view.js', 'reading.js']

/** A recording as the template `player` shows it, with the captions of that page; null where there is none. */
export function recordingView(
  frame: PageContext,
  episode: Episode,
  {
    track = trackOf(frame, episode),
    next,
  }: { readonly track?: ReturnType<typeof trackOf>; readonly next?: Episode | undefined } = {},
) {
  const { recording, slug } = episode
  if (!recording) return null
  const poster = posterOf(frame, episode)
  return {
    video: isVideo(recording),
    poster,
    videos: videosBeside(episode).map(({ file, type, title }) => ({
      src: frame.link(recordingAddress(slug, file)),
      type,
      title: title ?? episode.title,
      poster,
    })),
    src: recordingLink(frame, slug, recording),
    type: recording.type,
    format: recording.file.slice(recording.file.lastIndexOf('.') + 1).toUpperCase(),
    size: recording.bytes > 0 ? formatSize(recording.bytes, frame.language) : null,
    track,
    wave: episode.waveform ? wavePath(episode.waveform) : null,
    chaptered: timedChapters(episode).length > 1,
    data_html: dataBlock('application/json', playerData(frame, episode, next)),
  }
}

/** What a video shows before it plays. */
function posterOf(frame: PageContext, episode: Episode): string | null {
  const cover = episode.cover ?? feedsOf(frame, episode)[0]?.artwork
  return cover ? pictureOf(frame, cover, '').src : null
}

/** Versions of a recording of sound that show moving pictures and stand beside it. */
function videosBeside({ recording, alternatives = [] }: Episode) {
  return alternatives.flatMap(({ file, type, title }) =>
    file !== undefined && file !== recording?.file && isVideo({ type }) ? [{ file, type, title }] : [],
  )
}

/** What templates/player.js reads. */
function playerData(frame: PageContext, episode: Episode, next: Episode | undefined) {
  const { words, foreign } = frame
  const [feed] = feedsOf(frame, episode)
  const cover = episode.cover ?? feed?.artwork
  return {
    key: episode.guid,
    title: episode.title,
    show: feed?.title ?? null,
    author: feed?.author ?? null,
    artwork: cover ? { type: cover.type, ...artworkOf(pictureOf(frame, cover, '')) } : null,
    seconds: episode.recording?.seconds ?? 0,
    chapters: timedChapters(episode).map((chapter) => ({
      start: chapter.start,
      title: chapterTitle(chapter),
      url: webUrl(chapter.url),
      picture: ownPicture(frame, episode, chapter.image),
    })),
    measured: measuredTrack(frame, episode),
    ...(next && { next: frame.link(episodeAddress(next.slug)) }),
    lang: foreign(words.language),
    words: words.all.player,
  }
}

/** A chapter's picture, where it is the station's own: pages load nothing from elsewhere. */
function ownPicture({ siteView: { url }, link }: PageContext, { slug }: Episode, image: string | undefined) {
  const whole = webUrl(image, url + episodeAddress(slug))
  return whole?.startsWith(`${url}/`) ? link(whole.slice(url.length)) : undefined
}

/** A media session takes sources with their sizes (https://w3c.github.io/mediasession/#dictdef-mediaimage). */
function artworkOf({ src, width, height }: ReturnType<typeof pictureOf>) {
  return { src, sizes: `${width}x${height}` }
}
