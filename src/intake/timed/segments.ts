import { say } from '../../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../../diagnostics/diagnostic.ts'
import type { Text } from '../source.ts'
import type { Cue } from './cue.ts'

/**
 * Reads the podcast namespace's JSON transcript, and the JSON of transcribers that have the same shape.
 * https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function readSegments({ name, text }: Text): Checked<readonly Cue[]> {
  const refused = (reason: string) => ({
    diagnostics: [say('intake.captions-unreadable', startOf(name), { format: 'JSON transcript', reason })],
  })
  let whole: unknown
  try {
    whole = JSON.parse(text)
  } catch (error) {
    return refused(error instanceof Error ? error.message : 'it is not JSON')
  }
  const list = Array.isArray(whole) ? whole : isRecord(whole) ? whole['segments'] : undefined
  if (!Array.isArray(list)) return refused('it has no list of segments')
  const cues = list.flatMap((one: unknown) => cueOf(one) ?? [])
  return cues.length > 0 ? { value: cues, diagnostics: [] } : refused('no segment has a startTime and a body')
}

function cueOf(one: unknown): Cue | undefined {
  if (!isRecord(one)) return undefined
  const start = one['startTime'] ?? one['start']
  const body = one['body'] ?? one['text']
  const speaker = one['speaker']
  if (typeof start !== 'number' || !Number.isFinite(start) || start < 0 || typeof body !== 'string')
    return undefined
  const text = body.replace(/\s+/g, ' ').trim()
  if (text === '') return undefined
  const named = typeof speaker === 'string' && speaker.trim() !== ''
  return named ? { start, text, speaker: speaker.trim() } : { start, text }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
