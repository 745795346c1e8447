import { parse } from 'yaml'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { type Draft, type IntakeAbout, readDraft } from '../../src/intake/draft.ts'
import type { Transcript } from '../../src/model/transcript.ts'
import { readTranscript } from '../../src/read/transcript.ts'

/** What came of some files, read back as the station would read it. */
export interface Outcome {
  readonly draft?: Draft
  readonly front: Readonly<Record<string, unknown>>
  readonly notes: string
  readonly transcript: Transcript
  readonly diagnostics: readonly Diagnostic[]
  readonly codes: readonly string[]
}

const NOTHING_KNOWN: IntakeAbout = {
  people: [],
  stationLanguage: 'de',
  feed: 'show',
  guid: '3d6e0d8e-6f0a-4f5b-9a51-0c4b6c1f9a10',
  takenSlugs: [],
}

/** Hands files in, as `inonda add` does. A string is the text of a UTF-8 file. */
export async function add(
  files: Readonly<Record<string, string | Uint8Array>>,
  about: Partial<IntakeAbout> = {},
): Promise<Outcome> {
  const sources = Object.entries(files).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }))
  const { value: draft, diagnostics } = await readDraft(sources, { ...NOTHING_KNOWN, ...about })
  const [, front = '', notes = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(draft?.episodeMd ?? '') ?? []
  const read = readTranscript(draft?.transcriptMd ?? '', {
    file: 'transcript.md',
    kind: 'edited',
    language: 'en',
    people: [],
    credits: [],
  })
  const transcript = read.value
  if (!transcript) throw new Error('a transcript is always read')
  return {
    ...(draft ? { draft } : {}),
    front: (parse(front) ?? {}) as Record<string, unknown>,
    notes: notes.trim(),
    transcript,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
  }
}

/** How often each label opens a turn. */
export function countsOf({ turns }: Transcript): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { speaker } of turns) counts[speaker] = (counts[speaker] ?? 0) + 1
  return counts
}
