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

/** The number of episodes whose texts are held in memory: everything made of one episode is made consecutively. */
const HELD = 24

/** What is known about the folders of episodes/, from earlier builds and processes. */
export interface KnownEpisodes {
  /** Serialized settings with which the episodes were read. */
  setting?: string
  readonly bySlug: Map<string, KnownEpisode>
  /** Shared by all of them, so that an episode does not retain the station that it was read for. */
  textsOf?: TextsOf
}

/** The last read of a folder. */
interface KnownEpisode {
  /** The folder's fingerprint; absent if it is not reliable. */
  readonly mark?: string
  /** Whether the watcher reports every change to the files that were read. */
  readonly isSeen: boolean
  /** The name of the cache entry. */
  readonly record: string
  /** The restored episode, if this process has it in memory. */
  readonly revived?: Revived
}

interface Revived {
  readonly read: ReadEpisode
  readonly yaml: () => YamlText | undefined
}

/** Loads the texts of a cached episode. */
export type TextsOf = (name: string) => Texts

/** The long texts of an episode, which are rarely needed. */
interface Texts extends Pick<Episode, 'notes' | 'transcripts'> {
  readonly yaml?: YamlText
}

/** The cached result of reading a folder, named by its digest. Long texts are cached separately and loaded on demand. */
interface CachedReading {
  readonly texts: string
  readonly digests: EpisodeDigests
  readonly shallow?: Shallow
  /** The identities of its files when their digests were computed, in the order of `digestedFiles`. */
  readonly identities: readonly (FileIdentity | undefined)[]
  readonly facts?: EpisodeFacts
  readonly diagnostics: readonly Diagnostic[]
}

/** An episode without its texts. */
type Shallow = Omit<Episode, 'notes' | 'transcripts'>

/** The known episodes as stored in the cache. */
interface Table {
  readonly setting?: string
  readonly rows: readonly (readonly [slug: string, KnownEpisode])[]
}

const TABLE = 'episodes'

/** An empty set of known episodes. */
export function knownEpisodes(): KnownEpisodes {
  return { bySlug: new Map() }
}

/**
 * Reads the folders of episodes/ that changed since the last read, or that would be read differently now. The
 * texts of cached episodes are loaded on demand.
 *
 * If `changed` is given, a folder that it does not name is not even checked. This does not apply to folders
 * that can change without being reported (a link, a file with two names, a folder inside), or to episodes
 * that read files outside their own folder. `done` is called with all slugs that exist.
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
    // As restored from the cache: substrings of a file would keep the whole file in memory.
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
    // A folder that cannot be accessed is reported when it is read.
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

/** Caches an episode and returns the name of the entry; undefined if the cache does not accept it. */
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
  // Includes the raw front matter, which the digest of the texts does not cover.
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

/** Restores a cache entry by name; undefined if it is no longer there. */
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

/** Cached by the list of people, which never changes and is needed by every episode. */
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

/** Everything outside an episode's folder on which reading it depends. */
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

/** Loads texts, and holds the most recently used ones. */
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
