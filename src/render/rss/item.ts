import {
  chaptersAddress,
  episodeAddress,
  pictureAddress,
  recordingUrl,
  type TranscriptFormat,
  transcriptAddress,
  translationOf,
} from '../../model/address.ts'
import { timedChapters } from '../../model/chapters.ts'
import type { Episode, Soundbite } from '../../model/episode.ts'
import { creditsIn, type Feed } from '../../model/feed.ts'
import type { SiteView } from '../../model/site-view.ts'
import { timeTurns } from '../../model/timing.ts'
import type { Transcript } from '../../model/transcript.ts'
import { renderContent } from '../content.ts'
import { plainText } from '../markdown.ts'
import { webUrl } from '../web-url.ts'
import { alternativeElements } from './alternative.ts'
import { descriptionOf, type Element, element, emptyElement, shortened } from './element.ts'
import { contentLinkElements, extraElements } from './extras.ts'
import { personElements } from './person.ts'
import { restoredElements } from './restored.ts'
import { licenseElements, locationElements, PODCAST_TEXT } from './rights.ts'
import { simpleChapterElements } from './simple-chapters.ts'

/** The properties of an item that `podcast` writes itself; all other elements are custom elements. */
interface Item {
  readonly title: string
  readonly description: string
  readonly url: string
  readonly guid: string
  readonly date?: Date
  readonly enclosure?: { readonly url: string; readonly size: number; readonly type: string }
  readonly customElements: Element[]
}

/** The item of an episode. A pure function, which returns new objects. */
export function itemOf(siteView: SiteView, feed: Feed, episode: Episode): Item {
  const { slug, guid, date, recording } = episode
  return {
    title: shortened(episode.title, 255) || slug,
    description: descriptionOf(episode.summary?.trim() || plainText(episode.notes)),
    url: webUrl(episode.link) ?? siteView.url + episodeAddress(slug),
    guid,
    ...(date === undefined ? {} : { date }),
    ...(recording === undefined
      ? {}
      : {
          enclosure: {
            url: recordingUrl(siteView.url, slug, recording),
            size: recording.bytes,
            type: recording.type,
          },
        }),
    customElements: [
      ...contentElements(siteView, feed, episode),
      ...itunesElements(siteView, feed, episode),
      ...podcastElements(siteView, feed, episode),
      ...simpleChapterElements(siteView, episode),
      ...restoredElements(episode.extra),
    ],
  }
}

function contentElements(siteView: SiteView, feed: Feed, episode: Episode): Element[] {
  const html = renderContent(siteView, feed, episode)
  return html === '' ? [] : [{ 'content:encoded': { _cdata: html } }]
}

function itunesElements(siteView: SiteView, feed: Feed, episode: Episode): Element[] {
  const { recording, explicit = feed.explicit, kind, season } = episode
  return [
    // Whole seconds (APPLE-30), at least 1.
    ...(recording && (recording.url === undefined || recording.seconds > 0)
      ? [element('itunes:duration', String(Math.max(1, Math.round(recording.seconds))))]
      : []),
    element('itunes:explicit', String(explicit)),
    element('itunes:episodeType', kind),
    ...(season === undefined ? [] : [element('itunes:season', String(season))]),
    ...(episode.episode === undefined ? [] : [element('itunes:episode', String(episode.episode))]),
    ...coverElements(siteView, episode),
    element('itunes:author', episode.author ?? feed.author),
    // APPLE-15: any other value than “Yes” has no effect.
    ...(episode.block ? [element('itunes:block', 'Yes')] : []),
  ]
}

function coverElements(siteView: SiteView, { cover, coverUrl }: Episode): Element[] {
  const href = cover ? siteView.url + pictureAddress(cover) : webUrl(coverUrl)
  return href === undefined ? [] : [emptyElement('itunes:image', { href })]
}

function podcastElements(siteView: SiteView, feed: Feed, episode: Episode): Element[] {
  const { slug, season, display, license, locations, transcripts, soundbites = [] } = episode
  return [
    ...personElements(siteView, feed.restatesPeople === false ? episode.credits : creditsIn(feed, episode)),
    ...(season === undefined
      ? []
      : [element('podcast:season', String(season), { name: seasonName(feed, season) })]),
    ...(episode.episode === undefined
      ? []
      : [element('podcast:episode', String(episode.episode), { display })]),
    ...transcripts.flatMap((transcript) => transcriptElements(siteView, episode, transcript)),
    ...transcriptLinkElements(episode),
    ...(timedChapters(episode).length === 0
      ? chaptersLinkElements(episode)
      : [
          emptyElement('podcast:chapters', {
            url: siteView.url + chaptersAddress(slug),
            type: 'application/json+chapters',
          }),
        ]),
    ...licenseElements(license),
    ...locationElements(locations),
    ...extraElements(
      siteView,
      episode,
      episode.cover && {
        picture: episode.cover,
        ...(episode.coverAlt !== undefined && { alt: episode.coverAlt }),
      },
    ),
    ...alternativeElements(siteView, episode),
    ...soundbites.map(soundbiteElement),
    ...contentLinkElements(episode.contentLinks),
  ]
}

function seasonName({ seasons }: Feed, season: number): string | undefined {
  const name = seasons?.get(season)
  return name === undefined ? undefined : shortened(name, PODCAST_TEXT)
}

/** Without a title, apps show that of the episode (P20-SOUNDBITE-3). */
function soundbiteElement({ start, duration, title }: Soundbite): Element {
  const attributes = { startTime: String(start), duration: String(duration) }
  return title === undefined
    ? emptyElement('podcast:soundbite', attributes)
    : element('podcast:soundbite', shortened(title, PODCAST_TEXT), attributes)
}

function transcriptLinkElements({ transcriptLinks = [] }: Episode): Element[] {
  return transcriptLinks.flatMap(({ url, type, language, rel }) => {
    const to = webUrl(url)
    return to === undefined ? [] : [emptyElement('podcast:transcript', { url: to, type, language, rel })]
  })
}

function chaptersLinkElements({ chaptersUrl }: Episode): Element[] {
  const url = webUrl(chaptersUrl)
  return url === undefined
    ? []
    : [emptyElement('podcast:chapters', { url, type: 'application/json+chapters' })]
}

/** WebVTT first, for Apple and browsers (TR-01). Without times, only HTML. */
function transcriptElements(siteView: SiteView, episode: Episode, transcript: Transcript): Element[] {
  const { language, kind, turns } = transcript
  if (turns.length === 0) return []
  const timed = episode.recording && timeTurns(transcript, episode.recording.seconds)
  // “captions” asserts that the text is what is heard at that time.
  const rel = kind === 'verbatim' && timed?.estimated === false ? 'captions' : undefined
  const file = (format: TranscriptFormat, type: string, rel?: string) =>
    emptyElement('podcast:transcript', {
      url: siteView.url + transcriptAddress(episode.slug, format, translationOf(episode, language)),
      type,
      language,
      rel,
    })
  const html = file('html', 'text/html')
  if (!timed) return [html]
  return [
    file('vtt', 'text/vtt', rel),
    html,
    file('srt', 'application/x-subrip', rel),
    file('json', 'application/json', rel),
  ]
}
