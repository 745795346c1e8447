import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { EpisodeFromElsewhere, ShowFromElsewhere } from '../import/show.ts'
import { sortMoments } from '../import/sort-moments.ts'
import { episodeFile } from '../import/station-files.ts'
import { withinRecording } from '../import/within-recording.ts'
import { slugOf } from '../intake/slug.ts'
import type { Station } from '../model/station.ts'
import type { Storage } from '../ports/storage.ts'
import { type WithFiles, withFiles } from './import-media.ts'
import type { About, Imported } from './import-terms.ts'
import { hasSchemas, schemaLine } from './schema.ts'

/** So many episodes are fetched at a time. */
export const AT_A_TIME = 6

/** Writes the episodes that the station does not have yet. */
export async function writeEpisodes(
  storage: Storage,
  about: About,
): Promise<Pick<Imported, 'added' | 'drafts' | 'known' | 'diagnostics'>> {
  const { show, station, creditsGuess, terms } = about
  const known = new Map(station.episodes.map((episode) => [episode.guid, episode]))
  const moments = momentsOf(show, station)
  const taken = new Set((await storage.list('episodes')).map(({ name }) => name))
  // The oldest first, so that of two with one title it keeps the shorter address.
  const fresh = show.episodes.filter(({ guid }) => !known.has(guid)).reverse()
  const named = fresh.map((episode) => {
    const slug = freshSlug(episode, taken)
    taken.add(slug)
    // Whoever comes first gets the shorter id, whatever is fetched first.
    for (const person of episode.persons) creditsGuess.idOf(person)
    return { episode, slug }
  })
  const hasSchema = await hasSchemas(storage)
  const reported: (readonly Diagnostic[])[] = []
  let done = 0
  let bytes = 0
  await severally(named, AT_A_TIME, async ({ episode, slug }, index) => {
    const received = (more: number) => {
      bytes += more
      terms.progress?.(done, fresh.length, bytes)
    }
    reported[index] = await writeEpisode(
      storage,
      { ...about, sortAs: moments.get(episode.guid), hasSchema, isMany: fresh.length > MANY },
      { episode, slug, received },
    )
    done++
    terms.progress?.(done, fresh.length, bytes)
  })
  const drafts = named
    .filter(({ episode }) => episode.recording === undefined || episode.isDraft === true)
    .map(({ slug }) => slug)
  return {
    added: named.map(({ slug }) => slug),
    drafts,
    known: show.episodes.length - fresh.length,
    diagnostics: reported.flat(),
  }
}

function momentsOf(show: ShowFromElsewhere, station: Station): ReadonlyMap<string, number> {
  const known = new Map(station.episodes.map((episode) => [episode.guid, episode]))
  return sortMoments(
    show.episodes.map(({ guid, date }) => {
      const held = known.get(guid)
      return {
        guid,
        date: date === undefined ? undefined : momentOf(date),
        ...(held && { held: (held.sortAs ?? held.date)?.getTime() ?? 0 }),
      }
    }),
  )
}

/** Milliseconds; a date of the station's own clock as if that were UTC: only the order counts here. */
function momentOf(date: string): number {
  return Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(date) ? date : `${date}Z`)
}

/** What is the same for all. */
interface Once {
  /** Whether the station keeps the schema that a first line of its files names. */
  readonly hasSchema: boolean
  readonly isMany: boolean
}

/** From so many on, the disk is not waited for. */
export const MANY = 200

async function writeEpisode(
  storage: Storage,
  {
    feed,
    station,
    creditsGuess,
    show,
    terms,
    sortAs,
    hasSchema,
    isMany,
  }: About & Once & { readonly sortAs: number | undefined },
  {
    episode,
    slug,
    received,
  }: {
    readonly episode: EpisodeFromElsewhere
    readonly slug: string
    readonly received: (bytes: number) => void
  },
): Promise<readonly Diagnostic[]> {
  const { downloads, media = false } = terms
  const language = show.language ?? station.language
  const fetched = downloads
    ? await withFiles(episode, { slug, language }, { storage, downloads, recordings: media, received })
    : { files: [], urls: [], ...withinRecording(episode, episode.recording?.duration) }
  const isDraft = episode.recording === undefined || episode.isDraft === true
  const { recording, cover } = fetched as WithFiles
  const text = episodeFile(
    fetched.episode,
    {
      feed,
      url: station.url,
      slug,
      isDraft,
      ...(sortAs !== undefined && { sortAs }),
      ...(recording !== undefined && { recording }),
      ...(cover !== undefined && { cover }),
    },
    creditsGuess,
  )
  const path = `episodes/${slug}/episode.md`
  const whole = hasSchema ? text.replace(/^---\n/, (fence) => fence + schemaLine(path, 'episode')) : text
  await storage.place(`episodes/${slug}`, [{ name: 'episode.md', bytes: encoded(whole) }, ...fetched.files], {
    hurried: fetched.files.length === 0 && isMany,
  })
  for (const url of fetched.urls) await downloads?.forget(url)
  return episode.recording === undefined
    ? [...fetched.diagnostics, say('import.recording-missing', episode.place, { slug })]
    : fetched.diagnostics
}

/** Does the work for each, so many at a time. The first that fails ends it. */
export async function severally<T>(
  all: readonly T[],
  most: number,
  work: (one: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < all.length) {
      const index = next++
      await work(all[index] as T, index)
    }
  }
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, worker))
}

function freshSlug({ title, guid }: EpisodeFromElsewhere, taken: ReadonlySet<string>): string {
  const base = slugOf(title) || slugOf(guid) || 'episode'
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) {
    const slug = `${base.slice(0, 56)}-${number}`
    if (!taken.has(slug)) return slug
  }
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
