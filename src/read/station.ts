import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, hasErrors, type PlaceOf, startOf } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Episode } from '../model/episode.ts'
import type { Feed } from '../model/feed.ts'
import { canonical } from '../model/language-tag.ts'
import { isPlainHost } from '../model/public-address.ts'
import { isVideo } from '../model/recording.ts'
import type { Station } from '../model/station.ts'
import { withoutEnd } from '../model/trim-end.ts'
import type { Storage } from '../ports/storage.ts'
import type { KnownEpisodes } from './cached-episode.ts'
import { checkShape, isRecord } from './check-shape.ts'
import type { StationTimes } from './date.ts'
import type { EpisodeContext } from './episode.ts'
import { readEpisodes } from './episodes.ts'
import { readFeeds } from './feed.ts'
import { ID, idFrom, isWebAddress, lineOf } from './fields.ts'
import { readText, type SourceMap, sourceMap, wrongRoot } from './files.ts'
import { readSiteParts } from './navigation.ts'
import { checkMoves } from './old-feed.ts'
import { readOwnPages } from './own-pages.ts'
import { PEOPLE_FILE, type Register, readPeople } from './people.ts'
import type { RecordingMemory } from './recording.ts'
import { type StationFields, stationShape, timesOf } from './schemas/station.ts'
import { plainTheme } from './schemas/theme.ts'
import { readTemplates } from './templates.ts'
import { themeTroubles } from './theme.ts'
import { readThemeFiles } from './theme-files.ts'
import { readYaml, type YamlDocument } from './yaml.ts'

/** The readable parts of a station, and all diagnostics of its files. */
export interface ReadStation {
  /** Present if station.yaml is valid. Anything else that cannot be read is left out and reported. */
  readonly station?: Station
  readonly diagnostics: readonly Diagnostic[]
  /** Finds the place of a field in any of the files that were read. */
  readonly placeOf: PlaceOf
  /** Slugs of the episodes with status draft or no status, including invalid ones. */
  readonly drafts: ReadonlySet<string>
  readonly present: Present
}

/** What the station has files for, whether or not they can be read. */
export interface Present {
  /** Guids of episodes with a readable guid. */
  readonly guids: ReadonlySet<string>
  /** Slugs of the folders with an episode.md. */
  readonly slugs: ReadonlySet<string>
  /** Ids of feeds. */
  readonly feeds: ReadonlySet<string>
}

/** The results of earlier reads, in this process and others. */
interface ReadingCache extends Pick<EpisodeContext, 'cache' | 'ignoresDamaged' | 'program' | 'changed'> {
  readonly known?: KnownEpisodes
}

const STATION_FILE = 'station.yaml'

