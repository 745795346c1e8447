import {
  cardAddress,
  episodeAddress,
  pictureAddress,
  recordingUrl,
  showAddress,
  transcriptAddress,
} from '../../model/address.ts'
import { timedChapters } from '../../model/chapters.ts'
import type { Episode } from '../../model/episode.ts'
import { carriersOf } from '../../model/feed.ts'
import { isVideo, type Recording } from '../../model/recording.ts'
import { newestChange, type SiteView } from '../../model/site-view.ts'
import { timeTurns } from '../../model/timing.ts'
import { plainInline } from '../markdown.ts'
import { formatClock } from '../pages/format.ts'
import { creditsOf } from '../people.ts'
import { creditProperties } from './credits.ts'
import { crumbs } from './crumbs.ts'
import { episodeId, graph, playerUrl, recordingId, stationId, type Thing } from './ids.ts'
import { licenseUrl } from './license.ts'
import { seasonThing, seriesReference } from './series.ts'

/** An episode's page: https://schema.org/PodcastEpisode with its recording. `description` is plain text. */
export function episodeData(siteView: SiteView, episode: Episode, description: string): object {
  const { slug, title } = episode
  const [feed] = carriersOf(episode, siteView.feeds)
  const way = [
    ...(feed && feed.id !== siteView.station.home
      ? [{ name: feed.title, address: showAddress(feed.id) }]
      : []),
    { name: title, address: episodeAddress(slug) },
  ]
  return graph(episodeThing(siteView, episode, description), crumbs(siteView, way))
}

function episodeThing(siteView: SiteView, episode: Episode, description: string): Thing {
  const { slug, recording, tags, corrections } = episode
  const feeds = carriersOf(episode, siteView.feeds)
  const [feed] = feeds
  const license = licenseUrl(episode.license ?? feed?.license)
  const modified = newestChange([episode])
  const spoken = spokenOf(episode)
  const clips = clipsOf(siteView, episode)
  return {
    '@type': 'PodcastEpisode',
    '@id': episodeId(siteView, slug),
    name: episode.title,
    url: siteView.url + episodeAddress(slug),
    ...(description !== '' && { description }),
    ...(episode.date && { datePublished: episode.date.toISOString() }),
    ...(modified && { dateModified: modified.toISOString() }),
    inLanguage: episode.language,
    ...(recording && { duration: formatClock(recording.seconds).iso }),
    ...(feeds.length > 0 && { partOfSeries: feeds.map((one) => seriesReference(siteView, one)) }),
    ...(episode.episode !== undefined && { episodeNumber: episode.episode }),
    ...(feed &&
      episode.season !== undefined && { partOfSeason: seasonThing(siteView, feed, episode.season) }),
    ...(recording && { associatedMedia: recordingThing(siteView, episode, recording, spoken) }),
    image: imagesOf(siteView, episode),
    publisher: { '@id': stationId(siteView), '@type': 'Organization', name: siteView.station.title },
    ...(license !== undefined && { license }),
    ...(tags.length > 0 && { keywords: tags }),
    ...creditProperties(siteView, creditsOf(siteView, episode)),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ date, text }) => ({
        '@type': 'CorrectionComment',
        datePublished: date,
        text: plainInline(text),
      })),
    }),
    isAccessibleForFree: true,
    // https://www.w3.org/2021/a11y-discov-vocab/latest/
    ...(spoken && { accessibilityFeature: ['transcript', ...(spoken.isCaption ? ['captions'] : [])] }),
    ...(clips.length > 0 && { hasPart: clips }),
  }
}

/** What is known of the words of an episode. */
interface Spoken {
  readonly language: string
  readonly isTimed: boolean
  /** A condensed or estimated text is no caption of what is heard. */
  readonly isCaption: boolean
}

function spokenOf({ transcripts, recording }: Episode): Spoken | undefined {
  const [transcript] = transcripts
  if (!transcript || transcript.turns.length === 0) return undefined
  const { language, kind } = transcript
  const timed = timeTurns(transcript, recording?.seconds ?? 0)
  const isTimed = timed !== undefined
  return { language, isTimed, isCaption: kind === 'verbatim' && isTimed && !timed.estimated }
}

function recordingThing(
  siteView: SiteView,
  episode: Episode,
  recording: Recording,
  spoken: Spoken | undefined,
): Thing {
  const { slug, title, date, language } = episode
  return {
    '@type': isVideo(recording) ? 'VideoObject' : 'AudioObject',
    '@id': recordingId(siteView, slug),
    contentUrl: recordingUrl(siteView.url, slug, recording),
    embedUrl: playerUrl(siteView, slug),
    encodingFormat: recording.type,
    contentSize: `${recording.bytes} B`,
    duration: formatClock(recording.seconds).iso,
    inLanguage: spoken?.language ?? language,
    ...(isVideo(recording) && { name: title, thumbnailUrl: imagesOf(siteView, episode) }),
    ...(date && { uploadDate: date.toISOString() }),
    // All that is said would double the page: it stands in a file of its own.
    ...(spoken && { transcript: siteView.url + transcriptAddress(slug, 'txt') }),
    ...(spoken?.isTimed && {
      caption: {
        '@type': 'MediaObject',
        contentUrl: siteView.url + transcriptAddress(slug, 'vtt'),
        encodingFormat: 'text/vtt',
        inLanguage: spoken.language,
      },
    }),
  }
}

/** Chapters, from their start to the next one’s. */
function clipsOf({ url }: SiteView, episode: Episode): Thing[] {
  const { slug, recording } = episode
  const chapters = timedChapters(episode)
  return chapters.map(({ title, start }, index) => ({
    '@type': 'Clip',
    name: plainInline(title) || title,
    startOffset: start,
    endOffset: chapters[index + 1]?.start ?? recording?.seconds ?? start,
    url: `${url}${episodeAddress(slug)}#t=${start}`,
  }))
}

function imagesOf(siteView: SiteView, episode: Episode): string[] {
  const picture = episode.cover ?? carriersOf(episode, siteView.feeds)[0]?.artwork
  const card = cardAddress(episode.slug)
  return [
    ...(picture ? [siteView.url + pictureAddress(picture)] : []),
    ...(siteView.cards?.has(card) ? [siteView.url + card] : []),
  ]
}
