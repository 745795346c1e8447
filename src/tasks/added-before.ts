import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import type { Draft, Source } from '../intake/draft.ts'
import type { Storage } from '../ports/storage.ts'

interface New {
  readonly draft: Draft
  readonly sources: readonly Source[]
  /** The slug that the draft would have if it were free. */
  readonly wanted: string
}

/**
 * Tells that a draft has the name of another, and whether it is the same file once more: the same guid, the same
 * transcript, or the same recording. Only that one folder is looked at.
 */
export async function addedBefore(
  storage: Storage,
  { draft, sources, wanted }: New,
): Promise<readonly Diagnostic[]> {
  if (draft.slug === wanted || sources.length === 0) return []
  const folder = `episodes/${wanted}`
  const about = { folder, slug: draft.slug, other: wanted }
  const at = startOf(`episodes/${draft.slug}/episode.md`)
  const isSame =
    (await hasGuid(storage, folder, draft)) ||
    (await hasTranscript(storage, folder, draft)) ||
    (await hasRecording(storage, folder, draft, sources))
  return [isSame ? say('intake.added-before', at, about) : say('intake.name-taken', at, about)]
}

/** Front matter that comes along brings its guid. */
async function hasGuid(storage: Storage, folder: string, { episodeMd }: Draft): Promise<boolean> {
  const [line] = /^guid: .*$/m.exec(episodeMd) ?? []
  const held = await storage.read(`${folder}/episode.md`)
  return held !== undefined && line !== undefined && new TextDecoder().decode(held).includes(line)
}

async function hasTranscript(storage: Storage, folder: string, { transcriptMd }: Draft): Promise<boolean> {
  if (transcriptMd === undefined) return false
  const held = await storage.read(`${folder}/transcript.md`)
  return held !== undefined && new TextDecoder().decode(held) === transcriptMd
}

async function hasRecording(
  storage: Storage,
  folder: string,
  { recording }: Draft,
  sources: readonly Source[],
): Promise<boolean> {
  const source = recording && sources.find(({ name }) => name === recording.from)
  if (!recording || !source) return false
  const facts = await storage.facts(`${folder}/${recording.name}`)
  return facts?.bytes === source.bytes.length
}
