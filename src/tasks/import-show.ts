import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, type Place, startOf } from '../diagnostics/diagnostic.ts'
import type { Mapping } from '../import/folder/mapping.ts'
import { type FolderFile, readFolder } from '../import/folder/read-folder.ts'
import { withoutOwnParts } from '../import/own-parts.ts'
import { readFeed } from '../import/read-feed.ts'
import type { EpisodeFromElsewhere, PersonFromElsewhere, ShowFromElsewhere } from '../import/show.ts'
import { type CreditsGuess, guessCredits } from '../import/station-files.ts'
import { freeSlug, slugOf } from '../intake/slug.ts'
import type { Station } from '../model/station.ts'
import { isTimeZone } from '../model/time-zone.ts'
import type { Storage } from '../ports/storage.ts'
import { withPeople } from '../read/people-edit.ts'
import { readStation } from '../read/station.ts'
import { podcastGuid } from '../site/podcast-guid.ts'
import { completeEpisodes } from './import-completed.ts'
import { writeEpisodes } from './import-episodes.ts'
import { writeFeed } from './import-feed.ts'
import { withOlder } from './import-pages.ts'
import { recordOldFeed } from './import-record.ts'
import { newStation } from './import-station.ts'
import type { FoundFeed, Imported, ImportTerms } from './import-terms.ts'

/** Takes a show over from its feed: what the station has already stays as it is, to the byte. */
export async function importShow(
  storage: Storage,
  starter: Storage,
  found: FoundFeed,
  terms: ImportTerms,
): Promise<Imported> {
  const nothing = { added: [], drafts: [], completed: [], known: 0, files: [] }
  const { show: first, diagnostics } = readFeed(found)
  if (!first) return { ...nothing, diagnostics }
  const at = startOf(found.name)
  const reported = [...diagnostics]
  if (first.locked && !terms.unlocked) {
    const owner = first.owner?.email ?? 'its owner'
    // Whoever has the feed as a file was given it.
    if (found.url !== undefined) return { ...nothing, diagnostics: [say('import.locked', at, { owner })] }
    reported.push(say('import.lock-told', at, { owner }))
  }
  if (first.newFeedUrl !== undefined && first.newFeedUrl !== found.url)
    reported.push(say('import.moved', at, { url: first.newFeedUrl }))
  const { show: whole, diagnostics: beyond } = await withOlder(first, at, terms)
  const url = whole.address ?? found.url
  // Directories know a show without one by what the recipe makes of its address (P20-GUID-2).
  const guid = whole.guid ?? (url === undefined ? undefined : podcastGuid(url))
  const show = { ...withoutOwnParts(whole, terms.headings ?? []), ...(guid !== undefined && { guid }) }
  return takeOver(storage, starter, show, {
    at,
    terms,
    reported: [...reported, ...beyond],
    people: [],
    source: { url, guid: whole.guid },
  })
}

/** Takes a show over from a folder of texts with front matter. */
export function importFolder(
  storage: Storage,
  starter: Storage,
  {
    name,
    files,
    mapping,
  }: { readonly name: string; readonly files: readonly FolderFile[]; readonly mapping: Mapping },
  terms: ImportTerms,
): Promise<Imported> {
  const { show, people, timezone } = readFolder(name, files, mapping)
  const title = show.title || terms.title || name.replace(/^.*[/\\]/, '') || 'A show'
  const zone = terms.timezone ?? (timezone !== undefined && isTimeZone(timezone) ? timezone : undefined)
  const asks = show.episodes.some(({ date }) => date !== undefined && !/(?:Z|[+-]\d{2}:\d{2})$/.test(date))
  return takeOver(
    storage,
    starter,
    { ...show, title },
    {
      at: startOf(name),
      terms: { ...terms, ...(zone === undefined ? {} : { timezone: zone }), needsZone: asks },
      reported: show.diagnostics,
      people,
    },
  )
}

/** Takes a show over that was read from what another program exported. */
export function importRead(
  storage: Storage,
  starter: Storage,
  { name, show }: { readonly name: string; readonly show: ShowFromElsewhere },
  terms: ImportTerms,
): Promise<Imported> {
  const seen = new Set<string>()
  const isFirst = ({ guid }: EpisodeFromElsewhere) => !seen.has(guid) && seen.add(guid).size > 0
  const episodes = show.episodes.filter(isFirst)
  return takeOver(
    storage,
    starter,
    { ...show, episodes },
    {
      at: startOf(name),
      terms,
      reported: show.diagnostics,
      people: [],
      source: { url: show.address, guid: show.guid },
    },
  )
}

interface Taking {
  readonly at: Place
  readonly terms: ImportTerms
  readonly reported: readonly Diagnostic[]
  /** People who come along, whether anybody credits them or not. */
  readonly people: readonly PersonFromElsewhere[]
  /** Where apps ask for the feed until now, if it is one. */
  readonly source?: { readonly url: string | undefined; readonly guid: string | undefined }
}

async function takeOver(
  storage: Storage,
  starter: Storage,
  show: ShowFromElsewhere,
  { at, terms, reported: before, people, source }: Taking,
): Promise<Imported> {
  const reported = [...before]
  const found = await stationIn(storage, starter, { show, at, terms })
  reported.push(...found.diagnostics)
  const { station } = found
  if (!station) return { added: [], drafts: [], completed: [], known: 0, files: [], diagnostics: reported }
  const files = [...found.files]
  const feed = feedIdOf(station, show, terms)
  const creditsGuess = guessCredits(station.people)
  for (const person of people) creditsGuess.idOf(person)
  const isNew = !station.feeds.some(({ id }) => id === feed)
  if (isNew) {
    const written = await writeFeed(storage, starter, { show, feed, station, creditsGuess, terms, at })
    files.push(...written.files)
    reported.push(...written.diagnostics)
  }
  const added = await writeEpisodes(storage, { show, feed, station, creditsGuess, terms })
  reported.push(...added.diagnostics)
  const completed = await completeEpisodes(storage, { show, feed, station, creditsGuess, terms })
  reported.push(...completed.diagnostics)
  files.push(...(await writePeople(storage, creditsGuess)))
  if (source) files.push(...(await recordOldFeed(storage, show, { feed, isNew, ...source })))
  return { feed, title: show.title, ...added, completed: completed.slugs, files, diagnostics: reported }
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

async function writePeople(storage: Storage, creditsGuess: CreditsGuess): Promise<string[]> {
  const added = creditsGuess.added()
  if (added.length === 0) return []
  const before = new TextDecoder().decode(await storage.read('people.yaml'))
  await storage.write('people.yaml', encoded(withPeople(before, added)))
  return ['people.yaml']
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
