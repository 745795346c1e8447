import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { readFeed } from '../import/read-feed.ts'
import type { EpisodeFromElsewhere, ShowFromElsewhere } from '../import/show.ts'
import { sortMoments } from '../import/sort-moments.ts'
import { type Cast, castOf, episodeFile, feedFile } from '../import/station-files.ts'
import { freeSlug, slugOf } from '../intake/slug.ts'
import type { Station } from '../model/station.ts'
import type { Storage } from '../ports/storage.ts'
import { withPeople } from '../read/people-edit.ts'
import { readStation } from '../read/station.ts'
import { type NewStation, newStation } from './import-station.ts'
import { withSchemaLine } from './schema.ts'

/** A feed as it was found: its bytes, and where. */
export interface FoundFeed {
  readonly name: string
  readonly bytes: Uint8Array
  readonly url?: string
}

/** What somebody at the keyboard says of an import. */
export interface ImportTerms extends Partial<NewStation> {
  /** The id that the show gets, or has. */
  readonly feed?: string
  /** Also a show whose owner asks other hosts not to take it over. */
  readonly unlocked?: boolean
  readonly progress?: (done: number, all: number) => void
}

/** What came of an import. */
export interface Imported {
  /** Absent where nothing was written. */
  readonly feed?: string
  readonly title?: string
  /** Slugs of what is new. */
  readonly added: readonly string[]
  /** Those among them that have nothing to hear. */
  readonly drafts: readonly string[]
  /** How many were in the station already. */
  readonly known: number
  /** Paths of other files that were written. */
  readonly files: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Takes a show over from its feed: what the station has already stays as it is, to the byte. */
export async function importShow(
  storage: Storage,
  starter: Storage,
  found: FoundFeed,
  terms: ImportTerms,
): Promise<Imported> {
  const nothing = { added: [], drafts: [], known: 0, files: [] }
  const { show, diagnostics } = readFeed(found)
  if (!show) return { ...nothing, diagnostics }
  const at = startOf(found.name)
  const told = [...diagnostics]
  if (show.locked && !terms.unlocked) {
    const owner = show.owner?.email ?? 'its owner'
    // Whoever has the feed as a file was given it.
    if (found.url !== undefined) return { ...nothing, diagnostics: [say('import.locked', at, { owner })] }
    told.push(say('import.lock-told', at, { owner }))
  }
  if (show.newFeedUrl !== undefined && show.newFeedUrl !== found.url)
    told.push(say('import.moved', at, { url: show.newFeedUrl }))
  const before = await stationIn(storage, starter, { show, at, terms })
  told.push(...before.diagnostics)
  const { station } = before
  if (!station) return { ...nothing, diagnostics: told }
  const files = [...before.files]
  const feed = feedIdOf(station, show, terms)
  const cast = castOf(station.people)
  if (!station.feeds.some(({ id }) => id === feed)) {
    const written = await writeFeed(storage, starter, { show, feed, station, cast, at })
    files.push(...written.files)
    told.push(...written.diagnostics)
  }
  const added = await writeEpisodes(storage, { show, feed, station, cast, terms })
  told.push(...added.diagnostics)
  files.push(...(await writePeople(storage, cast)))
  return { feed, title: show.title, ...added, files, diagnostics: told }
}

interface About {
  readonly show: ShowFromElsewhere
  readonly feed: string
  readonly station: Station
  readonly cast: Cast
  readonly terms: ImportTerms
}

async function stationIn(
  storage: Storage,
  starter: Storage,
  {
    show,
    at,
    terms,
  }: {
    readonly show: ShowFromElsewhere
    readonly at: ReturnType<typeof startOf>
    readonly terms: ImportTerms
  },
): Promise<{
  readonly station?: Station
  readonly files: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}> {
  if (await storage.facts('station.yaml')) {
    const { station, diagnostics } = await readStation(storage)
    return station
      ? { station, files: [], diagnostics: [] }
      : { files: [], diagnostics: diagnostics.filter(({ severity }) => severity === 'error') }
  }
  const { files, diagnostics } = await newStation(storage, starter, show, { at, ...terms })
  const { station } = await readStation(storage)
  return { ...(station && { station }), files, diagnostics }
}

/** The show's id: the one that was typed, that of the show that holds its episodes already, or one of its own. */
function feedIdOf(station: Station, show: ShowFromElsewhere, { feed }: ImportTerms): string {
  if (feed !== undefined) return feed
  const guids = new Set(show.episodes.map(({ guid }) => guid))
  const holder = station.episodes.find(({ guid }) => guids.has(guid))?.feeds[0]
  const same = station.feeds.find(
    (one) => (show.guid !== undefined && one.guid === show.guid) || one.title === show.title,
  )
  if (holder !== undefined || same) return holder ?? same?.id ?? ''
  return freeSlug(
    slugOf(show.title) || 'show',
    station.feeds.map(({ id }) => id),
  )
}

async function writeFeed(
  storage: Storage,
  starter: Storage,
  { show, feed, station, cast, at }: Omit<About, 'terms'> & { readonly at: ReturnType<typeof startOf> },
): Promise<{ readonly files: string[]; readonly diagnostics: Diagnostic[] }> {
  const file = `feeds/${feed}.yaml`
  const diagnostics: Diagnostic[] = []
  const artwork = await starter.read('artwork.png')
  if (!artwork) throw new Error('starter/artwork.png is missing from the installation')
  const picture = `feeds/${feed}.png`
  const reason = show.artworkUrl === undefined ? 'the feed names none' : `it stays at ${show.artworkUrl}`
  diagnostics.push(say('import.artwork-missing', at, { reason, file: picture }))
  if (show.categories.length === 0)
    diagnostics.push(say('import.category-missing', at, { category: CATEGORY, file }))
  if (show.language === undefined)
    diagnostics.push(say('import.language-missing', at, { language: station.language, file }))
  const title = show.title || station.title
  const text = feedFile(
    show,
    { artwork: `${feed}.png`, language: station.language, category: CATEGORY, title },
    cast,
  )
  await storage.write(picture, artwork)
  await storage.write(file, encoded(text))
  return { files: [picture, file], diagnostics }
}

/** The one that a new station begins with. */
const CATEGORY = 'Society & Culture'

async function writeEpisodes(
  storage: Storage,
  { show, feed, station, cast, terms }: About,
): Promise<Pick<Imported, 'added' | 'drafts' | 'known' | 'diagnostics'>> {
  const known = new Map(station.episodes.map((episode) => [episode.guid, episode]))
  const moments = sortMoments(
    show.episodes.map(({ guid, date }) => {
      const held = known.get(guid)
      return {
        guid,
        date: date === undefined ? undefined : Date.parse(date),
        ...(held && { held: (held.sortAs ?? held.date)?.getTime() ?? 0 }),
      }
    }),
  )
  const taken = new Set((await storage.list('episodes')).map(({ name }) => name))
  const added: string[] = []
  const drafts: string[] = []
  const diagnostics: Diagnostic[] = []
  // The oldest first, so that of two with one title it keeps the shorter address.
  const fresh = show.episodes.filter(({ guid }) => !known.has(guid)).reverse()
  for (const [index, episode] of fresh.entries()) {
    const slug = freshSlug(episode, taken)
    taken.add(slug)
    const isDraft = episode.recording === undefined
    const sortAs = moments.get(episode.guid)
    const text = episodeFile(
      episode,
      { feed, url: station.url, slug, isDraft, ...(sortAs !== undefined && { sortAs }) },
      cast,
    )
    const whole = await withSchemaLine(storage, `episodes/${slug}/episode.md`, text)
    await storage.place(`episodes/${slug}`, [{ name: 'episode.md', bytes: encoded(whole) }])
    added.push(slug)
    if (isDraft) {
      drafts.push(slug)
      diagnostics.push(say('import.recording-missing', episode.place, { slug }))
    }
    terms.progress?.(index + 1, fresh.length)
  }
  return { added, drafts, known: show.episodes.length - fresh.length, diagnostics }
}

function freshSlug({ title, guid }: EpisodeFromElsewhere, taken: ReadonlySet<string>): string {
  const base = slugOf(title) || slugOf(guid) || 'episode'
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) {
    const slug = `${base.slice(0, 56)}-${number}`
    if (!taken.has(slug)) return slug
  }
}

async function writePeople(storage: Storage, cast: Cast): Promise<string[]> {
  const added = cast.added()
  if (added.length === 0) return []
  const before = new TextDecoder().decode(await storage.read('people.yaml'))
  await storage.write('people.yaml', encoded(withPeople(before, added)))
  return ['people.yaml']
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
