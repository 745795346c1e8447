import { z } from 'zod'
import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import { LOUDNESS_TARGETS, type Loudness, type LoudnessProfile } from '../model/loudness.ts'
import type { Recording } from '../model/recording.ts'
import type { Storage } from '../ports/storage.ts'
import { readEpisodeJson } from './episode-json.ts'

/** The file's name in an episode's folder. */
export const LOUDNESS_FILE = 'loudness.json'

const BYTES_MOST = 10_000
/** Up to this number of samples at full scale is normal. */
const CLIPPED_MOST = 10
const SILENCE_SECONDS = 3
/** Measurements are rounded to a tenth. */
const ROUNDING = 0.05

const shape = z.object({
  digest: z.string(),
  integrated: z.number(),
  range: z.number(),
  truePeak: z.number(),
  clipped: z.number().min(0),
  silentStart: z.number().min(0),
  silentEnd: z.number().min(0),
  isMono: z.boolean(),
})

/** Reads the measurements of a recording, and checks them. No value if the file is absent, or is about another recording. */
export async function readLoudness(
  storage: Storage,
  slug: string,
  recording: Pick<Recording, 'digest' | 'file'>,
  profile: LoudnessProfile = 'podcast',
): Promise<Checked<Loudness>> {
  const path = `episodes/${slug}/${LOUDNESS_FILE}`
  const at = startOf(path)
  const { value: data, diagnostics } = await readEpisodeJson(storage, path, {
    shape,
    mostBytes: BYTES_MOST,
    wrong: (what) => say('loudness.unreadable', at, { what, slug }),
  })
  if (!data) return { diagnostics }
  const { digest, ...value } = data
  if (digest !== recording.digest) return { diagnostics: [say('loudness.other-recording', at, { slug })] }
  return {
    value,
    diagnostics: judged(value, { at: startOf(`episodes/${slug}/${recording.file}`), slug, profile }),
  }
}

/** What was measured of a recording with this digest; undefined where nothing was, or of another one. */
export async function loudnessOf(
  storage: Storage,
  slug: string,
  digest: string | undefined,
): Promise<Loudness | undefined> {
  if (digest === undefined) return undefined
  const { value } = await readLoudness(storage, slug, { digest, file: '' })
  return value
}

/** The contents of loudness.json for the recording with this digest. */
export function writeLoudness(digest: string, loudness: Loudness): string {
  return `${JSON.stringify({ digest, ...loudness }, null, 2)}\n`
}

/** Reports where a recording misses the target of its profile. */
function judged(
  { integrated, truePeak, clipped, silentStart, silentEnd }: Loudness,
  { at, slug, profile }: { readonly at: Place; readonly slug: string; readonly profile: LoudnessProfile },
): readonly Diagnostic[] {
  const target = LOUDNESS_TARGETS[profile]
  const { tolerance, peak, standard } = target
  const found: Diagnostic[] = []
  const off = integrated - target.integrated
  if (Math.abs(off) > tolerance + ROUNDING) {
    const about = { integrated, target: target.integrated, tolerance, profile, standard, slug }
    found.push(say('loudness.off-target', at, { ...about, word: off > 0 ? 'loud' : 'quiet' }))
  }
  if (truePeak > peak + ROUNDING)
    found.push(say('loudness.peak-high', at, { peak: truePeak, limit: peak, profile, standard, slug }))
  if (clipped > CLIPPED_MOST) found.push(say('loudness.clipped', at, { count: clipped, slug }))
  for (const [where, seconds] of [
    ['begins', silentStart],
    ['ends', silentEnd],
  ] as const)
    if (seconds > SILENCE_SECONDS) found.push(say('loudness.silence-long', at, { where, seconds }))
  return found
}
