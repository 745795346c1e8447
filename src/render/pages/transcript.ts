import { type TranscriptFormat, transcriptAddress, translationOf } from '../../model/address.ts'
import type { Chapter } from '../../model/chapter.ts'
import type { Episode } from '../../model/episode.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Picture } from '../../model/picture.ts'
import { type TimedTranscript, timeTurns } from '../../model/timing.ts'
import type { Transcript, Turn } from '../../model/transcript.ts'
import type { LinkBase } from '../markdown/links.ts'
import { plainInline, renderInline } from '../markdown.ts'
import { creditsOf } from '../people.ts'
import { type Html, html } from '../template.ts'
import { alternateEnclosuresView } from './alternate-enclosures.ts'
import { type Anchors, type TurnAnchors, turnAnchors } from './anchors.ts'
import { languageName } from './format.ts'
import { personLink, smallPicture } from './listing.ts'
import { momentView } from './moment.ts'
import { linksOn } from './notes.ts'
import type { PageContext } from './page-context.ts'

/** Whose pages there are, by id. */
export type Known = Pick<ReadonlySet<string>, 'has'>

/** A translation, and for each of its chapters the same one of the original; none where they do not correspond. */
interface Translation {
  readonly transcript: Transcript
  readonly origins: readonly Origin[]
}

interface Origin {
  readonly title: string
  readonly lang: string | null
  readonly language: string
  readonly href: string
}

/** A transcript of an episode, the original where no other is given, as a page shows it; null where nothing was said. */
export function transcriptView(
  frame: PageContext,
  episode: Episode,
  known: Known,
  anchors: Anchors,
  translation?: Translation,
) {
  const transcript = translation?.transcript ?? episode.transcripts[0]
  if (!transcript || transcript.turns.length === 0) return null
  const timed = timesOf(episode, transcript)
  const { words, foreign } = frame
  const links = linksOn(frame, episode)
  const places = turnPlaces(transcript, timed)
  const speakers = [...new Set(transcript.turns.map(({ speaker }) => speaker).filter((one) => one !== ''))]
  const pictures = new Map(
    creditsOf(frame.siteView, episode)
      // Who has no page has no picture at its address.
      .filter(({ person }) => known.has(person.id))
      .map(({ person }) => [person.id, person.picture]),
  )
  return {
    lang: foreign(transcript.language),
    kind: transcript.kind,
    kind_words: words.all[transcript.kind],
    aligned: timed?.aligned ?? false,
    estimated: timed?.estimated ?? false,
    findable: episode.recording !== undefined,
    files: filesOf(frame, episode, transcript, timed !== undefined),
    sections: sectionsOf(transcript, { anchors, origins: translation?.origins ?? [] }, (turn, index) => {
      const inTime = timed?.turns[index]
      const start = inTime?.start ?? turn.start
      const place = places[index] as TurnAnchors
      return {
        id: place.id,
        anchor: `#${place.id}`,
        speaker: turn.speaker === '' ? null : turn.speaker,
        ...voiceOf(frame, turn, { speakers, pictures }),
        href:
          turn.person !== undefined && known.has(turn.person)
            ? personLink(frame, { id: turn.person, name: '' }).href
            : null,
        time:
          start === undefined
            ? null
            : { ...momentView(frame, episode, start), estimated: inTime?.estimated ?? false },
        paragraphs: paragraphsOf(turn, place, links),
      }
    }),
    translations: alternateEnclosuresView(frame, episode).filter(({ current }) => !current),
  }
}

/** Looks that a style sheet has for speakers. */
const VOICES = 6

/** By what a reader tells one speaker from another: a colour where there are several, and the face where it is known. */
function voiceOf(
  frame: PageContext,
  { speaker, person = '' }: Turn,
  {
    speakers,
    pictures,
  }: { readonly speakers: readonly string[]; readonly pictures: ReadonlyMap<string, Picture | undefined> },
) {
  const at = speakers.indexOf(speaker)
  const picture = pictures.get(person)
  return {
    voice: at === -1 || speakers.length < 2 ? null : (at % VOICES) + 1,
    face: picture ? smallPicture(frame, picture) : null,
  }
}

/** Captions whose times were measured or found, for the sentence that is heard; null where times are told by the turn. */
export function measuredTrack(frame: PageContext, episode: Episode): string | null {
  const [transcript] = episode.transcripts
  const timed = transcript && timesOf(episode, transcript)
  return transcript && timed?.cues ? hrefOf(frame, episode, transcript, 'vtt') : null
}

