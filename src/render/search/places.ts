import type { Episode } from '../../model/episode.ts'
import { timeTurns } from '../../model/timing.ts'
import { anchorsOf, momentId } from '../pages/anchors.ts'
import { OWN_IDS } from '../pages/episode.ts'
import { chapterTitle } from '../pages/transcript.ts'

/** The id of an element on an episode's page. */
export type Place = string

export interface Places {
  /** Of each chapter's heading. */
  readonly chapters: readonly Place[]
  /** Of each turn, or of the nearest place before it. */
  readonly turns: readonly (Place | undefined)[]
}

/** Where the chapters and turns of the original transcript stand on the episode's page. */
export function placesOf({ transcripts, recording }: Episode): Places {
  const [transcript] = transcripts
  if (!transcript) return { chapters: [], turns: [] }
  const anchors = anchorsOf(OWN_IDS)
  const chapters = transcript.chapters.map((chapter) => anchors.heading(chapterTitle(chapter)))
  const timed = timeTurns(transcript, recording?.seconds ?? 0)
  const turns = transcript.turns.map(({ start, chapter }, index) => {
    const moment = timed?.turns[index]?.start ?? start
    if (moment !== undefined) return momentId(moment)
    return chapter === undefined ? undefined : chapters[chapter]
  })
  return { chapters, turns }
}
