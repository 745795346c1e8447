import { z } from 'zod'
import type { LoudnessTarget } from '../model/loudness.ts'
import { sha256Of } from '../ports/digest.ts'
import type { MasterForm } from '../ports/mastering.ts'
import type { Storage } from '../ports/storage.ts'

/** In an episode's folder: how its recording was made, so that only what is new is made the next time. */
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

/** What was made the last time, and how. */
export type MasterRecord = z.output<typeof shape>

/** Nothing where the file is absent or cannot be understood: then everything is made. */
export async function readRecord(storage: Storage, slug: string): Promise<MasterRecord> {
  const bytes = await storage.read(`episodes/${slug}/${MASTER_FILE}`)
  try {
    const { data } = shape.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    if (data) return data
  } catch {
    // Whatever stands there is no record of ours.
  }
  return { settings: {}, made: {} }
}

/** The file's bytes. */
export function writeRecord(record: MasterRecord): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`)
}

/** Another one wherever the sound would come out otherwise. */
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
