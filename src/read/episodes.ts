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

/** What stands in episodes/. */
interface ReadEpisodes {
  /** By slug. */
  readonly episodes: readonly Episode[]
  readonly drafts: ReadonlySet<string>
  /** Guids of all that have one that can be read, faulty ones too. */
  readonly guids: ReadonlySet<string>
  /** Slugs of the folders with an episode.md, readable or not. */
  readonly slugs: ReadonlySet<string>
  /** Whether every episode.md could be read as far as its credits. */
  readonly isWhole: boolean
  /** Ids of people that episodes credit, known or not, and of whom they thank by name. */
  readonly credited: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

const EPISODES_FOLDER = 'episodes'

/**
 * Reads all folders of episodes/, and what can only be seen by looking at all of them. `known` are those that need not
 * be read again.
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
    // It may be an episode that was published: that nobody can tell is no reason to take it off the air.
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

/** For how long a server that reads may leave others waiting. */
const BREATH_MILLISECONDS = 15

/** How many folders are read at a time: the disk is asked for the next while this one is understood. */
const AT_A_TIME = 8

/** Works on several at a time, and answers in the order given. */
async function* inOrder<T, R>(all: readonly T[], work: (one: T) => Promise<R> | R): AsyncGenerator<[T, R]> {
  const begun: Promise<R>[] = []
  const begin = async (one: T) => work(one)
  for (const [index, one] of all.entries()) {
    while (begun.length < Math.min(all.length, index + AT_A_TIME)) {
      const next = begin(all[begun.length] as T)
      // Whoever waits for it is told; until then nobody is.
      next.catch(() => {})
      begun.push(next)
    }
    yield [one, await (begun[index] as Promise<R>)]
  }
}

/** Ids of those who are thanked and stand in people.yaml. */
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

/** Published episodes keep what they have; of two alike, the draft is the one to change. */
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

/** UUIDs are the same in whatever case (RFC 9562, section 4); of other texts nobody knows that. */
function comparable(guid: string): string {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(guid) ? guid.toLowerCase() : guid
}

/** APPLE-31: no two full episodes share season and episode, and those of a serial show all have a number. */
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
        // What cannot be read is told already.
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
