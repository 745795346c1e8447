import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../../lint/document.ts'
import { isGuid } from '../../read/schemas/elsewhere.ts'
import { epiChapters } from '../folder/epi.ts'
import type { EpisodeFromElsewhere, RecordingFromElsewhere, ShowFromElsewhere } from '../show.ts'
import { addressIn, countOf, isoDate, lineIn, oneLine, secondsIn, shortened, truthOf } from '../values.ts'

/** The vocabulary of Podlove Publisher's export, tables of its database as XML (lib/modules/import_export of its source). */
const PODLOVE = 'http://podlove.org/podlove-podcast-publisher/export'
/** WordPress's own export, in which the posts are that the episodes belong to. */
const WORDPRESS = /^http:\/\/wordpress\.org\/export\/\d/

/** A document of an export, by its name. */
export interface ExportDocument {
  readonly name: string
  readonly root: XmlElement
}

type Row = ReadonlyMap<string, string>

/**
 * A show of Podlove Publisher: its export has recordings, chapters and numbers, that of WordPress has titles, dates, notes and
 * guids. Undefined where neither is among the documents.
 */
export function podloveShow(documents: readonly ExportDocument[]): ShowFromElsewhere | undefined {
  const own = documents.find(({ root }) => root.local === 'export' && root.family === PODLOVE)
  const posts = documents.flatMap(({ name, root }) => postsIn(name, root))
  if (!own && posts.length === 0) return undefined
  const tables = own?.root
  const options = optionsIn(tables)
  const assets = assetsIn(tables)
  const byPost = new Map(rowsIn(tables, 'episodes', 'episode').map((row) => [row.get('post_id') ?? '', row]))
  const diagnostics: Diagnostic[] = []
  const episodes = posts.flatMap((post): EpisodeFromElsewhere[] => {
    const row = byPost.get(post.fields.get('wp:post_id') ?? '')
    if (!row && post.fields.get('wp:post_type') !== 'podcast') return []
    const read = episodeOf(post, row ?? new Map(), { base: options.get('media_file_base_uri'), assets })
    diagnostics.push(...read.diagnostics)
    return read.episode ? [read.episode] : []
  })
  episodes.sort((a, b) => momentOf(b) - momentOf(a))
  const text = (key: string) => oneLine(options.get(key) ?? '')
  const [email, author] = [text('owner_email'), text('author_name') || text('publisher_name')]
  const artworkUrl = addressIn(options.get('cover_image'))
  return {
    title: shortened(text('title') || titleOfBlog(documents), 255),
    description: options.get('summary') || text('subtitle'),
    ...(text('language') !== '' && { language: text('language') }),
    ...(author !== '' && { author }),
    ...(email !== '' && {
      contact: email,
      owner: { name: text('owner_name') || author || text('title'), email },
    }),
    ...(artworkUrl && { artworkUrl }),
    ...(text('copyright') !== '' && { copyright: shortened(text('copyright'), 255) }),
    categories: [],
    ...(truthOf(yesOf(text('explicit'))) !== undefined && {
      explicit: truthOf(yesOf(text('explicit'))) === true,
    }),
    locked: false,
    complete: text('complete') === '1',
    keys: licenceOf(options),
    persons: [],
    extra: [],
    episodes,
    older: [],
    diagnostics,
  }
}

function momentOf({ date }: EpisodeFromElsewhere): number {
  return date === undefined ? 0 : Date.parse(date)
}

function titleOfBlog(documents: readonly ExportDocument[]): string {
  const channels = documents.flatMap(({ root }) => root.children.filter(({ local }) => local === 'channel'))
  return lineIn(channels[0], 'title')
}

interface Post {
  readonly element: XmlElement
  readonly fields: Row
  readonly meta: Row
}

