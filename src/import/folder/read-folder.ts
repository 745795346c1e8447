import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import { readFront } from '../../intake/front-matter.ts'
import { plainTextOf } from '../../intake/html/plain-text.ts'
import { isAddress } from '../../model/address.ts'
import { isGuid } from '../../read/schemas/elsewhere.ts'
import type { EpisodeFromElsewhere, PersonFromElsewhere, ShowFromElsewhere } from '../show.ts'
import { addressIn, countOf, oneLine, shortened, truthOf } from '../values.ts'
import { dateIn, dayInName } from './dates.ts'
import { epiFields } from './epi.ts'
import { dataIn, folderData } from './folder-data.ts'
import type { Mapping } from './mapping.ts'
import { chaptersInNotes } from './marks.ts'
import { alternativesIn, chaptersOfEpi, linksIn, recordingIn, typeOfTranscript } from './recordings.ts'
import { configIn, showOf } from './show-config.ts'
import { type Fields, textAt, textsAt, valueAt } from './values.ts'

/** A text of the folder, by its path in it. */
export interface FolderFile {
  readonly path: string
  readonly text: string
}

/** A folder's texts as a show; episodes the newest first. */
export function readFolder(
  name: string,
  files: readonly FolderFile[],
  mapping: Mapping,
): {
  readonly show: ShowFromElsewhere
  readonly people: readonly PersonFromElsewhere[]
  readonly timezone?: string
} {
  const config = configIn(files)
  const people = peopleIn(files, config, mapping)
  const data = mapping.folderData === true ? folderData(files) : () => new Map()
  const diagnostics: Diagnostic[] = []
  const episodes: EpisodeFromElsewhere[] = []
  const guids = new Set<string>()
  for (const file of files) {
    if (!/\.(?:md|markdown|mdx|epi)$/i.test(file.path) || isPerson(file.path, mapping)) continue
    const read = episodeIn(`${name}/${file.path}`, file, { mapping, people, config, data })
    diagnostics.push(...read.diagnostics)
    if (!read.episode) continue
    const { guid, place } = read.episode
    const own = `file:${file.path}`
    // Two pages of one recording are two episodes.
    if (guids.has(guid)) diagnostics.push(say('import.guid-made', place, { guid: own }))
    episodes.push(guids.has(guid) ? { ...read.episode, guid: own } : read.episode)
    guids.add(guid)
  }
  const at = (date: string | undefined) =>
    date === undefined ? 0 : Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(date) ? date : `${date}Z`)
  episodes.sort((a, b) => at(b.date) - at(a.date) || (b.episode ?? 0) - (a.episode ?? 0))
  const timezone = textAt(config, 'timezone')
  return {
    show: { ...showOf(config), episodes, older: [], diagnostics },
    people: [...people.values()],
    ...(timezone !== undefined && { timezone }),
  }
}

function isPerson(path: string, { peopleFolders = [] }: Mapping): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => peopleFolders.includes(folder))
}

