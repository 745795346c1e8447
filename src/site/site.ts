import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { digestOf } from '../graph/digest.ts'
import { Graph } from '../graph/graph.ts'
import type { NodeStore } from '../graph/node-store.ts'
import type { Inputs, Query } from '../graph/query.ts'
import { isFeedDocument, slugIn } from '../model/address.ts'
import type { Archives } from '../model/archive.ts'
import type { Recording } from '../model/recording.ts'
import type { ByteCache } from './byte-cache.ts'
import { episodeFiles, episodePictures } from './episode-files.ts'
import { episodePages } from './episode-pages.ts'
import { feedCut, feedDocument } from './feed-documents.ts'
import { digestsIn, header, inputsOf, isShown, moved, type SiteSource } from './inputs.ts'
import {
  identitiesIn,
  type ListedResource,
  listedResources,
  type Making,
  unrenderedResources,
} from './listed-resources.ts'
import type { PictureMaker } from './picture-maker.ts'
import { DOCUMENT_QUERIES, QUERIES } from './queries.ts'
import { episodeQueryKeys, listQueryKeys, type QueryKey } from './query-keys.ts'
import { redirects } from './redirects.ts'
import type { DocumentsQuery } from './resource-queries.ts'
import { redirectList } from './station-files.ts'
import { redirectDocument } from './station-pages.ts'

/** The name of a recording that is a file of the station. */
function ownFileOf(recording: Pick<Recording, 'file' | 'url'> | undefined): string | undefined {
  return recording?.url === undefined ? recording?.file : undefined
}

/** What sites of one station share: what was made before, and bytes that will be asked for again. */
export interface SharedSiteState {
  readonly stored: NodeStore
  readonly cache: ByteCache
  /** Whether bytes that are made are held for those who will ask for them. */
  readonly holds: boolean
  /** The site before, whose nodes and listed resources are used again where they hold. */
  readonly before?: Site | undefined
  readonly pictures?: PictureMaker | undefined
  /** What the site consists of, where that is known: nothing of it is brought up to date before somebody asks. */
  readonly manifest?: Manifest
}

/** What a site consists of, without a look at any of it. */
export interface Manifest {
  /** What stands in the folders of episodes that are shown, by slug. */
  readonly own: readonly (readonly [slug: string, addresses: readonly string[]])[]
  /** Everything else, and what makes it. */
  readonly others: readonly (readonly [address: string, query: string, key: string])[]
  readonly moved: readonly (readonly [from: string, to: string])[]
}

/** What a unit is up to date with: its listed resources, and the bytes that were made on the way, by address. */
export interface Evaluated {
  readonly listed: readonly ListedResource[]
  readonly bytes: ReadonlyMap<string, Uint8Array>
}

/**
 * Everything that a station publishes at a moment, as one table of addresses: `build` writes it, the server answers from it.
 * It stands once all `units` were evaluated, in their order; those that come late ask the earlier ones where things stand.
 */
export class Site {
  readonly graph: Graph
  readonly source: SiteSource
  readonly #holds: boolean
  readonly #slugs: readonly string[]
  readonly #making: Making
  readonly #listed = new Map<string, Map<string, readonly ListedResource[]>>()
  /** What stands in the folder of no episode that is shown. */
  #others: ReadonlyMap<string, Place> = new Map()
  #moved: ReadonlyMap<string, string> = new Map()
  readonly #manifest: Manifest | undefined
  readonly #stored: NodeStore
  readonly #inputs: Inputs
  #made = new Map<string, Uint8Array>()
  #before: Site | undefined

