import {
  episodeAddress,
  personAddress,
  recordingAddress,
  relativeAddress,
  SEARCH,
  transcriptAddress,
  translationOf,
} from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import { carriersOf } from '../../model/feed.ts'
import { groupBy } from '../../model/group-by.ts'
import { sizesOf } from '../../model/picture-sizes.ts'
import type { SiteView } from '../../model/site-view.ts'
import type { Transcript, Turn } from '../../model/transcript.ts'
import { counted, messageIn, messagesIn } from '../interface-words.ts'
import { plainInline, plainText } from '../markdown.ts'
import { type FormattedDate, formatDate, formatLength } from '../pages/format.ts'
import { type Contributor, creditsOf } from '../people.ts'
import { webUrl } from '../web-url.ts'
import { xmlLine } from '../xml-text.ts'
import { type SearchAnchor, searchAnchorsOf } from './anchors.ts'
import { sentenceMoments } from './moments.ts'
import type { Part } from './query.ts'

/** Something that can be found, with all that it is found by. Short names, since there are many. */
export interface SearchDocument {
  /** Its title or name. */
  readonly t: string
  /** Its page, relative to the search page. */
  readonly h: string
  /** Its language, where it is not the station's (BCP 47). */
  readonly l?: string
  /** When it was on the air. */
  readonly d?: FormattedDate
  /** The shows that carry it, or how many episodes a person has a part in. */
  readonly n?: string
  /** Its picture, relative to the search page. */
  readonly i?: string
  /** What is heard of it. */
  readonly r?: HeardDocument
  readonly p: readonly Part[]
}

/** A recording as a list plays it. */
interface HeardDocument {
  /** The file, relative to the search page. */
  readonly h: string
  /** Its media type. */
  readonly t: string
  /** Whole seconds. */
  readonly s: number
  /** The episode's guid, where the page itself may play it. */
  readonly g?: string
  /** How long it is, where that is known. */
  readonly l?: FormattedDate
}

/** An episode: its people, chapters, notes and what is said in it, in every language. */
export function episodeSearchDocument(siteView: SiteView, episode: Episode): SearchDocument {
  const { station, feeds } = siteView
  const words = messageIn(siteView, station.language)
  const shows = feeds.filter(({ id }) => episode.feeds.includes(id)).map(({ title }) => xmlLine(title))
  const names = creditsOf(siteView, episode).map(({ person }) => xmlLine(person.name))
  const note = (s: string, a: string, t: string): Part => ({ r: 2, t, a, s })
  const parts: Part[] = [
    { r: 5, t: xmlLine(episode.title) },
    { r: 4, t: [...new Set(names)].join(words.comma), a: 'credits', s: words.credits },
    { r: 4, t: episode.thanks.map(xmlLine).join(words.comma), a: 'thanks', s: words.thanks },
    { r: 2, t: plain(episode.summary ?? '') },
    ...plainText(episode.notes)
      .split(/\n{2,}/)
      .map((text) => note(words.notes, 'notes', text.replaceAll('\n', ' '))),
    ...episode.takeaways.map((text) => note(words.takeaways, 'takeaways', plain(text))),
    { r: 2, t: episode.tags.map(xmlLine).join(words.comma) },
    ...episode.transcripts.flatMap((transcript) => transcriptParts(episode, transcript)),
  ]
  return {
    t: xmlLine(episode.title),
    h: relativeAddress(SEARCH, episodeAddress(episode.slug)),
    ...foreign(episode.language, station.language),
    ...(episode.day !== undefined && { d: formatDate(new Date(episode.day), station.language) }),
    ...(shows.length > 0 && { n: shows.join(' · ') }),
    ...pictureOf(siteView, episode),
    ...heardIn(siteView, episode),
    p: parts.filter(({ t }) => t !== ''),
  }
}

