import type { Checked, Place } from '../diagnostics/diagnostic.ts'
import type { Credit } from '../model/credit.ts'
import type { Person } from '../model/person.ts'
import type { Transcript, TranscriptKind } from '../model/transcript.ts'
import { bodyOf } from './transcript/body.ts'
import { checkTranscript } from './transcript/check.ts'
import { findSpeakers } from './transcript/find-speakers.ts'
import { namesOf } from './transcript/known-names.ts'
import { parseTurns } from './transcript/parse-turns.ts'
import { isKnown, resolveSpeakers } from './transcript/resolve-speakers.ts'

/** What the reader has to know of the episode around a transcript. */
export interface TranscriptAbout {
  /** Relative to the station. */
  readonly file: string
  readonly kind: TranscriptKind
  /** BCP 47. */
  readonly language: string
  readonly people: readonly Person[]
  readonly credits: readonly Credit[]
  /** Whom the episode's own `speakers:` means by a label, by the label's key. */
  readonly speakers?: ReadonlyMap<string, Person>
  /** How long the recording is, where there is one. */
  readonly seconds?: number
}

/** A transcript, and where in its file each of its chapters and turns begins. */
export interface ReadTranscript extends Checked<Transcript> {
  readonly chapterPlaces: readonly Place[]
  readonly turnPlaces: readonly Place[]
  /** As they are written, each once. */
  readonly labels: readonly string[]
}

/**
 * Reads a transcript: the contract's notation, and those that are found in the wild (`Name:` alone or
 * before its text, `Name [0:46]:`, `Q.`/`A.`, and more: see transcript/label.ts). Never throws, whatever
 * the text; a text without a word in it gives a transcript without turns.
 */
export function readTranscript(text: string, about: TranscriptAbout): ReadTranscript {
  const body = bodyOf(text)
  const names = namesOf(about)
  const speakers = findSpeakers(
    body.map(({ line }) => line),
    (label) => isKnown(label, names),
  )
  const script = parseTurns(body, speakers)
  const place = (line: number, column: number) => ({ file: about.file, line, column })
  const who = resolveSpeakers(
    script.uses.map(({ label, line, column, count }) => ({ label, count, at: place(line, column) })),
    names,
  )
  const { turns, turnPlaces, chapters, chapterPlaces, diagnostics } = checkTranscript(script, who.speakers, {
    place,
    ...(about.seconds === undefined ? {} : { seconds: about.seconds }),
  })
  const { file, kind, language } = about
  return {
    value: { file, kind, language, chapters, turns },
    chapterPlaces,
    turnPlaces,
    labels: script.uses.map(({ label }) => label),
    diagnostics: [...diagnostics, ...who.diagnostics].sort((a, b) => a.line - b.line || a.column - b.column),
  }
}
