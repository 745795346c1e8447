import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { episodeAddress } from '../model/address.ts'
import type { Catalogues } from '../model/interface-words.ts'
import type { Station } from '../model/station.ts'
import { themeFilesOf } from '../model/theme-files.ts'
import type { Mastering } from '../ports/mastering.ts'
import type { Pictures } from '../ports/pictures.ts'
import type { Sound } from '../ports/sound.ts'
import type { Speech } from '../ports/speech.ts'
import type { Storage } from '../ports/storage.ts'
import type { Tagger } from '../ports/tagger.ts'
import { isWordFile, readCatalogues } from '../read/interface-words.ts'
import type { RecordingMemory } from '../read/recording.ts'
import { readStation } from '../read/station.ts'
import { type CompiledTemplates, compileTemplates } from '../render/template.ts'
import { fontCss, themeCss } from '../render/theme.ts'
import { type BuildMemory, type CacheContext, noMemo } from './build-memory.ts'
import { slugsOfPaths } from './changed-paths.ts'
import { contradictions } from './ledger/contradictions.ts'
import { feedContradictions } from './ledger/feed-contradictions.ts'
import { lostLedger } from './ledger/published-record.ts'
import { vanishedEpisodes } from './ledger/vanished.ts'
import { type Ledger, readLedger } from './ledger.ts'
import { unusedTemplates } from './unused-templates.ts'

/** Where the work is done: the station's folder, what ships with Inonda, and what is remembered between two readings. */
export interface StationContext {
  readonly storage: Storage
  /** The templates and assets that ship with Inonda. */
  readonly shipped: Storage
  readonly recordings?: RecordingMemory
  /** Who makes pictures smaller, where somebody can. */
  readonly pictures?: Pictures
  /** Who writes tags into recordings. */
  readonly taggers?: readonly Tagger[]
  /** Who decodes recordings. */
  readonly sound?: Sound
  /** Who speaks texts, to compare recordings with. */
  readonly speech?: Speech
  /** Who makes recordings of those of the studio. */
  readonly mastering?: Mastering
  /** The program and its version, `Inonda/0.1.0`. */
  readonly generator: string
  /** What was made before, to be used again. */
  readonly cacheContext?: CacheContext
  /** What this program goes on with from one site to the next. */
  readonly memory?: BuildMemory
}

/** A station read and judged as a whole. */
export interface LoadedStation {
  /** In the order of files, lines and columns. */
  readonly diagnostics: readonly Diagnostic[]
  /** The errors that no build can be made with. A draft's errors are not among them: it is not published. */
  readonly blocking: readonly Diagnostic[]
  readonly station?: Station
  readonly ledger?: Ledger
  readonly templates?: CompiledTemplates
  readonly words?: Catalogues
  readonly assets: ReadonlyMap<string, Uint8Array>
}

/** What somebody said who has the station examined. */
interface ExaminingTerms {
  readonly allowRemoval?: boolean
  /** As of when. */
  readonly moment?: Date
  /** Paths at which something changed, where it is known of all episodes that nothing else did. */
  readonly changed?: ReadonlySet<string>
}

/**
 * Reads everything, and says everything that is wrong with it. With `allowRemoval`, what was published and is no longer
 * there was removed on purpose.
 */
