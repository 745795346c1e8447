import type { StationContext } from '../build/load-station.ts'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import type { Sound } from '../ports/sound.ts'
import { readStation } from '../read/station.ts'
import { WAVEFORM_FILE } from '../read/waveform.ts'
import { onlyEpisode } from './only-episode.ts'
import { unknownEpisode } from './unknown-episode.ts'

/** A waveform that was written. */
export interface DrawnWaveform {
  /** Relative to the station. */
  readonly file: string
  readonly points: number
}

/** Of a port/sound recording. */
const SAMPLES_PER_SECOND = 8000
/** Enough for a wide screen, in five kilobytes. */
const POINTS = 600

/** Draws the waveform of an episode's recording into its folder, as audiowaveform would. */
export async function drawWaveform(context: StationContext, slug: string): Promise<Checked<DrawnWaveform>> {
  const { storage, recordings, sound } = context
  const { station, diagnostics } = await readStation(await onlyEpisode(storage, slug), recordings)
  if (!station) return { diagnostics }
  const episode = station.episodes.find((one) => one.slug === slug)
  if (!episode) return { diagnostics: unknownEpisode(station, slug, diagnostics) }
  const { recording } = episode
  // What is only elsewhere is no sound that could be read.
  const folder = `episodes/${slug}/`
  if (!recording || recording.url !== undefined)
    return { diagnostics: [say('waveform.recording-missing', startOf(folder), { folder })] }
  const path = `${folder}${recording.file}`
  if (!sound || !(await sound.ready())) {
    return { diagnostics: [say('waveform.tool-missing', startOf(path))] }
  }
  const perPoint = Math.max(1, Math.ceil((recording.seconds * SAMPLES_PER_SECOND) / POINTS))
  const data = await extremes(sound.samples(storage.stream(path), recording.type), perPoint)
  if (data.length === 0)
    return { diagnostics: [say('waveform.recording-missing', startOf(path), { folder })] }
  const file = `${folder}${WAVEFORM_FILE}`
  await storage.write(file, new TextEncoder().encode(document(data, perPoint)))
  return { value: { file, points: data.length / 2 }, diagnostics: [] }
}

/** https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md, version 2, 8 bits. */
function document(data: readonly number[], perPoint: number): string {
  return `${JSON.stringify({
    version: 2,
    channels: 1,
    sample_rate: SAMPLES_PER_SECOND,
    samples_per_pixel: perPoint,
    bits: 8,
    length: data.length / 2,
    data,
  })}\n`
}

/** The least and the greatest sample of each stretch, in 8 bits, one after the other. */
async function extremes(samples: ReturnType<Sound['samples']>, perPoint: number): Promise<number[]> {
  const data: number[] = []
  let [count, least, most] = [0, 0, 0]
  let low: number | undefined
  const close = () => {
    if (count > 0) data.push(least >> 8, most >> 8)
    count = least = most = 0
  }
  // An hour has 29 million samples: one at a time, but not one promise each.
  for await (const piece of samples) {
    for (const byte of piece) {
      if (low === undefined) {
        low = byte
        continue
      }
      const value = ((byte << 24) >> 16) | low
      low = undefined
      if (value < least) least = value
      if (value > most) most = value
      count++
      if (count === perPoint) close()
    }
  }
  close()
  return data
}
