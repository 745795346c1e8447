import { z } from 'zod'
import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, type PlaceOf, startOf } from '../diagnostics/diagnostic.ts'
import { feedAddress } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import type { Feed } from '../model/feed.ts'
import type { Storage } from '../ports/storage.ts'
import { readEpisodeJson } from './episode-json.ts'

/** Ten thousand items take one. */
const BYTES_MOST = 32 * 2 ** 20

const shape = z.object({
  /** Where apps ask for it. */
  url: z.string().optional(),
  /** podcast:guid. */
  guid: z.string().optional(),
  /** Who asks other hosts not to take it over. */
  locked: z.string().optional(),
  /** itunes:new-feed-url. */
  movedTo: z.string().optional(),
  /** Guid and title of what can be heard in it, the newest first. */
  items: z.array(z.tuple([z.string(), z.string()])).max(200_000),
})

/** What of the feed that a show had elsewhere has to be so in the new one. */
export type OldFeed = Readonly<z.output<typeof shape>>

/** Its file. */
export function oldFeedFile(feed: string): string {
  return `feeds/${feed}.old-feed.json`
}

/** Its bytes: one item a line, so that Git shows which one changed. */
export function oldFeedBytes({ items, ...rest }: OldFeed): Uint8Array {
  const head = JSON.stringify(rest, null, 1).replace(/\n?\}$/, '')
  const rows = items.map((item) => `  ${JSON.stringify(item)}`)
  const list = rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n ]`
  return new TextEncoder().encode(`${head === '{' ? '{\n' : `${head},\n`} "items": ${list}\n}\n`)
}

/** The record of a feed that a show had elsewhere; undefined where there is none, or it is of no use. */
export async function readOldFeed(
  storage: Storage,
  feed: string,
): Promise<{ readonly value?: OldFeed; readonly diagnostics: readonly Diagnostic[] }> {
  const file = oldFeedFile(feed)
  return readEpisodeJson(storage, file, {
    shape,
    mostBytes: BYTES_MOST,
    wrong: (what) => say('move.record-unreadable', startOf(file), { what }),
  })
}

/** What the move is judged by. */
interface Moved {
  /** The station's address. */
  readonly url: string
  readonly feeds: readonly Feed[]
  readonly episodes: readonly Episode[]
  /** Of all that have a file, also one that cannot be read. */
  readonly guids: ReadonlySet<string>
  /** Where a key of an episode or a feed stands. */
  readonly placeOf: PlaceOf
}

/** Whether the shows that came from elsewhere keep their subscribers. Nothing is asked of the old host. */
export async function checkMoves(storage: Storage, moved: Moved): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  for (const feed of moved.feeds) {
    const { value: old, diagnostics: broken } = await readOldFeed(storage, feed.id)
    diagnostics.push(...broken)
    if (old) diagnostics.push(...checkMove(feed, old, moved))
  }
  return diagnostics
}

function checkMove(feed: Feed, old: OldFeed, moved: Moved): Diagnostic[] {
  const file = oldFeedFile(feed.id)
  const at = startOf(file)
  const to = moved.url + feedAddress(feed.id)
  const { url, guid, locked, movedTo } = old
  const isSame = guid === undefined || feed.guid?.toLowerCase() === guid.toLowerCase()
  return [
    ...(isSame
      ? []
      : [say('move.podcast-guid-changed', moved.placeOf(`feeds/${feed.id}.yaml`, 'guid'), { guid })]),
    ...(locked === undefined ? [] : [say('move.locked', at, { owner: locked })]),
    ...(movedTo === undefined || movedTo === to ? [] : [say('move.elsewhere', at, { url: movedTo, to })]),
    ...(url === to || movedTo === to ? [] : [say('move.redirect', at, { from: url ?? 'the old feed', to })]),
    ...itemTroubles(feed, old, moved),
  ]
}

function itemTroubles(feed: Feed, old: OldFeed, { episodes, guids, placeOf }: Moved): Diagnostic[] {
  const file = oldFeedFile(feed.id)
  const known = new Map(episodes.map((episode) => [episode.guid, episode]))
  const wanted = new Set(old.items.map(([guid]) => guid))
  const titles = new Map(
    episodes.filter(({ guid }) => !wanted.has(guid)).map((episode) => [episode.title, episode]),
  )
  const line = firstLine(old)
  return old.items.flatMap(([guid, title], index): Diagnostic[] => {
    const at = { file, line: line + index, column: 3 }
    const episode = known.get(guid)
    if (!episode) {
      if (guids.has(guid)) return []
      const other = titles.get(title)
      if (!other) return [say('move.guid-missing', at, { title, guid })]
      const place = placeOf(`episodes/${other.slug}/episode.md`, 'guid')
      return [say('move.guid-changed', place, { title, guid, found: other.guid })]
    }
    const { slug, status, feeds } = episode
    if (status === 'draft') return [say('move.episode-draft', at, { title, slug, file })]
    return feeds.includes(feed.id) ? [] : [say('move.feed-other', at, { title, feed: feed.id, file })]
  })
}

/** The line of the first item, as the record is written. */
function firstLine({ items: _, ...rest }: OldFeed): number {
  return Object.values(rest).filter((value) => value !== undefined).length + 3
}