/** The posts of WordPress's export; pages and attachments are none. */
function postsIn(name: string, root: XmlElement): Post[] {
  const channel = root.children.find(({ local }) => local === 'channel')
  const items = channel?.children.filter(({ local }) => local === 'item') ?? []
  return items.flatMap((element): Post[] => {
    const fields = new Map(
      element.children.map((one) => [
        WORDPRESS.test(one.family) ? `wp:${one.local}` : one.usual,
        one.text.trim(),
      ]),
    )
    if (!fields.has('wp:post_id')) return []
    const meta = element.children.flatMap((one): [string, string][] => {
      if (one.local !== 'postmeta') return []
      const part = (local: string) => one.children.find((child) => child.local === local)?.text.trim() ?? ''
      return [[part('meta_key'), part('meta_value')]]
    })
    return [{ element: { ...element, file: name }, fields, meta: new Map(meta) }]
  })
}

interface Around {
  readonly base: string | undefined
  readonly assets: Assets
}

function episodeOf(
  { element, fields, meta }: Post,
  row: Row,
  { base, assets }: Around,
): { readonly episode?: EpisodeFromElsewhere; readonly diagnostics: readonly Diagnostic[] } {
  const at = { file: element.file, line: element.line, column: element.column }
  const guid = meta.get('_podlove_guid') || fields.get('guid') || ''
  if (!isGuid(guid)) return { diagnostics: [say('import.guid-missing', at)] }
  const [recording, ...others] = recordingsOf(row, base, assets)
  const gmt = fields.get('wp:post_date_gmt') ?? ''
  const written = /^[1-9]\d{3}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(gmt)
    ? `${gmt.replace(' ', 'T')}Z`
    : undefined
  const date = written ?? isoDate(fields.get('pubDate') ?? '')
  const link = addressIn(fields.get('link'))
  const title = shortened(oneLine(row.get('title') || fields.get('title') || 'Untitled'), 255)
  const [coverUrl, summary] = [addressIn(row.get('cover_art')), row.get('summary') || row.get('subtitle')]
  const duration = secondsIn((row.get('duration') ?? '').replace(/\.\d+$/, ''))
  const explicit = truthOf(yesOf(row.get('explicit') ?? ''))
  const number = countOf(row.get('number') ?? '')
  const kind = row.get('type')
  const isPublic = fields.get('wp:status') === 'publish'
  return {
    diagnostics: date === undefined ? [say('import.date-unknown', at, { value: gmt || 'nothing' })] : [],
    episode: {
      place: at,
      guid,
      title,
      ...(date && { date }),
      ...(!isPublic && { isDraft: true }),
      ...(recording && { recording: { ...recording, ...(duration && { duration }) } }),
      notes: fields.get('content:encoded') ?? '',
      ...(summary && { summary }),
      ...(link && { link }),
      ...((kind === 'trailer' || kind === 'bonus') && { kind }),
      ...(number !== undefined && { episode: number }),
      ...(explicit !== undefined && { explicit }),
      ...(coverUrl && { coverUrl }),
      persons: [],
      transcripts: [],
      chapters: chaptersOf(row.get('chapters') ?? ''),
      keys: {
        ...licenceOf(row),
        ...soundbiteOf(row),
        ...(others.length > 0 && {
          alternatives: others.map(({ url, type, bytes }) => ({
            sources: [url],
            type,
            ...(bytes > 0 && { length: bytes }),
          })),
        }),
      },
      extra: [],
    },
  }
}

/** `00:01:02.500 Title <https://link>`, as the editor of chapters has them. */
function chaptersOf(text: string): EpisodeFromElsewhere['chapters'] {
  return epiChapters(text).map(({ start, title, url }) => {
    const to = addressIn(url)
    const seconds = start.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
    return { start: seconds, title: oneLine(title), ...(to && { url: to }) }
  })
}

function soundbiteOf(row: Row) {
  const [start, duration] = ['soundbite_start', 'soundbite_duration'].map((key) =>
    secondsIn(row.get(key) ?? ''),
  )
  const title = oneLine(row.get('soundbite_title') ?? '')
  if (start === undefined || duration === undefined) return {}
  return { soundbites: [{ start, duration, ...(title !== '' && { title }) }] }
}