/** Reads a whole station. All problems of its files are returned as diagnostics; only I/O errors are thrown. */
export async function readStation(
  storage: Storage,
  memory?: RecordingMemory,
  { known, ...cached }: ReadingCache = {},
): Promise<ReadStation> {
  const book = sourceMap()
  const { value: settings, diagnostics: ownTroubles } = await readSettings(storage, book)
  const { value: register, diagnostics: peopleTroubles } = await readPeople(storage, book)
  const station = {
    language: settings?.language ?? 'en',
    ...(settings && { defaults: settings.defaults ?? {} }),
    times: timesOf(settings),
  }
  const feeds = await readFeeds(storage, { station, register, book })
  const around = {
    book,
    feeds,
    url: settings?.url ?? '',
    language: station.language,
    ...(register && { register }),
    ...(settings && { settings }),
    ...(memory && { memory }),
    ...cached,
  }
  const episodes = await readEpisodes(storage, around, known)

  const own = await readOwnPages(storage, { language: station.language, book })
  const parts = settings && readSiteParts(settings, { own, feeds: feeds.feeds, ids: feeds.ids, book })

  const moves = settings
    ? await checkMoves(storage, {
        url: withoutEnd(settings.url, '/'),
        feeds: feeds.feeds,
        episodes: episodes.episodes,
        guids: episodes.guids,
        placeOf: book.placeOf,
      })
    : []
  const { value: templates = new Map(), diagnostics: templateTroubles } = settings
    ? await readTemplates(storage)
    : { diagnostics: [] }
  const look = readThemeFiles(settings?.theme ?? {}, templates, (...path) =>
    book.placeOf(STATION_FILE, 'theme', ...path),
  )
  // In a folder that is no station, diagnostics about feeds would be pointless.
  const isNoStation = ownTroubles.some(({ code }) => code === 'station.missing')
  const credited = new Set([...feeds.credited, ...episodes.credited])
  const diagnostics = [
    ...ownTroubles,
    ...(settings ? unknownDefaultFeed(settings, feeds.ids, book) : []),
    ...themeFaults(settings?.theme, templates, book),
    ...peopleTroubles,
    ...(register && feeds.isWhole && episodes.isWhole ? uncredited(register, credited, book) : []),
    ...feeds.diagnostics.filter(({ code }) => !(isNoStation && code === 'feed.none')),
    ...episodes.diagnostics,
    ...own.diagnostics,
    ...(parts?.diagnostics ?? []),
    ...templateTroubles,
    ...moves,
    ...look.diagnostics,
  ].sort(byFileAndPlace)
  const present = { guids: episodes.guids, slugs: episodes.slugs, feeds: feeds.ids }
  const found = { diagnostics, placeOf: book.placeOf, drafts: episodes.drafts, present }
  if (!settings) return found

  const { title, url, language, description, contact, links, theme, formerly = [] } = settings
  return {
    ...found,
    station: {
      title,
      url: withoutEnd(url, '/'),
      ...(formerly.length > 0 && { formerly: [formerly].flat().map((one) => withoutEnd(one, '/')) }),
      language: canonical(language),
      ...(description === undefined ? {} : { description: description.trim() }),
      contact,
      ...timesOf(settings),
      ...(settings.loudness && { loudness: settings.loudness }),
      ...(links && { links }),
      ...parts?.value,
      ...(own.pages.length > 0 && { pages: own.pages }),
      theme: plainTheme(theme ?? {}),
      ...(look.value && Object.keys(look.value).length > 0 && { look: look.value }),
      people: register?.people ?? [],
      feeds: feeds.feeds.map((feed) => withMedium(feed, feeds.mediumWritten, episodes.episodes)),
      episodes: episodes.episodes,
      templates,
    },
  }
}

/** Sets the medium to `video` if a feed does not specify one and all its published episodes are videos. */
function withMedium(feed: Feed, written: ReadonlySet<string>, episodes: readonly Episode[]): Feed {
  if (written.has(feed.id)) return feed
  const isOwn = ({ feeds, status, recording }: Episode) =>
    recording !== undefined && status === 'published' && feeds.includes(feed.id)
  const isHeard = (one: Episode) => isOwn(one) && one.recording !== undefined && !isVideo(one.recording)
  return !episodes.some(isHeard) && episodes.some(isOwn) ? { ...feed, medium: 'video' } : feed
}

/** The station's defaults for dates; empty if station.yaml cannot be read. */
export async function readTimes(storage: Storage): Promise<StationTimes> {
  return timesOf((await readSettings(storage, sourceMap())).value)
}

async function readSettings(storage: Storage, book: SourceMap): Promise<Checked<StationFields>> {
  const misnamed = await misnamedFiles(storage)
  const { value: text, diagnostics: unreadable } = await readText(storage, 'station', STATION_FILE)
  if (text === undefined) {
    const absent = unreadable.length > 0 ? unreadable : [say('station.missing', startOf(STATION_FILE))]
    return { diagnostics: [...misnamed, ...absent] }
  }
  const yaml = { voice: 'station', file: STATION_FILE, text } as const
  const { value: document, diagnostics: broken } = readYaml(yaml)
  if (!document) return { diagnostics: [...misnamed, ...broken] }
  book.store(yaml)
  const root = wrongRoot(document, 'title: Example Radio')
  if (root) return { diagnostics: [...misnamed, ...broken, root] }

  const { value, diagnostics: own } = checkShape(document, stationShape)
  const diagnostics = [...misnamed, ...broken, ...own, ...addressTroubles(document), ...themeNames(document)]
  return value && !hasErrors(diagnostics) ? { value, diagnostics } : { diagnostics }
}

