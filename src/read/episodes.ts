import { setImmediate as others } from 'node:timers/promises'
import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Episode } from '../model/episode.ts'
import { personNamed } from '../model/person.ts'
import type { Storage } from '../ports/storage.ts'
import { episodeReader, type KnownEpisodes } from './cached-episode.ts'
import type { EpisodeContext, EpisodeFacts } from './episode.ts'
import { ID, idFrom } from './fields.ts'
import { readFolder, unreadable } from './folder.ts'
import { freshGuid } from './fresh-guid.ts'
import { extensionOf } from './paths.ts'

/** The contents of episodes/. */
interface ReadEpisodes {
  /** By slug. */
  readonly episodes: readonly Episode[]
  readonly drafts: ReadonlySet<string>
  /** Guids of all episodes with a readable guid, including invalid episodes. */
  readonly guids: ReadonlySet<string>
  /** Slugs of the folders with an episode.md, readable or not. */
  readonly slugs: ReadonlySet<string>
  /** Whether the credits of every episode.md could be read. */
  readonly isWhole: boolean
  /** Ids of people who are credited by an episode, known or not, or thanked by name. */
  readonly credited: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

const EPISODES_FOLDER = 'episodes'

/**
 * Reads all folders of episodes/, and reports problems that concern several episodes. `known` has the
 * episodes that need not be read again.
 */
export async function readEpisodes(
  storage: Storage,
  around: EpisodeContext,
  known?: KnownEpisodes,
): Promise<ReadEpisodes> {
  const episodes: Episode[] = []
  const all: EpisodeFacts[] = []
  const slugs = new Set<string>()
  let isWhole = true
  const diagnostics: Diagnostic[] = []
  const { value: listed, diagnostics: strange } = await readFolder(storage, EPISODES_FOLDER)
  diagnostics.push(...strange)
  if (!listed) isWhole = false
  const entries = listed ?? []
  const reader = episodeReader(storage, around, known)
  const read = inOrder(entries, ({ name, kind }) => (kind === 'folder' ? reader.read(name) : undefined))
  let last = performance.now()
  for await (const [entry, result] of read) {
    const { name } = entry
    if (performance.now() - last > BREATH_MILLISECONDS) {
      await others()
      last = performance.now()
    }
    // It may be a published episode: being unreadable is no reason to unpublish it.
    if (entry.kind === 'unreadable') {
      isWhole = false
      diagnostics.push(unreadable(EPISODES_FOLDER, entry))
    }
    if (!result) {
      if (entry.kind === 'file') diagnostics.push(...strayFile(name))
      continue
    }
    if (!ID.test(name)) diagnostics.push(slugTrouble(name))
    const { episode, facts, diagnostics: own } = result
    for (const one of own) diagnostics.push(one)
    const isThere = facts !== undefined || !own.some(({ code }) => code === 'episode.file-missing')
    if (isThere) slugs.add(name)
    if (facts) all.push(facts)
    else if (isThere) isWhole = false
    if (episode && ID.test(name)) episodes.push(episode)
  }
  if (listed) reader.done(new Set(entries.map(({ name }) => name)))
  return {
    episodes,
    isWhole,
    guids: new Set(all.flatMap(({ guid }) => guid ?? [])),
    slugs,
    drafts: new Set(all.filter(({ isPublished }) => !isPublished).map(({ slug }) => slug)),
    credited: new Set(all.flatMap(({ credited, thanked }) => [...credited, ...knownAmong(thanked, around)])),
    diagnostics: [...diagnostics, ...doubledGuids(all, around.url), ...numberTroubles(all, around)],
  }
}

/** The longest time for which reading blocks other work of a server. */
const BREATH_MILLISECONDS = 15

/** The number of folders read concurrently, so that the disk works while others are parsed. */
const AT_A_TIME = 8

/** Processes several elements concurrently, and yields the results in order. */
async function* inOrder<T, R>(all: readonly T[], work: (one: T) => Promise<R> | R): AsyncGenerator<[T, R]> {
  const begun: Promise<R>[] = []
  const begin = async (one: T) => work(one)
  for (const [index, one] of all.entries()) {
    while (begun.length < Math.min(all.length, index + AT_A_TIME)) {
      const next = begin(all[begun.length] as T)
      // Marks the promise as handled; the error surfaces where it is awaited.
      next.catch(() => {})
      begun.push(next)
    }
    yield [one, await (begun[index] as Promise<R>)]
  }
}

/** Ids of the people in people.yaml who are thanked by name. */
function knownAmong(thanked: readonly string[], { register }: EpisodeContext): string[] {
  return thanked.flatMap((name) => personNamed(register?.people ?? [], name)?.id ?? [])
}

function strayFile(name: string): Diagnostic[] {
  if (extensionOf(name) !== 'md' || /^readme\.md$/i.test(name)) return []
  const file = `${EPISODES_FOLDER}/${name}`
  const wanted = `${EPISODES_FOLDER}/${idFrom(name.replace(/\.md$/i, ''))}/episode.md`
  return [say('episode.folder-missing', { file, line: 1, column: 1 }, { file, wanted })]
}

function slugTrouble(slug: string): Diagnostic {
  const folder = `${EPISODES_FOLDER}/${slug}`
  const suggestion = `${EPISODES_FOLDER}/${idFrom(slug)}`
  const at = { file: `${folder}/episode.md`, line: 1, column: 1 }
  return say('episode.slug-wrong', at, { slug, folder, suggestion })
}

/** Published episodes first: of two duplicates, the draft is reported as the one to change. */
function publishedFirst(all: readonly EpisodeFacts[]): EpisodeFacts[] {
  return [...all].sort((a, b) => Number(b.isPublished) - Number(a.isPublished))
}

function doubledGuids(all: readonly EpisodeFacts[], url: string): Diagnostic[] {
  const holders = new Map<string, string>()
  return publishedFirst(all).flatMap(({ guid, slug, file, places }) => {
    if (guid === undefined) return []
    const other = holders.get(comparable(guid))
    if (other === undefined) {
      holders.set(comparable(guid), file)
      return []
    }
    return [say('episode.guid-doubled', places.guid, { other, fresh: freshGuid(url, slug) })]
  })
}

/** UUIDs are case-insensitive (RFC 9562, section 4); other guids are not. */
function comparable(guid: string): string {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(guid) ? guid.toLowerCase() : guid
}

/** APPLE-31: no two full episodes may share season and episode number, and those of a serial show must all have a number. */
function numberTroubles(all: readonly EpisodeFacts[], { feeds }: EpisodeContext): Diagnostic[] {
  const serial = new Set(feeds.feeds.filter(({ type }) => type === 'serial').map(({ id }) => id))
  const holders = new Map<string, string>()
  const highest = new Map<string, number>()
  const full = publishedFirst(all).filter(({ isFull }) => isFull)
  for (const { feedIds, season, episode = 0 } of full) {
    for (const feed of feedIds) {
      const row = `${feed} ${season ?? 0}`
      highest.set(row, Math.max(highest.get(row) ?? 0, episode))
    }
  }
  return full.flatMap(({ feedIds, season, episode, file, places, isNumbered, isPublished }) => {
    for (const feed of feedIds) {
      const row = `${feed} ${season ?? 0}`
      const next = (highest.get(row) ?? 0) + 1
      if (episode === undefined) {
        // A number that cannot be read is already reported.
        if (!serial.has(feed) || !isPublished || isNumbered) continue
        return [say('episode.number-missing', places.root, { feed, next })]
      }
      const other = holders.get(`${row} ${episode}`)
      if (other === undefined) holders.set(`${row} ${episode}`, file)
      else if (other !== file) {
        return [say('episode.number-doubled', places.episode, { other, feed, next })]
      }
    }
    return []
  })
}
