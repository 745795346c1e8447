import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Feed } from '../model/feed.ts'
import { canonical } from '../model/language-tag.ts'
import type { Entry, Storage } from '../ports/storage.ts'
import { checkShape, rightParts } from './check-shape.ts'
import { creditedIn, readCredits } from './credits.ts'
import type { StationTimes } from './date.ts'
import { directoriesOf, directoryTroubles } from './directories.ts'
import { readFeedTags } from './feed-tags.ts'
import { ID, idFrom, lineOf } from './fields.ts'
import { readText, type SourceMap, wrongRoot } from './files.ts'
import { readFolder, unreadIn } from './folder.ts'
import type { Register } from './people.ts'
import { readArtwork } from './picture.ts'
import { publisherTroubles, unknownFeeds } from './remote-items.ts'
import { categoryOf } from './schemas/category.ts'
import { extraOf } from './schemas/extra-element.ts'
import { type FeedFields, feedShape } from './schemas/feed.ts'
import { licenseOf, locationsOf } from './schemas/rights.ts'
import type { Defaults } from './schemas/station.ts'
import { readYaml, type YamlDocument } from './yaml.ts'

const FEEDS_FOLDER = 'feeds'

/** The station's defaults for feeds. */
interface StationDefaults {
  readonly language: string
  /** Absent if station.yaml cannot be read: then missing keys are not reported. */
  readonly defaults?: Defaults
  readonly times: StationTimes
}

/** The contents of feeds/. */
export interface ReadFeeds {
  readonly feeds: readonly Feed[]
  /** Ids of all files, readable or not. */
  readonly ids: ReadonlySet<string>
  /** Whether the credits of every file could be read. */
  readonly isWhole: boolean
  /** Ids of people that feeds credit, known or not. */
  readonly credited: ReadonlySet<string>
  /** Ids of the feeds that specify a medium. */
  readonly mediumWritten: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
}

interface FeedContext {
  readonly station: StationDefaults
  readonly register: Register | undefined
  readonly book: SourceMap
}

/** Reads all feeds/*.yaml. */
export async function readFeeds(storage: Storage, around: FeedContext): Promise<ReadFeeds> {
  const { value: entries, diagnostics: strange } = await readFolder(storage, FEEDS_FOLDER)
  // A folder with the name of a feed is reported when it is read as one.
  const isFile = ({ name, kind }: Entry) => kind !== 'folder' || /\.ya?ml$/i.test(name)
  const names = (entries ?? []).filter(isFile).map(({ name }) => name)
  const feeds: Feed[] = []
  const ids = new Set<string>()
  const credited = new Set<string>()
  const mediumWritten = new Set<string>()
  let isWhole = entries !== undefined
  const diagnostics: Diagnostic[] = [...strange]
  const documents = new Map<string, YamlDocument>()
  const pointing: ((ids: ReadonlySet<string>) => Diagnostic[])[] = []
  for (const name of names) {
    const file = `${FEEDS_FOLDER}/${name}`
    const [, id, extension] = /^(.*)\.(ya?ml)$/i.exec(name) ?? []
    if (id === undefined) continue
    ids.add(id)
    if (extension !== 'yaml' || !ID.test(id)) {
      const suggestion = `${FEEDS_FOLDER}/${idFrom(id)}.yaml`
      const about = { id: extension === 'yaml' ? id : name, file, suggestion }
      diagnostics.push(say('feed.id-wrong', { file, line: 1, column: 1 }, about))
      if (extension !== 'yaml') continue
    }
    const { value, diagnostics: own } = await readFeed(storage, { file, id, names }, around)
    for (const one of own) diagnostics.push(one)
    if (!value) isWhole = false
    if (value?.feed && ID.test(id)) feeds.push(value.feed)
    if (value?.parts.medium !== undefined) mediumWritten.add(id)
    for (const person of value?.credited ?? []) credited.add(person)
    if (value) documents.set(id, value.document)
    if (value) pointing.push((ids) => unknownFeeds(value.document, value.parts, ids))
  }
  if (entries && ids.size === 0)
    diagnostics.push(say('feed.none', { file: 'station.yaml', line: 1, column: 1 }))
  const pointed = [...pointing.flatMap((troubles) => troubles(ids)), ...publisherTroubles(feeds, documents)]
  const reported = [...diagnostics, ...pointed]
  return {
    feeds,
    ids,
    isWhole,
    credited,
    mediumWritten,
    diagnostics: [...reported, ...unreadIn(FEEDS_FOLDER, entries ?? [], reported)],
  }
}

interface FeedFile {
  readonly file: string
  readonly id: string
  /** All file names in the folder. */
  readonly names: readonly string[]
}

interface FeedRead {
  readonly feed?: Feed
  readonly credited: readonly string[]
  readonly document: YamlDocument
  /** The valid fields. */
  readonly parts: Partial<FeedFields>
}