/** People of data files, by the ids that front matter calls them by and by their names. */
function peopleIn(
  files: readonly FolderFile[],
  config: Fields,
  mapping: Mapping,
): ReadonlyMap<string, PersonFromElsewhere> {
  const people = new Map<string, PersonFromElsewhere>()
  const add = (id: string, fields: Fields, bio: string) => {
    const { person = {} } = mapping
    const name = shortened(wordsOf(textAt(fields, person.name ?? ['name', 'title']) ?? id), 128)
    const url = addressIn(textAt(fields, person.url))
    const image = addressIn(textAt(fields, person.image))
    const found = {
      name,
      role: 'Host',
      ...(url && { url }),
      ...(image && { image }),
      ...(bio !== '' && { bio }),
      key: id,
    }
    people.set(id, found)
  }
  for (const { path, text } of files) {
    if (!isPerson(path, mapping)) continue
    const own = path.replace(/^.*\//, '').replace(/\.[^.]+$/, '')
    if (/\.(?:json|ya?ml)$/i.test(path)) {
      add(own, dataIn(text), '')
      continue
    }
    const rows = text.split(/\r?\n/)
    const front = readFront(rows)
    add(
      own,
      front?.fields ?? new Map(),
      rows
        .slice(front?.below ?? 0)
        .join('\n')
        .trim(),
    )
  }
  const listed = mapping.peopleKey === undefined ? undefined : valueAt(config, mapping.peopleKey)
  if (listed instanceof Map)
    for (const [id, one] of listed as Fields) if (one instanceof Map) add(id, one as Fields, '')
  return people
}

interface FolderReadContext {
  readonly mapping: Mapping
  readonly people: ReadonlyMap<string, PersonFromElsewhere>
  readonly config: Fields
  /** What folders say of the page at a path. */
  readonly data: (path: string) => Fields
}

function episodeIn(
  place: string,
  { path, text }: FolderFile,
  { mapping, people, config, data }: FolderReadContext,
): { readonly episode?: EpisodeFromElsewhere; readonly diagnostics: readonly Diagnostic[] } {
  const at = startOf(place)
  const isEpi = /\.epi$/i.test(path)
  const rows = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const front = isEpi ? undefined : readFront(rows)
  const fields: Fields = isEpi ? epiFields(text) : new Map([...data(path), ...(front?.fields ?? [])])
  const { only } = mapping
  if (only && !textsAt(fields, only.key).includes(only.value)) {
    return { diagnostics: [say('import.page-left', at, { key: only.key, value: only.value })] }
  }
  const body = (isEpi ? (textAt(fields, 'article') ?? '') : rows.slice(front?.below ?? 0).join('\n')).trim()
  const heading = /^#\s+(.{1,300})$/m.exec(body.slice(0, 500))?.[1]
  const stem = path.replace(/^.*\//, '').replace(/\.[^.]+$/, '')
  const title = shortened(
    wordsOf(textAt(fields, mapping.title) ?? heading ?? stem.replace(/[-_]+/g, ' ')),
    255,
  )
  const markdown =
    heading !== undefined && body.startsWith('# ') ? body.replace(/^#[^\n]*\n?/, '').trim() : body
  const written = textAt(fields, mapping.date)
  const date = (written === undefined ? undefined : dateIn(written)) ?? dateIn(dayInName(stem) ?? '')
  const recording = recordingIn(fields, body, mapping, config)
  const number = numberOf(fields, mapping, { title, stem })
  const season = countOf(textAt(fields, mapping.season) ?? '')
  const guid = textAt(fields, mapping.guid) ?? recording?.url ?? `file:${path}`
  const diagnostics: Diagnostic[] = []
  if (date === undefined) diagnostics.push(say('import.date-unknown', at, { value: written ?? 'nothing' }))
  else if (/T00:00$/.test(date)) diagnostics.push(say('import.time-unknown', at, { day: date.slice(0, 10) }))
  if (!isGuid(guid)) return { diagnostics: [...diagnostics, say('import.guid-missing', at)] }
  const persons = Object.entries(mapping.people ?? {}).flatMap(([role, key]) =>
    textsAt(fields, key).map(
      (one): PersonFromElsewhere => ({ ...(people.get(one) ?? named(one, people)), role }),
    ),
  )
  const summary = textAt(fields, mapping.summary)
  const explicit = truthOf(textAt(fields, mapping.explicit) ?? '')
  const author = oneLine(textAt(fields, mapping.author) ?? '')
  const link = addressIn(textAt(fields, mapping.link))
  const coverUrl = addressIn(textAt(fields, mapping.cover), mapping.base)
  const transcript = addressIn(textAt(fields, mapping.transcript), mapping.base)
  const tags = textsAt(fields, mapping.tags)
  const thanks = textsAt(fields, mapping.thanks)
  const formerly = textsAt(fields, mapping.formerly).filter(isAddress)
  return {
    episode: {
      place: at,
      guid,
      title,
      ...(date && { date }),
      ...(recording && { recording }),
      ...(isHidden(fields, mapping) && { isDraft: true }),
      notes: '',
      markdown,
      ...(summary !== undefined && { summary }),
      ...(link && { link }),
      ...(author !== '' && { author }),
      ...(season !== undefined && { season }),
      ...(number !== undefined && { episode: number }),
      ...(explicit !== undefined && { explicit }),
      ...(coverUrl && { coverUrl }),
      persons,
      transcripts: transcript ? [{ url: transcript, type: typeOfTranscript(transcript) }] : [],
      chapters: isEpi ? chaptersOfEpi(fields) : chaptersInNotes(markdown),
      keys: {
        ...(tags.length > 0 && { tags: tags.map(oneLine) }),
        ...(thanks.length > 0 && { thanks: thanks.map(oneLine) }),
        ...(formerly.length > 0 && { formerly }),
        ...alternativesIn(fields, recording, mapping),
        ...linksIn(fields, mapping),
      },
      extra: [],
    },
    diagnostics,
  }
}

/** `draft: true`, and Jekyll's `published: false`. */
function isHidden(fields: Fields, { draft }: Mapping): boolean {
  return truthOf(textAt(fields, draft) ?? '') === true || textAt(fields, 'published') === 'false'
}

/** Somebody who stands in no data file is called as they are written. */
function named(written: string, people: ReadonlyMap<string, PersonFromElsewhere>): PersonFromElsewhere {
  const words = wordsOf(written).toLowerCase()
  const known = [...people.values()].find(({ name }) => name.toLowerCase() === words)
  return known ?? { name: shortened(wordsOf(written), 128), role: 'Host' }
}

/** One line of words: what stands on pages of HTML may have its entities, `H&eacute;l&egrave;ne`. */
function wordsOf(written: string): string {
  return oneLine(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/i.test(written) ? plainTextOf(written) : written)
}

/** A number of its own, else the one that title or file name give it: `#58`, `Podcast 101`, `LCC 100 - …`. */
function numberOf(
  fields: Fields,
  { episode }: Mapping,
  { title, stem }: { readonly title: string; readonly stem: string },
): number | undefined {
  const written = countOf(textAt(fields, episode) ?? '')
  if (written !== undefined) return written
  const found =
    /#\s?(\d{1,5})\b/.exec(title)?.[1] ??
    /^\D{1,40}\s(\d{1,5})$/.exec(title)?.[1] ??
    /^(\d{1,5})\.?\s/.exec(title)?.[1] ??
    /(?:^|[-_ ])0{0,4}(\d{1,5})$/.exec(stem)?.[1]
  return countOf(found ?? '')
}
