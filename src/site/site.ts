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

/** The name of a recording, if it is a file of the station. */
function ownFileOf(recording: Pick<Recording, 'file' | 'url'> | undefined): string | undefined {
  return recording?.url === undefined ? recording?.file : undefined
}

/** What the sites of one station share: stored nodes, and caches. */
export interface SharedSiteState {
  readonly stored: NodeStore
  readonly cache: ByteCache
  /** Whether rendered bytes are kept in memory for later requests. */
  readonly holds: boolean
  /** The previous site, whose nodes and listed resources are reused if they are still valid. */
  readonly before?: Site | undefined
  readonly pictures?: PictureMaker | undefined
  /** The manifest of a stored site: then nothing is evaluated before it is requested. */
  readonly manifest?: Manifest
}

/** All addresses of a site, without their contents. */
export interface Manifest {
  /** The addresses in the folders of public episodes, by slug. */
  readonly own: readonly (readonly [slug: string, addresses: readonly string[]])[]
  /** All other addresses, with the query and key that make them. */
  readonly others: readonly (readonly [address: string, query: string, key: string])[]
  readonly moved: readonly (readonly [from: string, to: string])[]
}

/** An evaluated unit: its listed resources, and the bytes that were rendered, by address. */
export interface Evaluated {
  readonly listed: readonly ListedResource[]
  readonly bytes: ReadonlyMap<string, Uint8Array>
}

/**
 * Everything that a station publishes at a moment, as one table of addresses: `build` writes it, and the
 * server serves it. The table is complete once all `units` have been evaluated in order; later units depend
 * on the addresses of earlier ones.
 */
export class Site {
  readonly graph: Graph
  readonly source: SiteSource
  readonly #holds: boolean
  readonly #slugs: readonly string[]
  readonly #making: Making
  readonly #listed = new Map<string, Map<string, readonly ListedResource[]>>()
  /** The addresses that are not in a public episode's folder. */
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

  /** All queries to evaluate, in this order. */
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

  /** The approximate number of units. */
  get size(): number {
    const { station, assets } = this.source
    return this.#slugs.length * UNITS_OF_EPISODE + station.feeds.length * 5 + assets.size
  }

  /** Evaluates a unit. Throws a TemplateFault if a template has an error. */
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

  /** Lists the addresses of a unit without rendering them, for sites of which only a few are requested. */
  list({ query, key }: QueryKey): void {
    if (isDocuments(query))
      this.#enter(query, key, unrenderedResources(query, this.graph.reader(), key, this.#making))
  }

  /** The resource at an address. */
  listedResource(address: string): ListedResource | undefined {
    const slug = slugIn(address)
    const isAt = ({ entry }: ListedResource) => entry.address === address
    const own = slug === undefined ? undefined : this.#ownResources(slug).find(isAt)
    if (own) return own
    const place = this.#others.get(address)
    return place && this.resourcesAt(place.query, place.key)?.find(isAt)
  }

  /** The resources that a query lists for a key. */
  resourcesAt(query: DocumentsQuery, key: string): readonly ListedResource[] | undefined {
    const known = this.#listed.get(query.name)?.get(key)
    if (known || !this.#manifest) return known
    const listed = listedResources(query, this.graph.node(query, key), this.#making)
    this.#enter(query, key, listed)
    return listed
  }

  /** The same for the next site, which may have other keys: nothing is evaluated for it. */
  resourcesBefore(query: DocumentsQuery, key: string): readonly ListedResource[] | undefined {
    const isThere = !this.#manifest || this.#stored.find(query.name, key) !== undefined
    return isThere ? this.resourcesAt(query, key) : undefined
  }

  /** Every address once, in a fixed order. */
  addresses(): string[] {
    return [...this.#others.keys(), ...this.manifest().own.flatMap(([, addresses]) => addresses)]
  }

  /** All addresses of the site. */
  manifest(): Manifest {
    return (
      this.#manifest ?? {
        own: this.#slugs.map((slug) => [slug, this.#ownResources(slug).map(({ entry }) => entry.address)]),
        others: [...this.#others].map(([address, { query, key }]) => [address, query.name, key]),
        moved: [...this.#moved],
      }
    )
  }

  /** From former addresses to current ones. */
  get moved(): ReadonlyMap<string, string> {
    return this.#moved
  }

  /** The diagnostics of the feeds, without duplicates. */
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

  /** The guids of a feed's episodes in each archive. */
  archivesOf(feed: string): Archives {
    return this.graph.value(feedCut, feed).entered
  }

  /** The resources in an episode's folder. If two have the same address, the first one is kept. */
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

/** The query and key that make the resource at an address. */
interface Place {
  readonly query: DocumentsQuery
  readonly key: string
}

const UNITS_OF_EPISODE = 6

const OF_EPISODES: ReadonlySet<string> = new Set(
  [episodePages, episodeFiles, episodePictures].map(({ name }) => name),
)

/** Keyed by the resources of an episode's pages, which are the same objects in each site while nothing changes. */
const OWN = new WeakMap<
  readonly ListedResource[],
  { readonly of: readonly (readonly ListedResource[] | undefined)[]; readonly own: readonly ListedResource[] }
>()

function isDocuments(query: Query<unknown>): query is DocumentsQuery {
  return 'list' in query
}
