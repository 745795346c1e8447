import type { StationContext } from '../build/load-station.ts'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import type { Loudness } from '../model/loudness.ts'
import { LOUDNESS_FILE, readLoudness, writeLoudness } from '../read/loudness.ts'
import { readStation } from '../read/station.ts'
import { onlyEpisode } from './only-episode.ts'
import { unknownEpisode } from './unknown-episode.ts'

/** What was measured. */
export interface MeasuredRecording {
  /** Where it stands, relative to the station. */
  readonly file: string
  readonly loudness: Loudness
  /** Measured before: the recording is still the same. */
  readonly isKnown: boolean
}

/** Measures how an episode's recording sounds, unless that is known of these bytes, and writes it beside them. */
export async function measure(context: StationContext, slug: string): Promise<Checked<MeasuredRecording>> {
  const { storage, sound } = context
  const { station, diagnostics } = await readStation(await onlyEpisode(storage, slug), context.recordings)
  if (!station) return { diagnostics }
  const episode = station.episodes.find((one) => one.slug === slug)
  if (!episode) return { diagnostics: unknownEpisode(station, slug, diagnostics) }
  const folder = `episodes/${slug}/`
  const { recording } = episode
  if (!recording || recording.url !== undefined)
    return { diagnostics: [say('loudness.recording-missing', startOf(folder), { folder })] }
  const file = folder + LOUDNESS_FILE
  const profile = station.loudness
  const known = await readLoudness(storage, slug, recording, profile)
  if (known.value)
    return { value: { file, loudness: known.value, isKnown: true }, diagnostics: known.diagnostics }
  const path = folder + recording.file
  if (!sound || !(await sound.ready())) return { diagnostics: [say('loudness.tool-missing', startOf(path))] }
  const loudness = await sound.loudness(storage.stream(path), recording.type)
  await storage.write(file, new TextEncoder().encode(writeLoudness(recording.digest, loudness)))
  const { diagnostics: told } = await readLoudness(storage, slug, recording, profile)
  return { value: { file, loudness, isKnown: false }, diagnostics: told }
}