/** The captions that the player may show, where every turn has a time. */
export function trackOf(frame: PageContext, episode: Episode, transcript = episode.transcripts[0]) {
  const timed = transcript && timesOf(episode, transcript)
  if (!transcript || !timed) return null
  const isHeard = transcript === episode.transcripts[0]
  return {
    // A condensed, estimated or translated text is no caption of what is heard.
    kind: isHeard && transcript.kind === 'verbatim' && !timed.estimated ? 'captions' : 'subtitles',
    src: hrefOf(frame, episode, transcript, 'vtt'),
    language: transcript.language,
    label: languageName(transcript.language, transcript.language),
  }
}

/** Where the turns of an episode's original transcript stand on its page. */
export function turnPlaces(
  transcript: Transcript,
  timed: TimedTranscript | undefined,
): readonly TurnAnchors[] {
  const known = PLACES.get(transcript)
  if (known && known.timed === timed) return known.places
  const places = turnAnchors(transcript.turns, (turn, index) => {
    const inTime = timed?.turns[index]
    if (!inTime) return turn.start
    return inTime.estimated ? undefined : inTime.start
  })
  PLACES.set(transcript, { timed, places })
  return places
}

/** The page and what finds its way there ask for the same. */
const PLACES = new WeakMap<
  Transcript,
  { readonly timed: TimedTranscript | undefined; readonly places: readonly TurnAnchors[] }
>()

function timesOf({ recording }: Episode, transcript: Transcript): TimedTranscript | undefined {
  return timeTurns(transcript, recording?.seconds ?? 0)
}

function sectionsOf<T>(
  transcript: Transcript,
  { anchors, origins }: { readonly anchors: Anchors; readonly origins: readonly Origin[] },
  view: (turn: Turn, index: number) => T,
) {
  const turns = groupBy(transcript.turns.entries(), ([, { chapter }]) => chapter)
  const under = (chapter: number | undefined) =>
    (turns.get(chapter) ?? []).map(([index, turn]) => view(turn, index))
  const before = under(undefined)
  return [
    ...(before.length > 0 ? [{ id: null, title: null, original: null, turns: before }] : []),
    ...transcript.chapters.map((chapter, index) => {
      const title = chapterTitle(chapter)
      return { id: anchors.heading(title), title, original: origins[index] ?? null, turns: under(index) }
    }),
  ]
}

/** A heading's words; its markup where it has no others. */
export function chapterTitle({ title }: Chapter): string {
  return plainInline(title) || title
}

interface Paragraph {
  readonly id: string | null
  readonly aside: boolean
  readonly text_html: Html | null
}

/** Speech, and between it what is none, in the order of the page. */
function paragraphsOf({ paragraphs, asides }: Turn, place: TurnAnchors, links: LinkBase): Paragraph[] {
  const apart = groupBy(asides, ({ after }) => after)
  const asidesAt = (count: number) =>
    (apart.get(count) ?? []).map(({ text }) => ({
      id: null,
      aside: true,
      text_html: html(renderInline(text, links)),
    }))
  return [
    ...paragraphs.flatMap((text, index) => [
      ...asidesAt(index),
      { id: place.paragraphs[index] ?? null, aside: false, text_html: html(renderInline(text, links)) },
    ]),
    ...asidesAt(paragraphs.length),
  ]
}

const TYPES = {
  html: 'text/html',
  txt: 'text/plain',
  json: 'application/json',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
} as const satisfies Record<TranscriptFormat, string>

const NAMES = { html: 'HTML', txt: 'TXT', json: 'JSON', vtt: 'WebVTT', srt: 'SRT' } as const

function filesOf(frame: PageContext, episode: Episode, transcript: Transcript, isTimed: boolean) {
  const formats: TranscriptFormat[] = ['html', 'txt', 'json', ...(isTimed ? (['vtt', 'srt'] as const) : [])]
  return formats.map((format) => ({
    name: NAMES[format],
    type: TYPES[format],
    href: hrefOf(frame, episode, transcript, format),
  }))
}

function hrefOf(
  { link }: PageContext,
  episode: Episode,
  { language }: Transcript,
  format: TranscriptFormat,
): string {
  return link(transcriptAddress(episode.slug, format, translationOf(episode, language)))
}

/** The id of a turn on the page of its episode. */
export function turnPlaceOf(episode: Episode, transcript: Transcript, index: number): string {
  return turnPlaces(transcript, timesOf(episode, transcript))[index]?.id ?? 'transcript'
}