function licenceOf(row: Row) {
  const [name, url] = [oneLine(row.get('license_name') ?? ''), addressIn(row.get('license_url'))]
  return name !== '' && url?.startsWith('https:') ? { license: { name, url } } : {}
}

/** The database has 1 and 0, and 2 for what is clean. */
function yesOf(text: string): string {
  return text === '1' ? 'yes' : /^[02]$/.test(text) ? 'no' : text
}

/** What files there are: the ending of each asset, and which have been found, by episode. */
interface Assets {
  readonly known: readonly { readonly id: string; readonly ending: string; readonly type: string }[]
  readonly sizes: ReadonlyMap<string, number>
}

function assetsIn(tables: XmlElement | undefined): Assets {
  const types = new Map(rowsIn(tables, 'filetypes', 'filetype').map((row) => [row.get('id'), row]))
  const feeds = rowsIn(tables, 'feeds', 'feed').flatMap((row) => row.get('episode_asset_id') ?? [])
  const known = rowsIn(tables, 'assets', 'asset').flatMap((row) => {
    const file = types.get(row.get('file_type_id'))
    const type = file?.get('mime_type') ?? ''
    const isHeard = /^(?:audio|video)\/[a-z0-9][\w.+-]*$/.test(type)
    const ending = `${row.get('suffix') ?? ''}.${file?.get('extension') ?? ''}`
    return isHeard ? [{ id: row.get('id') ?? '', ending, type }] : []
  })
  // What a feed carries is the recording; the rest are further forms of it.
  const rank = ({ id }: { readonly id: string }) => (feeds.includes(id) ? feeds.indexOf(id) : feeds.length)
  const sizes = rowsIn(tables, 'mediafiles', 'mediafile').map((row): [string, number] => [
    `${row.get('episode_id')} ${row.get('episode_asset_id')}`,
    row.get('active') === '0' ? 0 : Number(row.get('size') ?? 0),
  ])
  return {
    known: known.sort((a, b) => rank(a) - rank(b)),
    sizes: new Map(sizes),
  }
}

function recordingsOf(
  row: Row,
  base: string | undefined,
  { known, sizes }: Assets,
): RecordingFromElsewhere[] {
  const slug = row.get('slug') ?? ''
  if (slug === '' || base === undefined) return []
  return known.flatMap(({ id, ending, type }): RecordingFromElsewhere[] => {
    const bytes = sizes.get(`${row.get('id')} ${id}`) ?? 0
    const url = addressIn(`${base}${base.endsWith('/') ? '' : '/'}${slug}${ending}`)
    // A size of 1 says that the file is there, and that its server does not say how large.
    return url === undefined || !(bytes > 0) ? [] : [{ url, type, bytes: bytes === 1 ? 0 : bytes }]
  })
}

/** The texts of an array that PHP has serialized, by their keys. */
function optionsIn(tables: XmlElement | undefined): Row {
  const options = tables?.children.find(({ local }) => local === 'options')
  const written = options?.children.find(({ local }) => local === 'podlove_podcast')?.text ?? ''
  const pairs = written.matchAll(/s:\d{1,4}:"([^"]{1,100})";s:\d{1,9}:"([^"]{0,20000})";/g)
  return new Map([...pairs].map(([, key = '', value = '']) => [key, unescaped(value)]))
}

/** Values are escaped once more than XML does it. */
function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

function rowsIn(tables: XmlElement | undefined, table: string, name: string): Row[] {
  const rows =
    tables?.children.filter(({ local }) => local === table).flatMap(({ children }) => children) ?? []
  return rows
    .filter(({ local }) => local === name)
    .map(({ children }) => new Map(children.map((one) => [one.local, one.text.trim()])))
}