async function readFeed(
  storage: Storage,
  feedFile: FeedFile,
  { station, register, book }: FeedContext,
): Promise<Checked<FeedRead>> {
  const { file, id } = feedFile
  const { value: text, diagnostics: unreadable } = await readText(storage, 'feed', file)
  if (text === undefined) return { diagnostics: unreadable }
  const yaml = { voice: 'feed', file, text } as const
  const { value: document, diagnostics: broken } = readYaml(yaml)
  if (!document) return { diagnostics: broken }
  book.store(yaml)
  const root = wrongRoot(document, 'title: My Show')
  if (root) return { diagnostics: [...broken, root] }

  const { value: fields, diagnostics: own } = checkShape(document, feedShape, { times: station.times })
  const diagnostics = [
    ...broken,
    ...own,
    ...defaultTroubles(document, station),
    ...doubledCategories(document),
  ]
  const parts = fields ?? rightParts(feedShape, document.data)
  const credited = creditedIn(document)
  diagnostics.push(...directoryTroubles(document, parts.directories))
  const { credits, diagnostics: uncreditable } = readCredits(document, parts, register)
  for (const one of uncreditable) diagnostics.push(one)
  const artwork =
    parts.artwork === undefined
      ? undefined
      : await readShowArtwork(storage, document, parts.artwork, feedFile)
  diagnostics.push(...(artwork?.diagnostics ?? []))

  const { defaults = {}, times } = station
  const tags = await readFeedTags(storage, document, parts, { defaults, register, times })
  for (const one of tags.diagnostics) diagnostics.push(one)
  const author = parts.author ?? defaults.author
  const explicit = parts.explicit ?? defaults.explicit
  if (!fields || !artwork?.value || author === undefined || explicit === undefined) {
    return { value: { credited, document, parts }, diagnostics }
  }
  const feed: Feed = {
    ...optional(fields, defaults),
    ...tags.value,
    id,
    title: fields.title,
    description: fields.description.trim(),
    author,
    language: canonical(fields.language ?? defaults.language ?? station.language),
    categories: fields.categories.map(categoryOf),
    artwork: artwork.value,
    explicit,
    type: fields.type ?? 'episodic',
    funding: fields.funding ?? defaults.funding ?? [],
    locked: fields.locked ?? false,
    medium: fields.medium ?? 'podcast',
    credits,
    ...(fields['restate-people'] === false && { restatesPeople: false as const }),
    ...(fields.extra && { extra: extraOf(fields.extra) }),
  }
  return { value: { feed, credited, document, parts }, diagnostics }
}

/** Reports the two required keys that may be in station.yaml instead. */
function defaultTroubles(document: YamlDocument, { defaults }: StationDefaults): Diagnostic[] {
  if (!defaults) return []
  const needed = [
    { key: 'author', value: 'Example Radio', meaning: 'directories print who makes the show.' },
    {
      key: 'explicit',
      value: false,
      meaning: 'Apple lists no show that does not say whether it is for children.',
    },
  ] as const
  return needed.flatMap(({ key, value, meaning }) => {
    if (Object.hasOwn(document.data as object, key) || defaults[key] !== undefined) return []
    const example = `${lineOf(key, value)}, here or under defaults: in station.yaml`
    return [say('feed.key-missing', document.placeOf([]), { key, meaning, example })]
  })
}

function doubledCategories(document: YamlDocument): Diagnostic[] {
  const { categories } = document.data as { categories?: unknown }
  if (!Array.isArray(categories)) return []
  return categories.flatMap((value, index) =>
    categories.indexOf(value) < index && typeof value === 'string'
      ? [say('feed.category-doubled', document.placeOf(['categories', index]), { value })]
      : [],
  )
}

async function readShowArtwork(
  storage: Storage,
  document: YamlDocument,
  name: string,
  { names }: FeedFile,
): ReturnType<typeof readArtwork> {
  const read = await readArtwork(storage, `${FEEDS_FOLDER}/${name}`)
  const isAsIs = (document.data as { 'artwork-as-is'?: unknown })['artwork-as-is'] === true && read.value
  const artwork = isAsIs ? { ...read, diagnostics: read.diagnostics.map(asWarning) } : read
  if (artwork.value || artwork.diagnostics.length > 0) return artwork
  const near = nearest(
    name,
    names.filter((one) => /\.(jpe?g|png)$/i.test(one)),
  )
  const fix =
    near === undefined
      ? 'Put the picture there: square, 1400 to 3000 pixels.'
      : `Write ${lineOf('artwork', near)}`
  return { diagnostics: [say('feed.artwork-missing', document.placeOf(['artwork']), { file: name, fix })] }
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic
}

/** The optional fields of a feed, with the station's defaults. */
function optional(fields: FeedFields, defaults: Partial<Defaults>) {
  const { owner, link, guid, newest, artworkAlt, formerly, directories } = fields
  const hubs = fields.hub ?? defaults.hub
  const copyright = fields.copyright ?? defaults.copyright
  const license = fields.license ?? defaults.license
  const location = fields.location ?? defaults.location
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(link === undefined ? {} : { link }),
    ...(guid === undefined ? {} : { guid }),
    ...(newest === undefined ? {} : { newest }),
    ...(artworkAlt === undefined ? {} : { artworkAlt }),
    ...(formerly === undefined ? {} : { formerly: typeof formerly === 'string' ? [formerly] : formerly }),
    ...(directories === undefined ? {} : { directories: directoriesOf(directories) }),
    ...(hubs === undefined ? {} : { hubs }),
    ...(copyright === undefined ? {} : { copyright }),
    ...(license === undefined ? {} : { license: licenseOf(license) }),
    ...(location === undefined ? {} : { locations: locationsOf(location) }),
  }
}
