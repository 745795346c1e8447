import type { Episode } from '../../model/episode.ts'
import { timeTurns } from '../../model/timing.ts'
import { anchorsOf } from '../pages/anchors.ts'
import { OWN_IDS } from '../pages/episode.ts'
import { chapterTitle, turnPlaces } from '../pages/transcript.ts'

/** The id of an element on an episode's page. */
export type SearchAnchor = string

export interface SearchAnchors {
  /** Of each chapter's heading. */
  readonly chapters: readonly SearchAnchor[]
  /** Of each turn. */
  readonly turns: readonly SearchAnchor[]
}

/** The ids of the original transcript's chapters and turns on the episode's page. */
export function searchAnchorsOf({ transcripts, recording }: Episode): SearchAnchors {
  const [transcript] = transcripts
  if (!transcript) return { chapters: [], turns: [] }
  const anchors = anchorsOf(OWN_IDS)
  const chapters = transcript.chapters.map((chapter) => anchors.heading(chapterTitle(chapter)))
  const timed = timeTurns(transcript, recording?.seconds ?? 0)
  return { chapters, turns: turnPlaces(transcript, timed).map(({ id }) => id) }
}
