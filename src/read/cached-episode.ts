import { deserialize, serialize } from 'node:v8'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { digestedFiles, type Episode, translationsOf } from '../model/episode.ts'
import { type EpisodeDigests, withDigests } from '../model/episode-digests.ts'
import { DETAIL_KEYS, EPISODE_HEADER_KEYS, only } from '../model/episode-parts.ts'
import { type FileIdentity, identityOf, withIdentity } from '../model/file-identity.ts'
import type { Person } from '../model/person.ts'
import { type Cache, CacheCorruptError } from '../ports/cache.ts'
import { sha256OfAll } from '../ports/digest.ts'
import type { FolderFingerprint, Storage } from '../ports/storage.ts'
import { type EpisodeContext, type EpisodeFacts, type ReadEpisode, readEpisode } from './episode.ts'
import { whenReadable } from './folder.ts'
import { withinFolder } from './within-folder.ts'
import type { YamlText } from './yaml/source.ts'

/** How many episodes' texts are held at a time: what is made of one episode is made together. */
const HELD = 24

/** What is known of the folders of episodes/ from one reading to the next, and from one program to the next. */
export interface KnownEpisodes {
  /** What they were read with. */
  setting?: string
  readonly bySlug: Map<string, KnownEpisode>
  /** The same for all of them, so that an episode holds on to nothing of the reading that it comes from. */
  textsOf?: TextsOf
}

/** A folder as it was read last. */
interface KnownEpisode {
  /** How it looked; absent where that cannot be relied on. */
  readonly mark?: string
  /** Whether who watches it sees everything that its reading looked at. */
  readonly isSeen: boolean
  /** The name of what was read. */
  readonly record: string
  /** The same, where this program has had it in its hands. */
  readonly revived?: Revived
}

interface Revived {
  readonly read: ReadEpisode
  readonly yaml: () => YamlText | undefined
}

/** Fetches the texts of an episode that is kept. */
export type TextsOf = (name: string) => Texts

/** What is long in an episode, and seldom looked at. */
interface Texts extends Pick<Episode, 'notes' | 'transcripts'> {
  readonly yaml?: YamlText
}

/** What was read of a folder of episodes/, under its digest. All that is long is kept apart from it, and fetched when it is asked for. */
interface CachedReading {
  readonly texts: string
  readonly digests: EpisodeDigests
  readonly shallow?: Shallow
  /** What its files were when their digests were taken, in the order of `digestedFiles`. */
  readonly identities: readonly (FileIdentity | undefined)[]
  readonly facts?: EpisodeFacts
  readonly diagnostics: readonly Diagnostic[]
}

/** An episode without its texts. */
type Shallow = Omit<Episode, 'notes' | 'transcripts'>

/** The known episodes as they are written. */
interface Table {
  readonly setting?: string
  readonly rows: readonly (readonly [slug: string, KnownEpisode])[]
}

const TABLE = 'episodes'

/** Nothing is known. */
export function knownEpisodes(): KnownEpisodes {
  return { bySlug: new Map() }
}

/**
 * Reads folders of episodes/, and only those that look different from when they were read last, or that would be
 * read differently now. The texts of an episode that is kept are fetched when somebody looks at them.
 *
 * A folder of which nobody who watches it has told a change is not even looked at: what was read last is believed. That is
 * not believed of a folder that can change unseen (a link, a file with two names, a folder inside), nor of an
 * episode for which more was read than its own folder. `done` is told of all that there are.
 */
export function episodeReader(
  storage: Storage,
  around: EpisodeContext,
  known: KnownEpisodes = knownEpisodes(),
): {
  readonly read: (slug: string) => Promise<ReadEpisode>
  readonly done: (slugs: ReadonlySet<string>) => void
} {
  const { cache, program = '', ignoresDamaged, changed } = around
  const mark = storage.mark?.bind(storage)
  if (!cache || !mark) return { read: (slug) => readEpisode(storage, slug, around), done: () => {} }

  const setting = digestOf([program, settingOf(around)])
  const people = around.register?.people ?? []
  const { bySlug } = known
  const textsOf = known.textsOf ?? cachedTexts(cache)
  known.textsOf = textsOf
  if (bySlug.size === 0) takeUp(known, cache)
  if (known.setting !== setting || ignoresDamaged) bySlug.clear()
  known.setting = setting
  let isNew = false

  const note = (slug: string, one: KnownEpisode, revived: Revived): ReadEpisode => {
    around.book.keepLater(`episodes/${slug}/episode.md`, revived.yaml)
    bySlug.set(slug, { ...one, revived })
    return revived.read
  }

  const readAnew = async (slug: string, snapshots: FolderFingerprint): Promise<ReadEpisode> => {
    isNew = true
    bySlug.delete(slug)
    let yaml: YamlText | undefined
    let strayed = false
    const cacheYaml = (text: YamlText) => {
      yaml = text
    }
    const own = withinFolder(storage, `episodes/${slug}`, () => {
      strayed = true
    })
    const read = await readEpisode(own, slug, { ...around, book: { ...around.book, store: cacheYaml } })
    const record = cacheReading(cache, read, yaml)
    // As it was written: words that were cut out of a file hold all of the file in memory.
    const revived = record === undefined ? undefined : restoredFrom(cache, record, { people, textsOf })
    if (record !== undefined && revived) {
      const isSteady = !strayed && snapshots.isStable
      const isSeen = !strayed && !snapshots.isOpen
      return note(slug, { record, isSeen, ...(isSteady && { mark: digestOf([snapshots.mark]) }) }, revived)
    }
    if (yaml) around.book.store(yaml)
    return read
  }

  const read = async (slug: string): Promise<ReadEpisode> => {
    const before = bySlug.get(slug)
    const revived = before && (before.revived ?? restoredFrom(cache, before.record, { people, textsOf }))
    if (revived && before.isSeen && changed?.has(slug) === false) return note(slug, before, revived)
    const { value: snapshots } = await whenReadable(slug, () => mark(`episodes/${slug}`))
    // What nobody may look at is told where it is read.
    if (!snapshots) {
      bySlug.delete(slug)
      return readEpisode(storage, slug, around)
    }
    if (revived && before.mark === digestOf([snapshots.mark])) return note(slug, before, revived)
    return readAnew(slug, snapshots)
  }

  const done = (slugs: ReadonlySet<string>) => {
    for (const slug of bySlug.keys()) {
      if (slugs.has(slug)) continue
      bySlug.delete(slug)
      isNew = true
    }
    if (isNew) writeDown(known, cache)
  }
  return { read, done }
}

