import type { Chapter, TimedChapter } from './chapter.ts'
import type { Episode } from './episode.ts'
import { groupBy } from './group-by.ts'
import { timeTurns } from './timing.ts'
import type { Transcript } from './transcript.ts'

/**
 * The chapters of an episode with known starts, in ascending order and within the recording. All come from
 * one source, the first of these in which every chapter has a time: front matter, the headings of the
 * original transcript, the recording itself. Empty if there is none.
 */
export function timedChapters(episode: Episode): readonly TimedChapter[] {
  const [original] = episode.transcripts
  const sources = [
    episode.chapters,
    original === undefined ? [] : headings(original, episode.recording?.seconds ?? 0),
    episode.recording?.chapters ?? [],
  ]
  const chosen = sources.find((chapters) => chapters.length > 0 && chapters.every(isTimed)) ?? []
  const end = episode.recording?.seconds || Number.POSITIVE_INFINITY
  return chosen
    .filter(isTimed)
    .filter(({ start }) => start >= 0 && start < end)
    .sort((a, b) => a.start - b.start)
    .filter(({ start }, index, sorted) => start !== sorted[index - 1]?.start)
}

/**
 * The chapters of a transcript's headings. The start is the heading's own time, or the written or measured
 * time of the first turn under it.
 */
function headings(transcript: Transcript, seconds: number): Chapter[] {
  const { chapters, turns } = transcript
  const measured = transcript.cues ? timeTurns(transcript, seconds)?.turns : undefined
  const under = groupBy(turns.keys(), (index) => turns[index]?.chapter)
  return chapters.map((chapter, index) => {
    const [first = -1] = under.get(index) ?? []
    const timed = measured?.[first]
    const start =
      chapter.start ?? turns[first]?.start ?? (timed?.estimated === false ? timed.start : undefined)
    return start === undefined ? chapter : { ...chapter, start }
  })
}

function isTimed(chapter: Chapter): chapter is TimedChapter {
  return chapter.start !== undefined
}
