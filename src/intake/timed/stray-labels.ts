import { labelKey } from '../../read/transcript/label.ts'
import type { Cue } from './cue.ts'

/** The minimum share of cues with a speaker in a file with speakers. */
const SHARE = 0.02
const SHORT_SHARE = 0.3

/**
 * Restores text that was mistaken for a speaker before a colon. A file has speakers if names are repeated, of
 * several speakers or from the first cue on, or, in a short file, if a third of the cues have one. `<v Name>`
 * always is a speaker.
 */
export function withoutStrayLabels(cues: readonly Cue[]): readonly Cue[] {
  const labelled = cues.filter(({ written }) => written !== undefined)
  if (labelled.length === 0 || labelled.length < cues.filter(({ speaker }) => speaker !== undefined).length)
    return cues
  const counts = new Map<string, number>()
  for (const { speaker = '' } of labelled)
    counts.set(labelKey(speaker), (counts.get(labelKey(speaker)) ?? 0) + 1)
  const regular = [...counts.values()].filter((count) => count > 1).length
  const isFirst = cues[0]?.written !== undefined
  const comesBack = regular > 1 || (regular === 1 && isFirst)
  const isNamed =
    labelled.length > 1 &&
    (labelled.length >= SHORT_SHARE * cues.length || (comesBack && labelled.length >= SHARE * cues.length))
  return isNamed ? cues : cues.map(unlabelled)
}

function unlabelled(cue: Cue): Cue {
  if (cue.written === undefined) return cue
  const { speaker: _, written, ...rest } = cue
  return { ...rest, text: written }
}