/** Reports file names that other programs use, and that Inonda does not read. */
async function misnamedFiles(storage: Storage): Promise<Diagnostic[]> {
  const names = (await storage.list('')).filter(({ kind }) => kind === 'file').map(({ name }) => name)
  return [STATION_FILE, PEOPLE_FILE].flatMap((wanted) => {
    if (names.includes(wanted)) return []
    const like = names.find((name) => name.toLowerCase().replace(/\.yml$/, '.yaml') === wanted)
    return like === undefined ? [] : [say('station.name-wrong', startOf(like), { file: like, wanted })]
  })
}

/** Reports a url with anything after its path, since addresses of the site are appended to it. */
function addressTroubles(document: YamlDocument): Diagnostic[] {
  const { url } = document.data as { url?: unknown }
  if (typeof url !== 'string' || !isWebAddress(url)) return []
  const { origin, pathname, hostname, username, password } = new URL(url)
  if (isPlainHost(hostname) && !/[?#]/.test(url) && username + password === '') return []
  const meant = isPlainHost(hostname) ? `${origin}${pathname}`.replace(/\/$/, '') : undefined
  const fix = meant && lineOf('url', meant)
  return [say('station.url-wrong', document.placeOf(['url']), { key: 'url', value: url, fix })]
}

/** Checks the names of the theme, which become CSS custom properties. */
function themeNames(document: YamlDocument): Diagnostic[] {
  const { theme } = document.data as { theme?: unknown }
  if (!isRecord(theme)) return []
  return Object.keys(theme)
    .filter((name) => !ID.test(name))
    .map((name) => {
      const about = { value: name, example: `${idFrom(name)}: and the value` }
      return say('station.theme-wrong', document.keyPlaceOf(['theme', name]), about)
    })
}

function unknownDefaultFeed(
  { defaults }: StationFields,
  ids: ReadonlySet<string>,
  book: SourceMap,
): Diagnostic[] {
  const value = defaults?.feed
  if (value === undefined || ids.has(value)) return []
  const meant = nearest(value, ids)
  const fix = meant === undefined ? `Write feeds/${value}.yaml, or remove the line.` : `Write feed: ${meant}`
  return [say('station.feed-unknown', book.placeOf(STATION_FILE, 'defaults', 'feed'), { value, fix })]
}

/** Checks the theme. A station with its own style sheet may use any names and colours. */
function themeFaults(
  theme: StationFields['theme'] = {},
  templates: ReadonlyMap<string, Uint8Array>,
  book: SourceMap,
): Diagnostic[] {
  if (templates.has('style.css')) return []
  return themeTroubles(plainTheme(theme), {
    key: (name) => book.keyPlaceOf(STATION_FILE, 'theme', name),
    value: (name) => book.placeOf(STATION_FILE, 'theme', name),
  })
}

function uncredited({ people }: Register, credited: ReadonlySet<string>, book: SourceMap): Diagnostic[] {
  return people
    .filter(({ id }) => !credited.has(id))
    .map(({ id, name }) => say('people.uncredited', book.keyPlaceOf(PEOPLE_FILE, id), { id, name }))
}

function byFileAndPlace(a: Diagnostic, b: Diagnostic): number {
  const order = rank(a.file) - rank(b.file)
  if (order !== 0) return order
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}

/** Sorts diagnostics of the files on which others depend first. */
function rank(file: string): number {
  const room = file.split('/')[0] ?? ''
  return [STATION_FILE, PEOPLE_FILE, 'feeds', 'episodes'].indexOf(room)
}
