import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Alternative } from '../model/alternative.ts'
import { identityOf, withIdentity } from '../model/file-identity.ts'
import { canonical } from '../model/language-tag.ts'
import type { Storage } from '../ports/storage.ts'
import { lineOf } from './fields.ts'
import { type RecordingMemory, readRecording } from './recording.ts'
import { sourcesOf } from './schemas/alternative.ts'
import type { EpisodeFields } from './schemas/episode.ts'
import type { WrittenLive } from './schemas/live.ts'
import type { YamlDocument } from './yaml.ts'

type Written = NonNullable<EpisodeFields['alternatives']>[number]
type WrittenStream = NonNullable<WrittenLive['alternatives']>[number]

interface Folder {
  readonly slug: string
  readonly document: YamlDocument
  readonly names: readonly string[]
  readonly memory?: RecordingMemory
}

/** Reads the alternate enclosures of an episode, and reports those whose files are missing. */
export async function readAlternatives(
  storage: Storage,
  written: readonly Written[],
  { slug, document, names, memory }: Folder,
): Promise<Checked<readonly Alternative[]>> {
  const alternatives: Alternative[] = []
  const diagnostics: Diagnostic[] = []
  const taken = new Set<string>()
  for (const [index, { file, ...rest }] of written.entries()) {
    const known = alternativeOf(rest)
    if (file === undefined) {
      alternatives.push(known)
      continue
    }
    const at = document.placeOf(['alternatives', index, 'file'])
    if (taken.has(file)) {
      diagnostics.push(say('episode.alternative-doubled', at, { file }))
      continue
    }
    taken.add(file)
    if (!names.includes(file)) {
      const near = nearest(file, names)
      const fix = near === undefined ? `Put it into episodes/${slug}/` : `Write ${lineOf('file', near)}`
      diagnostics.push(say('episode.alternative-absent', at, { file, fix }))
      continue
    }
    const read = await readRecording(storage, `episodes/${slug}/${file}`, memory)
    // An alternate enclosure may well have a format that Apple does not play.
    diagnostics.push(...read.diagnostics.filter(({ code }) => code !== 'recording.not-for-apple'))
    if (!read.value) continue
    const { type, bytes, digest, bitrate } = read.value
    const facts = { file, type, bytes, digest, ...(bitrate === undefined ? {} : { bitrate }) }
    alternatives.push(withIdentity({ ...known, ...facts }, identityOf(read.value)))
  }
  return { value: alternatives, diagnostics }
}

/** An alternate enclosure without a file: everything about it comes from the front matter. */
export function alternativeOf({ sources, length, language, type, ...rest }: WrittenStream): Alternative {
  return {
    ...rest,
    type: type ?? '',
    sources: sourcesOf(sources),
    ...(length === undefined ? {} : { bytes: length }),
    ...(language === undefined ? {} : { language: canonical(language) }),
  }
}
