import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { matcher } from '../import/match-transcripts.ts'
import { writtenTranscript } from '../import/transcript-times.ts'
import { readMaterials } from '../intake/read-materials.ts'
import { slugOf } from '../intake/slug.ts'
import { type Person, personNamed } from '../model/person.ts'
import type { Storage } from '../ports/storage.ts'
import { withAliases, withPeople } from '../read/people-edit.ts'
import { readStation } from '../read/station.ts'
import { TIMINGS_FILE, writeTimings } from '../read/timings.ts'
import { isCommonLabel } from '../read/transcript/known-names.ts'
import { writtenYaml } from '../read/yaml/write.ts'
import { AT_A_TIME, MANY, severally } from './import-episodes.ts'

/** Where questions are answered, and where those that nobody answered are written down for the next time. */
export interface Answers {
  /** Label of transcripts → a name, or '' for nobody. */
  readonly known: ReadonlyMap<string, string>
  readonly ask?: (question: string) => Promise<string>
}

/** What came of joining a folder of transcripts to a show. */
export interface Joined {
  readonly joined: readonly string[]
  /** Labels that nobody has explained. */
  readonly open: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

const TEXTS = /\.(?:md|markdown|txt|vtt|srt|sbv|lrc|ttml|json|html?|csv)$/i
const TIMED = /\.(?:vtt|srt|sbv|lrc|ttml|json)$/i
const TEXT_MOST = 20_000_000

/** Gives episodes that have no transcript the one of a folder that is theirs, and asks once who each label is. */
export async function joinTranscripts(
  storage: Storage,
  folder: Storage,
  { feed, answers }: { readonly feed: string; readonly answers: Answers },
): Promise<Joined> {
  const { station, diagnostics: broken } = await readStation(storage)
  if (!station) return { joined: [], open: [], diagnostics: broken }
  const lacking = station.episodes.filter((one) => one.feeds.includes(feed) && one.transcripts.length === 0)
  const slugFor = matcher(lacking)
  // Of two for one episode, the one with times.
  const all = (await textsIn(folder, '')).filter((name) => TEXTS.test(name))
  const names = [...all.filter((name) => TIMED.test(name)), ...all.filter((name) => !TIMED.test(name))]
  const joined = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  for (const name of names) {
    const slug = slugFor(name)
    if (slug === undefined)
      diagnostics.push(say('import.transcript-unmatched', startOf(name), { file: name }))
    else if (joined.has(slug))
      diagnostics.push(
        say('import.transcript-doubled', startOf(name), { slug, other: joined.get(slug) ?? '' }),
      )
    else joined.set(slug, name)
  }
  const lengths = new Map(lacking.map(({ slug, recording }) => [slug, recording?.seconds || undefined]))
  const labels = new Set<string>()
  const written: string[] = []
  await severally([...joined], AT_A_TIME, async ([slug, name]) => {
    const bytes = await folder.read(name, { most: TEXT_MOST })
    const reported: Diagnostic[] = []
    const material =
      bytes && (await readMaterials([{ name: name.replace(/^.*\//, ''), bytes }], 'transcript', reported))
    diagnostics.push(...reported.filter(({ severity }) => severity === 'error'))
    if (!material) return
    const { text, cues, lost } = writtenTranscript(material, lengths.get(slug))
    if (text === '') return
    if (lost > 0)
      diagnostics.push(say('import.times-outside', startOf(name), { url: name, count: lost, slug }))
    for (const { speaker } of material.turns) if (speaker !== '') labels.add(speaker)
    const terms = { hurried: joined.size > MANY }
    await storage.write(`episodes/${slug}/transcript.md`, encoded(text), terms)
    if (cues) await storage.write(`episodes/${slug}/${TIMINGS_FILE}`, encoded(writeTimings(cues)), terms)
    written.push(slug)
  })
  const open = await whoIsMeant(storage, station.people, [...labels].sort(), answers)
  return { joined: written.sort(), open, diagnostics }
}

async function textsIn(folder: Storage, path: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await folder.list(path)) {
    const own = path === '' ? entry.name : `${path}/${entry.name}`
    if (entry.name.startsWith('.')) continue
    if (entry.kind === 'file') found.push(own)
    else if (entry.kind === 'folder' && entry.isLink !== true) found.push(...(await textsIn(folder, own)))
  }
  return found
}

/** Writes down in people.yaml whom labels mean, once for all transcripts; answers those that stay open. */
async function whoIsMeant(
  storage: Storage,
  people: readonly Person[],
  labels: readonly string[],
  { known, ask }: Answers,
): Promise<readonly string[]> {
  const open: string[] = []
  const aliases = new Map<string, string[]>()
  const added = new Map<string, Person>()
  const ids = new Set(people.map(({ id }) => id))
  for (const label of labels) {
    // Host, Speaker 1 or Q are somebody else in every episode.
    if (isCommonLabel(label) || personNamed([...people, ...added.values()], label)) continue
    const name =
      known.get(label) ??
      (await ask?.(`Who is “${label}”? Full name, = for just that, or Enter to leave it open: `))
    if (name === undefined || (name === '' && !known.has(label))) {
      open.push(label)
      continue
    }
    const full = name === '=' ? label : name.trim()
    if (full === '') continue
    const person = personNamed([...people, ...added.values()], full)
    if (person && ids.has(person.id) && !added.has(person.id)) {
      aliases.set(person.id, [...(aliases.get(person.id) ?? []), label])
      continue
    }
    const id = person?.id ?? freeId(full, ids)
    ids.add(id)
    const before = added.get(id)?.aliases ?? []
    added.set(id, { id, name: full, aliases: full === label ? before : [...before, label] })
  }
  if (aliases.size + added.size > 0) {
    const text = new TextDecoder().decode(await storage.read('people.yaml'))
    await storage.write('people.yaml', encoded(withPeople(withAliases(text, aliases), [...added.values()])))
  }
  return open
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  const base = slugOf(name) || 'somebody'
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}

/** The file that the next import reads: every label, with what was answered. */
export function answersFile(known: ReadonlyMap<string, string>, open: readonly string[]): string {
  const all = [...known, ...open.map((label): [string, string] => [label, '?'])]
  const head =
    '# Who the labels of transcripts are: a full name, = for just that, nothing for nobody, ? for not answered yet.\n'
  return head + writtenYaml({ labels: Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1))) })
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