function takeUp(known: KnownEpisodes, cache: Cache): void {
  const bytes = cache.get(TABLE)
  if (!bytes) return
  const { setting, rows } = deserialize(bytes) as Table
  if (setting !== undefined) known.setting = setting
  for (const [slug, one] of rows) known.bySlug.set(slug, one)
}

function writeDown({ setting, bySlug }: KnownEpisodes, cache: Cache): void {
  const rows = [...bySlug].map(([slug, { revived: _, ...one }]) => [slug, one] as const)
  cache.put(TABLE, serialize({ ...(setting !== undefined && { setting }), rows } satisfies Table))
}

/** Keeps an episode as it is, and answers the name of what was kept; undefined where nothing can be kept. */
export function cacheEpisode(cache: Cache, episode: Episode): string | undefined {
  return cacheReading(cache, { episode, diagnostics: [] }, undefined)
}

function cacheReading(
  cache: Cache,
  { episode, facts, diagnostics }: ReadEpisode,
  yaml: YamlText | undefined,
): string | undefined {
  const shallow = episode && shallowOf(episode)
  const { notes = '', transcripts = [] } = episode ?? {}
  // With the front matter as it is written, which the digest of the texts says nothing of.
  const texts = serialize({ notes, transcripts, ...(yaml && { yaml }) } satisfies Texts)
  const cached: CachedReading = {
    texts: `texts ${digestOf([texts])}`,
    digests: {
      header: digestOf([serialize(shallow && only(shallow, EPISODE_HEADER_KEYS))]),
      details: digestOf([serialize(shallow && only(shallow, DETAIL_KEYS))]),
      texts: digestOf([serialize({ notes, transcripts })]),
    },
    ...(shallow && { shallow }),
    identities: shallow ? digestedFiles(shallow).map(identityOf) : [],
    ...(facts && { facts }),
    diagnostics,
  }
  const bytes = serialize(cached)
  const record = `read ${digestOf([bytes])}`
  return cache.put(cached.texts, texts) && cache.put(record, bytes) ? record : undefined
}

/** What was kept under a name; undefined where it is not there any more. */
export function restoredFrom(
  cache: Cache,
  record: string,
  { people, textsOf }: { readonly people: readonly Person[]; readonly textsOf: TextsOf },
): Revived | undefined {
  const bytes = cache.get(record)
  const cached = bytes && (deserialize(bytes) as CachedReading)
  if (!cached || !cache.has(cached.texts)) return undefined
  const { shallow, identities, digests, texts, facts, diagnostics } = cached
  const yaml = () => textsOf(texts).yaml
  const rest = { diagnostics, ...(facts && { facts }) }
  if (!shallow) return { read: rest, yaml }
  for (const [index, file] of digestedFiles(shallow).entries()) withIdentity(file, identities[index])
  const byId = peopleById(people)
  const episode = {
    ...shallow,
    credits: shallow.credits.map((one) => ({ ...one, person: byId.get(one.person.id) ?? one.person })),
    get notes() {
      return textsOf(texts).notes
    },
    get transcripts() {
      return textsOf(texts).transcripts
    },
  }
  return { read: { ...rest, episode: withDigests(episode, { ...digests, record }) }, yaml }
}

/** The list never changes, and every episode asks. */
function peopleById(people: readonly Person[]): ReadonlyMap<string, Person> {
  const known = PEOPLE.get(people) ?? new Map(people.map((person) => [person.id, person]))
  PEOPLE.set(people, known)
  return known
}

const PEOPLE = new WeakMap<readonly Person[], ReadonlyMap<string, Person>>()

function shallowOf({ notes: _, transcripts, ...facing }: Episode): Shallow {
  const translated = translationsOf({ transcripts }).map(({ language }) => language)
  return { ...facing, translated }
}

/** Everything around an episode that its reading looks at. */
function settingOf({ feeds, url, language, register, settings }: EpisodeContext): Uint8Array {
  return serialize({
    feeds: feeds.feeds,
    ids: feeds.ids,
    url,
    language,
    settings,
    ...(register && { people: register.people, known: register.ids }),
  })
}

/** Fetches texts, and holds those that were fetched last. */
export function cachedTexts(cache: Cache): TextsOf {
  const held = new Map<string, Texts>()
  return (name) => {
    const known = held.get(name)
    if (known) return known
    const bytes = cache.get(name)
    if (!bytes) throw new CacheCorruptError(name)
    const texts = deserialize(bytes) as Texts
    held.set(name, texts)
    for (const oldest of held.keys()) {
      if (held.size <= HELD) break
      held.delete(oldest)
    }
    return texts
  }
}

function digestOf(parts: readonly (string | Uint8Array)[]): string {
  return sha256OfAll(parts).slice(0, 24)
}
