import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import { sha256OfStream } from '../ports/digest.ts'
import type { MasterForm, MasterPart } from '../ports/mastering.ts'
import type { Storage } from '../ports/storage.ts'
import { extensionOf } from '../read/paths.ts'

/** What was typed; what was not is as the last time. */
export interface MasterSettings {
  /** A name in the source folder. */
  readonly source?: string
  /** Paths relative to the station, joined before and behind; '' for none any more. */
  readonly intro?: string
  readonly outro?: string
  /** Other forms beside MP3. */
  readonly also?: MasterForm[]
}

/** The files that a recording is made of, in their order. */
export interface Sources {
  /** SHA-256 of each. */
  readonly digests: readonly string[]
  /** Opens them anew. */
  readonly parts: () => readonly MasterPart[]
}

const SOUND = /\.(?:wav|flac|aiff?|mp3|m4a|ogg|opus)$/i

/** Looks for the source in `episodes/SLUG/source/`, and for what is joined to it where that was named. */
export async function sourcesOf(
  storage: Storage,
  slug: string,
  { source, intro, outro }: MasterSettings,
): Promise<Checked<Sources>> {
  const folder = `episodes/${slug}/source/`
  const at = startOf(folder)
  const names = (await storage.list(folder.slice(0, -1))).map(({ name }) => name)
  const joined = [intro, outro].map((path) => path?.startsWith(folder) && path.slice(folder.length))
  const sounds = names.filter((name) => SOUND.test(name) && !joined.includes(name))
  const named = source !== undefined && names.includes(source) ? source : undefined
  const [first, second] = sounds
  if (source !== undefined && named === undefined)
    return { diagnostics: [say('master.part-missing', at, { file: folder + source })] }
  if (named === undefined && first === undefined)
    return { diagnostics: [say('master.source-missing', at, { folder })] }
  if (named === undefined && second !== undefined)
    return {
      diagnostics: [
        say('master.source-unclear', at, { folder, files: sounds.join(', '), slug, first: first ?? '' }),
      ],
    }
  const paths = [intro, folder + (named ?? first), outro].filter(
    (path) => path !== undefined && path !== '',
  ) as string[]
  const digests: string[] = []
  for (const path of paths) {
    const facts = await storage.facts(path)
    if (!facts) return { diagnostics: [say('master.part-missing', startOf(path), { file: path })] }
    digests.push(await sha256OfStream(storage.stream(path)))
  }
  const parts = () => paths.map((path) => ({ bytes: storage.stream(path), extension: extensionOf(path) }))
  return { value: { digests, parts }, diagnostics: [] }
}