/** A person: the name, and beside it what they do. */
export function personSearchDocument(
  siteView: SiteView,
  { person, parts, episodes }: Contributor,
): SearchDocument {
  const { language } = siteView.station
  const spoken = messagesIn(siteView, language)
  const roles = [...new Set(parts.map(({ role }) => role))].join(', ')
  const teams = [...new Set(parts.flatMap(({ team }) => team ?? []))].map(xmlLine)
  const all: Part[] = [
    { r: 5, t: xmlLine(person.name) },
    { r: 2, t: roles, ...foreign('en', language) },
    ...teams.map((t): Part => ({ r: 2, t })),
  ]
  return {
    t: xmlLine(person.name),
    h: relativeAddress(SEARCH, personAddress(person.id)),
    ...(episodes.length > 0 && {
      n: counted(spoken.words.counts.episodes, episodes.length, spoken.language),
    }),
    p: all.filter(({ t }) => t !== ''),
  }
}

function pictureOf(siteView: SiteView, episode: Episode): { i?: string } {
  const picture = episode.cover ?? carriersOf(episode, siteView.feeds)[0]?.artwork
  const address = picture && sizesOf(siteView, picture)[0]?.address
  return address === undefined ? {} : { i: relativeAddress(SEARCH, address) }
}

function heardIn(
  { station: { language } }: SiteView,
  { slug, guid, recording }: Episode,
): { r?: HeardDocument } {
  if (!recording) return {}
  const { file, url, type, seconds } = recording
  const h = webUrl(url) ?? relativeAddress(SEARCH, recordingAddress(slug, file))
  return {
    r: {
      h,
      t: type,
      s: Math.round(seconds),
      ...(url === undefined && { g: guid }),
      ...(seconds > 0 && { l: formatLength(seconds, language) }),
    },
  }
}

function transcriptParts(episode: Episode, transcript: Transcript): Part[] {
  const translation = translationOf(episode, transcript.language)
  // A translation is a document of its own, without places in it.
  const elsewhere =
    translation === undefined
      ? {}
      : { h: relativeAddress(SEARCH, transcriptAddress(episode.slug, 'html', translation)) }
  const places = translation === undefined ? searchAnchorsOf(episode) : undefined
  const at = (place: SearchAnchor | undefined) => ({
    ...elsewhere,
    ...(place !== undefined && { a: place }),
    ...foreign(transcript.language, episode.language),
  })
  const titles = transcript.chapters.map(({ title }) => plain(title) || xmlLine(title))
  const heads = titles.map((t, index): Part => ({ r: 3, t, ...at(places?.chapters[index]) }))
  const momentsIn = places && sentenceMoments(episode)
  const turns = transcript.turns.flatMap((turn, index) =>
    said(turn).map((t, paragraph): Part => {
      const s = xmlLine(turn.speaker)
      const m = momentsIn?.(index, paragraph) ?? []
      return { r: 1, t, ...at(places?.turns[index]), ...(s !== '' && { s }), ...(m.length > 0 && { m }) }
    }),
  )
  return [...heads, ...turns]
}

/** What is said and what is noted beside it, paragraph by paragraph; notes are taken with the paragraph before. */
function said({ paragraphs, asides }: Turn): string[] {
  const beside = groupBy(asides, ({ after }) => Math.max(0, after - 1))
  const places = Math.max(paragraphs.length, Math.min(beside.size, 1))
  return Array.from({ length: places }, (_, place) =>
    [paragraphs[place] ?? '', ...(beside.get(place) ?? []).map(({ text }) => text)]
      .map(plain)
      .filter((one) => one !== '')
      .join(' '),
  )
}

// Nothing in it means anything in Markdown or HTML, so that it need not be read as such.
const PLAIN = /^[^\\`*_[\]<>&~\n]*$/

function plain(text: string): string {
  return PLAIN.test(text) ? xmlLine(text) : xmlLine(plainInline(text))
}

function foreign(language: string, beside: string): { l?: string } {
  return language.toLowerCase() === beside.toLowerCase() ? {} : { l: language }
}
