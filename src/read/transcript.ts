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

/** What reading a transcript needs to know of its episode. */
export interface TranscriptAbout {
  /** Relative to the station. */
  readonly file: string
  readonly kind: TranscriptKind
  /** BCP 47. */
  readonly language: string
  readonly people: readonly Person[]
  readonly credits: readonly Credit[]
  /** The persons in the episode's `speakers:`, by label key. */
  readonly speakers?: ReadonlyMap<string, Person>
  /** The length of the recording, if there is one. */
  readonly seconds?: number
}

/** A transcript, with the locations of its chapters and turns. */
export interface ReadTranscript extends Checked<Transcript> {
  readonly chapterPlaces: readonly Place[]
  readonly turnPlaces: readonly Place[]
  /** The labels as written, without duplicates. */
  readonly labels: readonly string[]
}

/**
 * Reads a transcript in the documented notation, and in those that are often used elsewhere (`Name:` alone or
 * before its text, `Name [0:46]:`, `Q.`/`A.`, and more: see transcript/label.ts). Never throws; a text
 * without words results in a transcript without turns.
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