  constructor(source: SiteSource, tools: SharedSiteState) {
    const { stored, before, cache, pictures, holds, manifest } = tools
    this.source = source
    this.#holds = holds
    this.#before = before
    this.#manifest = manifest
    this.#stored = stored
    this.#slugs = [...source.episodes.slugs, ...(source.episodes.previewed ?? [])]
    this.#making = { cache, pictures, identityAt: identitiesIn(source), isPreview: source.isPreview === true }
    if (manifest) {
      this.#moved = new Map(manifest.moved)
      this.#others = new Map(
        manifest.others.flatMap(([address, name, key]) => {
          const query = DOCUMENT_QUERIES.find((one) => one.name === name)
          return query ? [[address, { query, key }] as const] : []
        }),
      )
    }
    const movedNow = () => ({ digest: digestOf([...this.#moved]), value: [...this.#moved] })
    this.#inputs = inputsOf(source)
    this.graph = new Graph({
      inputs: new Map([...this.#inputs, [moved.name, movedNow]]),
      queries: QUERIES,
      blobs: stored.blobs,
      before: (name, key) => this.#before?.graph.known(name, key) ?? stored.find(name, key),
      made: (address, bytes) => void this.#made.set(address, bytes),
    })
  }

  /** All that has to be up to date, in this order. */
  *units(): Generator<QueryKey> {
    yield* episodeQueryKeys(this.graph, this.source)
    yield* listQueryKeys(this.graph, this.source)
    this.#settle()
    this.#moved = redirects(this.source, {
      has: (address) => this.listedResource(address) !== undefined,
      feedDocuments: () => [...this.#others.keys()].filter(isFeedDocument),
      under: (slug) => this.#ownResources(slug).map(({ entry }) => entry.address),
      recordingOf: (slug) => ownFileOf(this.graph.reader().get(header, slug).recording),
    })
    for (const [from, to] of this.#moved) {
      yield {
        query: redirectDocument,
        key: JSON.stringify([from, to, this.listedResource(to)?.entry.framed === true]),
      }
    }
    yield { query: redirectList, key: '' }
    this.#settle()
    this.graph.seal()
    this.#before = undefined
  }

  /** About how many units there are. */
  get size(): number {
    const { station, assets } = this.source
    return this.#slugs.length * UNITS_OF_EPISODE + station.feeds.length * 5 + assets.size
  }

  /** Brings a unit up to date. Throws a TemplateFault where a template does not fit. */
  evaluate({ query, key }: QueryKey): Evaluated {
    this.#made = new Map()
    const node = this.graph.node(query, key)
    const bytes = this.#made
    if (!isDocuments(query)) return { listed: [], bytes }
    const before = this.#before?.resourcesBefore(query, key)
    const listed = listedResources(query, node, this.#making, before)
    this.#enter(query, key, listed)
    if (this.#holds) {
      for (const { entry } of listed) {
        const those = 'made' in entry && bytes.get(entry.address)
        if (those) this.#making.cache.put(entry.made.sha256, those)
      }
    }
    return { listed, bytes }
  }

  /** Lists what a unit has without making any of it: for a site of which little is looked at. */
  list({ query, key }: QueryKey): void {
    if (isDocuments(query))
      this.#enter(query, key, unrenderedResources(query, this.graph.reader(), key, this.#making))
  }

  /** What stands at an address. */
  listedResource(address: string): ListedResource | undefined {
    const slug = slugIn(address)
    const isAt = ({ entry }: ListedResource) => entry.address === address
    const own = slug === undefined ? undefined : this.#ownResources(slug).find(isAt)
    if (own) return own
    const place = this.#others.get(address)
    return place && this.resourcesAt(place.query, place.key)?.find(isAt)
  }

  /** What a document query made for a key. */
  resourcesAt(query: DocumentsQuery, key: string): readonly ListedResource[] | undefined {
    const known = this.#listed.get(query.name)?.get(key)
    if (known || !this.#manifest) return known
    const listed = listedResources(query, this.graph.node(query, key), this.#making)
    this.#enter(query, key, listed)
    return listed
  }

  /** The same for a site that comes after this one, which may have other keys: nothing is made for it. */
  resourcesBefore(query: DocumentsQuery, key: string): readonly ListedResource[] | undefined {
    const isThere = !this.#manifest || this.#stored.find(query.name, key) !== undefined
    return isThere ? this.resourcesAt(query, key) : undefined
  }

  /** Every address once, in a fixed order. */
  addresses(): string[] {
    return [...this.#others.keys(), ...this.manifest().own.flatMap(([, addresses]) => addresses)]
  }

  /** What it consists of. */
  manifest(): Manifest {
    return (
      this.#manifest ?? {
        own: this.#slugs.map((slug) => [slug, this.#ownResources(slug).map(({ entry }) => entry.address)]),
        others: [...this.#others].map(([address, { query, key }]) => [address, query.name, key]),
        moved: [...this.#moved],
      }
    )
  }

  /** From addresses where something stood once to where it stands now. */
  get moved(): ReadonlyMap<string, string> {
    return this.#moved
  }

  /** What is wrong with the feeds, each finding once. */
  findings(): Diagnostic[] {
    const found = new Map<string, Diagnostic>()
    for (const listed of this.#listed.get(feedDocument.name)?.values() ?? []) {
      for (const one of listed.flatMap(({ entry }) => ('made' in entry ? (entry.findings ?? []) : []))) {
        const key = JSON.stringify([one.file, one.line, one.code, one.message])
        if (!found.has(key)) found.set(key, one)
      }
    }
    return [...found.values()]
  }

  /** See SiteSource. */
  digests(): ReadonlyMap<string, string> {
    return digestsIn(this.#inputs)
  }

  /** How a feed is cut into archives. */
  archivesOf(feed: string): Archives {
    return this.graph.value(feedCut, feed).entered
  }

  /** What stands in an episode's folder, each address once: the first to take it keeps it. */
  #ownResources(slug: string): readonly ListedResource[] {
    if (this.#manifest && !this.#isShown(slug)) return []
    const some = [episodePages, episodeFiles, episodePictures].map((query) => this.resourcesAt(query, slug))
    const first = some[0]
    if (!first) return []
    const known = OWN.get(first)
    if (known?.of.every((listed, index) => listed === some[index])) return known.own
    const own = new Map<string, ListedResource>()
    for (const listedResource of some.flatMap((listed) => listed ?? [])) {
      const { address } = listedResource.entry
      if (slugIn(address) === slug && !own.has(address)) own.set(address, listedResource)
    }
    OWN.set(first, { of: some, own: [...own.values()] })
    return [...own.values()]
  }

  #enter({ name }: DocumentsQuery, key: string, listed: readonly ListedResource[]): void {
    const some = this.#listed.get(name) ?? new Map<string, readonly ListedResource[]>()
    this.#listed.set(name, some.set(key, listed))
  }

  #settle(): void {
    const others = new Map<string, Place>()
    for (const query of DOCUMENT_QUERIES) {
      for (const [key, listed] of this.#listed.get(query.name) ?? []) {
        const isOwn = OF_EPISODES.has(query.name)
        for (const { entry } of listed) {
          const { address } = entry
          if (isOwn && slugIn(address) === key) continue
          if (!others.has(address) && !this.#isOwn(address)) others.set(address, { query, key })
        }
      }
    }
    this.#others = others
  }

  #isShown(slug: string): boolean {
    return this.graph.reader().get(isShown, slug)
  }

  #isOwn(address: string): boolean {
    const slug = slugIn(address)
    return slug !== undefined && this.#ownResources(slug).some(({ entry }) => entry.address === address)
  }
}

/** What makes something that stands at an address. */
interface Place {
  readonly query: DocumentsQuery
  readonly key: string
}

const UNITS_OF_EPISODE = 6

const OF_EPISODES: ReadonlySet<string> = new Set(
  [episodePages, episodeFiles, episodePictures].map(({ name }) => name),
)

/** By the listed resources of an episode's pages, since these are the same from site to site where nothing changed. */
const OWN = new WeakMap<
  readonly ListedResource[],
  { readonly of: readonly (readonly ListedResource[] | undefined)[]; readonly own: readonly ListedResource[] }
>()

function isDocuments(query: Query<unknown>): query is DocumentsQuery {
  return 'list' in query
}
