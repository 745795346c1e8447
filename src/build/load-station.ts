import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { episodeAddress } from '../model/address.ts'
import type { Catalogues } from '../model/interface-words.ts'
import type { Station } from '../model/station.ts'
import { themeFilesOf } from '../model/theme-files.ts'
import type { Clips } from '../ports/clips.ts'
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

/** The station's folder, the files that ship with Inonda, the optional ports, and what is remembered between builds. */
export interface StationContext {
  readonly storage: Storage
  /** The templates and assets that ship with Inonda. */
  readonly shipped: Storage
  readonly recordings?: RecordingMemory
  /** Makes smaller pictures. */
  readonly pictures?: Pictures
  /** Write tags into recordings. */
  readonly taggers?: readonly Tagger[]
  /** Decodes recordings. */
  readonly sound?: Sound
  /** Synthesizes speech, for comparison with recordings. */
  readonly speech?: Speech
  /** Makes publishable recordings from studio recordings. */
  readonly mastering?: Mastering
  /** Who cuts clips out of recordings. */
  readonly clips?: Clips
  /** The program and its version, `Inonda/0.1.0`. */
  readonly generator: string
  /** The cache of earlier builds. */
  readonly cacheContext?: CacheContext
  /** What this process carries over from one site to the next. */
  readonly memory?: BuildMemory
}

/** A station that was read and checked as a whole. */
export interface LoadedStation {
  /** In the order of files, lines and columns. */
  readonly diagnostics: readonly Diagnostic[]
  /** The errors that prevent a build. Errors in drafts are not among them, because drafts are not published. */
  readonly blocking: readonly Diagnostic[]
  readonly station?: Station
  readonly ledger?: Ledger
  readonly templates?: CompiledTemplates
  readonly words?: Catalogues
  readonly assets: ReadonlyMap<string, Uint8Array>
}

/** Options for loading a station. */
interface ExaminingTerms {
  readonly allowRemoval?: boolean
  /** The moment of the build. */
  readonly moment?: Date
  /** Paths that changed, if it is known that nothing else did in any episode. */
  readonly changed?: ReadonlySet<string>
}

/**
 * Reads everything and reports all problems. With `allowRemoval`, published episodes and feeds that are
 * missing were removed on purpose.
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
  // The station's own files replace shipped files of the same name.
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
      // While so much is missing that the whole station is rejected, single missing episodes are not
      // reported.
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

/** Addresses of the episodes that could not be read completely. */
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

/** The files that are neither templates nor messages. The style sheet ends with the station's theme. */
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

/** Compares diagnostics by file, line and column. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1)
}
