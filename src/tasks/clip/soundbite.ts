import { longClock } from '../../model/clock-time.ts'
import type { Soundbite } from '../../model/episode.ts'
import type { Storage } from '../../ports/storage.ts'
import { withListEntry } from '../../read/list-edit.ts'
import { typed } from '../../read/yaml.ts'

/** What became of the entry in the front matter. */
export type SoundbiteEntry =
  | { readonly state: 'known' }
  | { readonly state: 'new'; readonly path: string; readonly bytes: Uint8Array }
  /** To be typed by a person. */
  | { readonly state: 'unwritten'; readonly entry: string }

/** Two entries whose both ends are nearer than this are of one clip. */
const SAME_SECONDS = 1

/** A clip to be entered, in seconds. */
export interface NewSoundbite {
  readonly start: number
  readonly end: number
  readonly title: string
  /** Where it was before it was moved into pauses; a person may have typed that. */
  readonly asked: { readonly start: number; readonly end: number }
}

/** The front matter of an episode with a soundbite at the end of its own, and everything else as it was. */
export async function soundbiteEntry(
  storage: Storage,
  { slug, soundbites = [] }: { readonly slug: string; readonly soundbites?: readonly Soundbite[] },
  { start, end, title, asked }: NewSoundbite,
): Promise<SoundbiteEntry> {
  const isKnown = soundbites.some((one) =>
    [{ start, end }, asked].some(
      (wanted) =>
        Math.abs(one.start - wanted.start) < SAME_SECONDS &&
        Math.abs(one.start + one.duration - wanted.end) < SAME_SECONDS,
    ),
  )
  if (isKnown) return { state: 'known' }
  const path = `episodes/${slug}/episode.md`
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await storage.read(path))
  const entry = { start: longClock(start), duration: Math.round((end - start) * 100) / 100, title }
  const edited = withListEntry(text, 'soundbites', entry)
  return edited === undefined
    ? { state: 'unwritten', entry: `- ${typed(entry)}` }
    : { state: 'new', path, bytes: new TextEncoder().encode(edited) }
}
