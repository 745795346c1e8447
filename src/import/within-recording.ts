import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { longClock } from '../model/clock-time.ts'
import type { EpisodeFromElsewhere } from './show.ts'

/** A stretch of a recording, as front matter has it. */
interface Stretch {
  readonly start: number
  readonly duration: number
}

/**
 * An episode without soundbites and paid stretches that go on past the end of its recording, which no station takes: recordings
 * are put together anew, and feeds keep what was said of the old ones. `seconds` is undefined where nobody knows it.
 */
export function withinRecording(
  episode: EpisodeFromElsewhere,
  seconds: number | undefined,
): { readonly episode: EpisodeFromElsewhere; readonly diagnostics: readonly Diagnostic[] } {
  if (seconds === undefined || seconds === 0) return { episode, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  const end = longClock(Math.floor(seconds))
  const isWithin = (what: string, { start, duration }: Stretch) => {
    if (start + duration <= seconds) return true
    diagnostics.push(say('import.stretch-outside', episode.place, { what, start: longClock(start), end }))
    return false
  }
  const keys: Record<string, unknown> = { ...episode.keys }
  const soundbites = listOf<Stretch>(keys['soundbites']).filter((one) => isWithin('soundbite', one))
  if (soundbites.length > 0) keys['soundbites'] = soundbites
  else delete keys['soundbites']
  const values = listOf<{ readonly splits?: readonly Stretch[] }>(keys['value']).map(
    ({ splits = [], ...value }) => {
      const kept = splits.filter((one) => isWithin('stretch that others are paid for', one))
      return { ...value, ...(kept.length > 0 && { splits: kept }) }
    },
  )
  if (values.length > 0) keys['value'] = values
  return { episode: { ...episode, keys }, diagnostics }
}

function listOf<T>(value: unknown): readonly T[] {
  return Array.isArray(value) ? value : []
}
