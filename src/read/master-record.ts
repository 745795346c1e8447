import { z } from 'zod'
import type { LoudnessTarget } from '../model/loudness.ts'
import { sha256Of } from '../ports/digest.ts'
import type { MasterForm } from '../ports/mastering.ts'
import type { Storage } from '../ports/storage.ts'

/** The file in an episode's folder that records how its recording was made, so that only what changed is made again. */
export const MASTER_FILE = 'source/master.json'

const forms = z.enum(['mp3', 'm4a', 'opus'])

const shape = z.object({
  settings: z.object({
    source: z.string().exactOptional(),
    intro: z.string().exactOptional(),
    outro: z.string().exactOptional(),
    also: z.array(forms).exactOptional(),
  }),
  made: z.partialRecord(forms, z.object({ sound: z.string(), digest: z.string() })),
})

/** What was made last, and how. */
export type MasterRecord = z.output<typeof shape>

/** Reads the record. Returns an empty one if the file is absent or invalid: then everything is made again. */
export async function readRecord(storage: Storage, slug: string): Promise<MasterRecord> {
  const bytes = await storage.read(`episodes/${slug}/${MASTER_FILE}`)
  try {
    const { data } = shape.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    if (data) return data
  } catch {
    // The file is not a record of Inonda.
  }
  return { settings: {}, made: {} }
}

/** The file's bytes. */
export function writeRecord(record: MasterRecord): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`)
}

/** The cache key of a recording, different whenever the audio would be. */
export function soundKey(of: {
  readonly maker: string
  readonly digests: readonly string[]
  readonly target: LoudnessTarget
  readonly form: MasterForm
  readonly bits: number
}): string {
  const { integrated, peak } = of.target
  return sha256Of(
    new TextEncoder().encode(JSON.stringify([of.maker, of.digests, integrated, peak, of.form, of.bits])),
  )
}