export async function loadStation(
  context: StationContext,
  { allowRemoval = false, changed, moment }: ExaminingTerms = {},
): Promise<LoadedStation> {
  const { storage, shipped, recordings, cacheContext, memory } = context
  const again = memory?.again ?? noMemo
  const slugs = changed && slugsOfPaths(changed)
  const { station, diagnostics, placeOf, drafts, present } = await readStation(storage, recordings, {
    ...cacheContext,
    ...(slugs && { changed: slugs }),
    ...(memory && { known: memory.episodes }),
  })
  const ledger = await readLedger(storage, again)
  const ships = await filesOf(shipped)
  // What ships, with the station's own files in place of those of the same name.
  const files = new Map([...ships, ...(station?.templates ?? [])])
  const sources = textsOf(files, isTemplate)
  const templates = again('templates', [...sources].flat(), () => compileTemplates(sources))
  const [shippedWords, ownWords] = [ships, station?.templates ?? new Map()].map((some) =>
    textsOf(some, isWordFile),
  ) as [Map<string, string>, Map<string, string>]
  const words = again('words', [...shippedWords, ['', ''], ...ownWords].flat(), () =>
    readCatalogues(shippedWords, ownWords),
  )
  const missing =
    station && ledger.value && !allowRemoval
      ? [
          ...(await lostLedger(context, ledger.value, { station, feeds: present.feeds, moment })),
          ...vanishedEpisodes(ledger.value, {
            ...present,
            feeds: new Set([...present.feeds, ...station.feeds.flatMap(({ formerly = [] }) => formerly)]),
          }),
        ]
      : []
  const shows =
    station && ledger.value
      ? feedContradictions(ledger.value, station, placeOf, { present: present.feeds, allowRemoval })
      : []
  const all = [
    ...diagnostics,
    ...ledger.diagnostics,
    ...missing,
    ...shows,
    ...unusedTemplates(station?.templates ?? new Map(), ships, sources),
    ...templates.diagnostics,
    ...words.diagnostics,
    ...(station && ledger.value
      ? contradictions(ledger.value, station, placeOf, {
          unread: unreadIn(diagnostics),
          ...(moment && { moment }),
        })
      : []
    ).filter(
      // Nothing is gone while it is refused to believe so.
      ({ code }) => code !== 'ledger.episode-gone' || missing.length === 0,
    ),
  ].sort(byPlace)
  const ofDraft = ({ file }: Diagnostic) => {
    const [room, slug] = file.split('/')
    return room === 'episodes' && slug !== undefined && drafts.has(slug)
  }
  return {
    diagnostics: all,
    blocking: all.filter((one) => one.severity === 'error' && !ofDraft(one)),
    assets: assetsOf(files, station),
    ...(station && { station }),
    ...(ledger.value && { ledger: ledger.value }),
    ...(templates.value && { templates: templates.value }),
    ...(words.value && { words: words.value }),
  }
}

/** Addresses of the episodes of which something could not be read. */
function unreadIn(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  const slugs = diagnostics.flatMap(({ code, file }) => {
    const [room, slug] = file.split('/')
    return code === 'file.unreadable' && room === 'episodes' && slug !== undefined ? [slug] : []
  })
  return new Set(slugs.map(episodeAddress))
}

/** What ships; of scripts what browsers load, which says the same in fewer bytes (scripts/minify.mjs). */
async function filesOf(shipped: Storage): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const { name, kind } of await shipped.list('')) {
    const file = name.endsWith('.js') ? `minified/${name}` : name
    const bytes = kind === 'file' ? await shipped.read(file) : undefined
    if (bytes) files.set(name, bytes)
  }
  return files
}

function isTemplate(name: string): boolean {
  return name.endsWith('.liquid')
}

function textsOf(
  files: ReadonlyMap<string, Uint8Array>,
  isWanted: (name: string) => boolean,
): Map<string, string> {
  const wanted = [...files].filter(([name]) => isWanted(name))
  return new Map(wanted.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
}

/** The rest are assets; the style sheet ends with the station's theme. */
function assetsOf(
  files: ReadonlyMap<string, Uint8Array>,
  station: Station | undefined,
): Map<string, Uint8Array> {
  const assets = new Map([...files].filter(([name]) => !isTemplate(name) && !isWordFile(name)))
  const look = station?.look ?? {}
  const theme = station ? fontCss(look) + themeCss(station.theme) : ''
  for (const { file, asset } of themeFilesOf(look)) {
    const bytes = files.get(file)
    if (bytes) assets.set(asset, bytes)
  }
  const style = assets.get('style.css')
  if (style && theme) {
    assets.set('style.css', new TextEncoder().encode(`${new TextDecoder().decode(style)}\n${theme}`))
  }
  return assets
}

/** In the order of files, lines and columns. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1)
}
