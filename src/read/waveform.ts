import { z } from 'zod'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { type Waveform, waveformOf } from '../model/waveform.ts'
import type { Storage } from '../ports/storage.ts'
import { whenReadable } from './folder.ts'

/** The file's name in an episode's folder. */
export const WAVEFORM_FILE = 'waveform.json'

/** An hour of stereo at fifty points per second takes three megabytes. */
const BYTES_MOST = 4 * 2 ** 20

/** https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md: version 1 has one channel and no `channels` field. */
const shape = z.object({
  version: z.literal([1, 2]),
  channels: z.int().min(1).max(24).default(1),
  sample_rate: z.int().min(1).max(1_000_000),
  samples_per_pixel: z.int().min(1),
  bits: z.literal([8, 16]),
  length: z.int().min(1),
  data: z.array(z.int()),
})

type Drawn = z.infer<typeof shape>

/** Reads the waveform of a recording of this length. No value if the file is absent or unusable. */
export async function readWaveform(
  storage: Storage,
  slug: string,
  seconds: number,
): Promise<Checked<Waveform>> {
  const path = `episodes/${slug}/${WAVEFORM_FILE}`
  const at = startOf(path)
  const { value: facts, diagnostics } = await whenReadable(path, () => storage.facts(path))
  if (!facts) return { diagnostics }
  const { bytes } = facts
  if (bytes > BYTES_MOST) {
    return { diagnostics: [say('waveform.too-large', at, { bytes, limit: BYTES_MOST, slug })] }
  }
  const { value: text, diagnostics: unreadable } = await whenReadable(path, () => storage.read(path))
  if (!text) return { diagnostics: unreadable }
  const drawn = parsed(new TextDecoder().decode(text))
  if ('reason' in drawn) {
    return { diagnostics: [say('waveform.unreadable', at, { reason: drawn.reason, slug })] }
  }
  const waveform = shape.safeParse(drawn.json)
  const wrong = waveform.success ? troubleOf(waveform.data) : firstOf(waveform.error)
  if (wrong !== undefined) {
    return { diagnostics: [say('waveform.shape-wrong', at, { what: wrong, slug })] }
  }
  const right = waveform.data as Drawn
  const strange = otherRecording(right, seconds)
  if (strange !== undefined) {
    const about = { waveform: strange.toFixed(1), recording: seconds.toFixed(1), slug }
    return { diagnostics: [say('waveform.other-recording', at, about)] as Diagnostic[] }
  }
  return { value: waveformOf(loudnessOf(right)), diagnostics: [] }
}

function parsed(text: string): { readonly json: unknown } | { readonly reason: string } {
  try {
    return { json: JSON.parse(text) }
  } catch (fault) {
    return { reason: (fault as Error).message.split('\n', 1)[0] ?? '' }
  }
}

function firstOf({ issues }: z.ZodError): string {
  const [first] = issues
  const key = first?.path[0]
  return key === undefined
    ? 'it holds no keys'
    : `“${String(key)}” is missing or no number that is allowed there`
}

function troubleOf({ channels, bits, length, data }: Drawn): string | undefined {
  const wanted = length * channels * 2
  if (data.length !== wanted) return `“data” has ${data.length} numbers instead of ${wanted}`
  const most = 2 ** (bits - 1)
  const beyond = data.find((value) => value < -most || value >= most)
  return beyond === undefined ? undefined : `“data” holds ${beyond}, which is no number of ${bits} bits`
}

/**
 * The waveform's length in seconds if it differs from the recording's by more than encoder padding and a
 * partial last point.
 */
function otherRecording(
  { length, samples_per_pixel, sample_rate }: Drawn,
  seconds: number,
): number | undefined {
  const point = samples_per_pixel / sample_rate
  const drawn = length * point
  return Math.abs(drawn - seconds) > Math.max(2, point * 2, seconds * 0.02) ? drawn : undefined
}

/** The maximum deviation from silence at each point, over all channels; 0 to 1. */
function loudnessOf({ channels, bits, length, data }: Drawn): number[] {
  const most = 2 ** (bits - 1)
  const numbers = channels * 2
  return Array.from({ length }, (_, point) => {
    let far = 0
    for (let at = point * numbers; at < (point + 1) * numbers; at++)
      far = Math.max(far, Math.abs(data[at] ?? 0))
    return far / most
  })
}
