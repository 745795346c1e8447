import { randomUUID } from 'node:crypto'
import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { type Draft, readDraft, type Source } from '../intake/draft.ts'
import type { Station } from '../model/station.ts'
import type { NewFile, Storage } from '../ports/storage.ts'
import { withPeople } from '../read/people-edit.ts'
import { readStation } from '../read/station.ts'
import { TIMINGS_FILE } from '../read/timings.ts'
import { addedBefore } from './added-before.ts'
import { withSchemaLine } from './schema.ts'
import { storageOverlay } from './storage-overlay.ts'

/** What the producer said on the command line; everything else is read from the files. */
export interface AddTerms {
  readonly slug?: string
  readonly title?: string
  readonly date?: string
  readonly feed?: readonly string[]
  readonly language?: string
  /** What the texts are, where that is not plain. */
  readonly as?: 'transcript' | 'notes' | 'captions'
  /** Asks the producer; absent where nobody sits at a keyboard. */
  readonly ask?: (question: string) => Promise<string>
}

export interface Added {
  readonly diagnostics: readonly Diagnostic[]
  /** Absent when nothing was written. */
  readonly slug?: string
  /** Files written, relative to the station. */
  readonly files: readonly string[]
  readonly stripped: Draft['stripped']
}

/** Makes a draft from foreign files. Its folder appears whole, with people.yaml extended before it, or nothing changes. */
export async function add(storage: Storage, sources: readonly Source[], terms: AddTerms): Promise<Added> {
  const nothing = { files: [], stripped: [] }
  const { station, diagnostics: known } = await readStation(withoutEpisodes(storage))
  if (!station) return { diagnostics: known, ...nothing }

  const feed = chosenFeed(station, terms.feed)
  if ('trouble' in feed) return { diagnostics: [feed.trouble], ...nothing }
  const { slug, title, date, language, as, ask } = terms
  const { value, diagnostics } = await readDraft(sources, {
    people: station.people,
    stationLanguage: station.language,
    times: station,
    feed: feed.ids.length === 1 ? (feed.ids[0] ?? '') : feed.ids,
    guid: randomUUID(),
    takenSlugs: (await storage.list('episodes')).map((entry) => entry.name),
    ...(slug !== undefined && { slug }),
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
    ...(as !== undefined && { as }),
    ...(ask !== undefined && { ask }),
  })
  if (!value) return { diagnostics, ...nothing }

  const folder = `episodes/${value.slug}`
  const episodeMd = await withSchemaLine(storage, `${folder}/episode.md`, value.episodeMd)
  const draft = { ...value, episodeMd }
  const files = draftFiles(draft, sources)
  const people = await extendedPeople(storage, draft)
  const refused = await refusals(storage, folder, files, people)
  const unfit = refused.filter(({ code }) => /^(recording|picture)\./.test(code))
  if (unfit.length > 0) return { diagnostics: [...diagnostics, ...unfit], ...nothing }
  const before = await addedBefore(storage, { draft, sources, wanted: value.wantedSlug })

  await writeDraft(storage, folder, files, people)
  const written = [...files.map(({ name }) => `${folder}/${name}`), ...(people ? [PEOPLE_FILE] : [])]
  const all = [...diagnostics, ...before, ...refused.filter(({ code }) => code !== 'episode.title-missing')]
  return { slug: draft.slug, diagnostics: all, files: written, stripped: draft.stripped }
}

const PEOPLE_FILE = 'people.yaml'

function chosenFeed(
  station: Station,
  wanted: readonly string[] = [],
): { ids: string[] } | { trouble: Diagnostic } {
  const ids = station.feeds.map((feed) => feed.id)
  const unknown = wanted.find((id) => !ids.includes(id))
  const feeds = ids.join(', ')
  if (unknown !== undefined)
    return { trouble: say('intake.feed-unknown', startOf('feeds'), { feed: unknown, feeds }) }
  if (wanted.length > 0) return { ids: [...wanted] }
  if (ids.length === 1) return { ids }
  return ids.length === 0
    ? { trouble: say('intake.feed-missing', startOf('feeds')) }
    : { trouble: say('intake.feed-unclear', startOf('feeds'), { feeds, first: ids[0] ?? '' }) }
}

type Held = NewFile & { readonly bytes: Uint8Array }

function draftFiles(draft: Draft, sources: readonly Source[]): Held[] {
  const text = (name: string, content: string): Held => ({ name, bytes: new TextEncoder().encode(content) })
  const carried = [draft.recording, draft.cover].flatMap((file) => {
    const source = file && sources.find((one) => one.name === file.from)
    return source ? [{ name: file.name, bytes: source.bytes }] : []
  })
  const transcript = draft.transcriptMd === undefined ? [] : [text('transcript.md', draft.transcriptMd)]
  const timings = draft.timingsJson === undefined ? [] : [text(TIMINGS_FILE, draft.timingsJson)]
  return [text('episode.md', draft.episodeMd), ...transcript, ...timings, ...carried]
}

interface People {
  readonly before: Uint8Array | undefined
  readonly after: Uint8Array
}

async function extendedPeople(storage: Storage, draft: Draft): Promise<People | undefined> {
  if (draft.newPeople.length === 0) return undefined
  const before = await storage.read(PEOPLE_FILE)
  const text = withPeople(new TextDecoder().decode(before), draft.newPeople)
  return { before, after: new TextEncoder().encode(text) }
}

/** What `check` would refuse in the new folder: it is told now, and sound that cannot be used before anything is written. */
async function refusals(
  storage: Storage,
  folder: string,
  files: readonly Held[],
  people: People | undefined,
): Promise<Diagnostic[]> {
  const changes = new Map(files.map(({ name, bytes }) => [`${folder}/${name}`, bytes]))
  if (people) changes.set(PEOPLE_FILE, people.after)
  const { diagnostics } = await readStation(storageOverlay(withoutEpisodes(storage), changes))
  return diagnostics.filter(({ file, severity }) => severity === 'error' && file.startsWith(`${folder}/`))
}

/** The station without what is in episodes/: a draft costs the same, however many there are. */
function withoutEpisodes(storage: Storage): Storage {
  const { mark: _, ...readable } = storage
  return { ...readable, list: async (folder) => (folder === 'episodes' ? [] : storage.list(folder)) }
}

async function writeDraft(
  storage: Storage,
  folder: string,
  files: readonly Held[],
  people: People | undefined,
): Promise<void> {
  if (people) await storage.write(PEOPLE_FILE, people.after)
  try {
    await storage.place(folder, files)
  } catch (error) {
    if (people)
      await (people.before ? storage.write(PEOPLE_FILE, people.before) : storage.remove(PEOPLE_FILE))
    throw error
  }
}
