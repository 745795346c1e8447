import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { secondsOf } from '../model/clock-time.ts'
import { hostileCharacter, locationIn } from './decode-text.ts'
import type { EpisodeFiles } from './episode-files.ts'
import type { FrontMatter } from './front-matter.ts'
import type { EpisodeFields } from './schemas/episode.ts'
import type { YamlDocument } from './yaml.ts'

/** Reports control characters and bidirectional controls in show notes, which could make them look different. */
export function hostileNotes(file: string, { body, bodyLine }: FrontMatter): Diagnostic[] {
  const hostile = hostileCharacter(body)
  if (!hostile) return []
  const at = locationIn(file, body, hostile.index, bodyLine)
  return [say('episode.notes-hostile', at, { character: hostile.character })]
}

/** Reports chapters that are not in ascending order, or that begin after the end of the recording. */
export function chapterTroubles(
  document: YamlDocument,
  { chapters = [] }: Partial<EpisodeFields>,
  files: EpisodeFiles,
): Diagnostic[] {
  const end = files.recording?.seconds || undefined
  let before = 0
  return chapters.flatMap(({ start }, index) => {
    const seconds = secondsOf(start) ?? 0
    const at = document.placeOf(['chapters', index, 'start'])
    const isBack = seconds < before
    before = Math.max(before, seconds)
    if (isBack) return [say('episode.chapter-order', at)]
    return end !== undefined && seconds > end
      ? [say('episode.chapter-late', at, { start: seconds, end: end.toFixed(1) })]
      : []
  })
}
