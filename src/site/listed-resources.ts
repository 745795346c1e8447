import { Node } from '../graph/node.ts'
import type { Context } from '../graph/query.ts'
import { digestedFiles, type Episode } from '../model/episode.ts'
import { type FileIdentity, identityOf } from '../model/file-identity.ts'
import type { Picture } from '../model/picture.ts'
import type { Resource } from '../model/resource.ts'
import type { Station } from '../model/station.ts'
import type { ByteCache } from './byte-cache.ts'
import type { SiteSource } from './inputs.ts'
import type { PictureMaker } from './picture-maker.ts'
import {
  type AddressEntry,
  bytesOf,
  type DocumentsQuery,
  rendered,
  unrenderedEntry,
} from './resource-queries.ts'

/** An entry of the address table, and the resource that makes its bytes. */
export interface ListedResource {
  readonly entry: AddressEntry
  readonly resource: Resource
  /** The newest node with this entry, from which its bytes are made. */
  readonly source: { node: Node }
}

/** What resources are made with. */
export interface Making {
  readonly cache: ByteCache
  readonly pictures: PictureMaker | undefined
  readonly identityAt: (file: string) => FileIdentity | undefined
  /** Whether all of it belongs to a preview. */
  readonly isPreview: boolean
}

/** The listed resources of a node. Unchanged entries keep the same object as before. */
export function listedResources(
  query: DocumentsQuery,
  node: Node,
  making: Making,
  before: readonly ListedResource[] = [],
): readonly ListedResource[] {
  const entries = node.value?.is as readonly AddressEntry[]
  const listed = entries.map((entry, index) => {
    const at = before[index]
    const known =
      at?.entry.address === entry.address ? at : before.find((one) => one.entry.address === entry.address)
    if (known && isSame(known, entry, making)) {
      known.source.node = node
      return known
    }
    return newListedResource(query, node, entry, making)
  })
  const isSameList =
    listed.length === before.length &&
    listed.every((listedResource, index) => listedResource === before[index])
  return isSameList ? before : listed
}

/** The listed resources of a query, without rendering any of them. */
export function unrenderedResources(
  query: DocumentsQuery,
  context: Context,
  key: string,
  making: Making,
): readonly ListedResource[] {
  const node = new Node({ name: query.name, key, digest: '', dependencies: [], value: undefined })
  return query.list(context, key).map((one) => {
    if (!('render' in one)) return newListedResource(query, node, one, making)
    const entry = unrenderedEntry(one)
    return {
      entry,
      source: { node },
      resource: { ...headOf(entry, making), body: { bytes: () => bytesOf(one) } },
    }
  })
}

function isSame(
  { entry: was, resource: { body } }: ListedResource,
  entry: AddressEntry,
  { identityAt }: Making,
): boolean {
  if ('file' in entry && (!('file' in body) || body.identity !== identityAt(entry.file.file))) return false
  return was === entry || JSON.stringify(was) === JSON.stringify(entry)
}

function newListedResource(
  query: DocumentsQuery,
  node: Node,
  entry: AddressEntry,
  making: Making,
): ListedResource {
  const source = { node }
  return { entry, source, resource: resourceOf(query, source, entry, making) }
}

function resourceOf(
  query: DocumentsQuery,
  source: ListedResource['source'],
  entry: AddressEntry,
  making: Making,
): Resource {
  const { cache, pictures, identityAt } = making
  const head = headOf(entry, making)
  if ('file' in entry) {
    const identity = identityAt(entry.file.file)
    return { ...head, body: { ...entry.file, ...(identity !== undefined && { identity }) } }
  }
  if ('size' in entry) {
    const { picture, width, recipe } = entry.size
    return { ...head, body: { make: workOf(pictures, (work) => work.smaller(picture, width)), recipe } }
  }
  if ('card' in entry) {
    const { of, recipe } = entry.card
    return { ...head, body: { make: workOf(pictures, (work) => work.card(of)), recipe } }
  }
  return { ...head, body: madeBody({ query, source, cache }, entry.address, entry.made.sha256) }
}

/** Defined at module level so that its closure does not retain the site. */
function madeBody(
  {
    query,
    source,
    cache,
  }: Pick<Making, 'cache'> & Pick<ListedResource, 'source'> & { readonly query: DocumentsQuery },
  address: string,
  sha256: string,
) {
  const render = () => {
    const { node } = source
    if (!node.graph) throw new Error(`${address} belongs to nothing.`)
    return rendered(query, node.graph.reader(), node.key, address)
  }
  return { bytes: () => cache.get(sha256, render), recipe: sha256 }
}

function headOf(
  { address, kind, type, links, redirect, framed, media }: AddressEntry,
  { isPreview }: Pick<Making, 'isPreview'>,
): Omit<Resource, 'body'> {
  return {
    address,
    kind,
    type,
    ...(links && { links }),
    ...(redirect !== undefined && { redirect }),
    ...(framed && { framed }),
    ...(media && { media }),
    ...(isPreview && { preview: true }),
  }
}

function workOf(
  pictures: PictureMaker | undefined,
  make: (work: PictureMaker) => Promise<Uint8Array>,
): () => Promise<Uint8Array> {
  return async () => {
    if (!pictures) throw new Error('Nobody makes pictures.')
    return make(pictures)
  }
}

/** The identities of the station's files when their digests were computed, by path. */
export function identitiesIn({
  station,
  episodes,
}: Pick<SiteSource, 'station' | 'episodes'>): (file: string) => FileIdentity | undefined {
  const known = new Map<Episode, ReadonlyMap<string, FileIdentity>>()
  const others = new Map<string, FileIdentity>()
  for (const picture of stationPictures(station)) {
    const identity = identityOf(picture)
    if (identity !== undefined) others.set(picture.file, identity)
  }
  return (file) => {
    const [room, slug = ''] = file.split('/')
    const episode = room === 'episodes' ? episodes.get(slug) : undefined
    if (!episode) return others.get(file)
    const own = known.get(episode) ?? identitiesOf(episode)
    known.set(episode, own)
    return own.get(file) ?? others.get(file)
  }
}

/** The pictures that belong to no episode. */
export function stationPictures({ feeds, people }: Pick<Station, 'feeds' | 'people'>): readonly Picture[] {
  return [
    ...feeds.flatMap(({ artwork, images = [], live = [] }) => [
      artwork,
      ...[...images, ...live.flatMap((one) => one.images ?? [])].flatMap(({ picture }) => picture ?? []),
    ]),
    ...people.flatMap(({ picture }) => picture ?? []),
  ]
}

function identitiesOf(episode: Episode): ReadonlyMap<string, FileIdentity> {
  const identities = new Map<string, FileIdentity>()
  for (const one of digestedFiles(episode)) {
    const identity = identityOf(one)
    // A picture has its whole path; a recording only its name in the episode's folder.
    const path = 'width' in one ? one.file : `episodes/${episode.slug}/${one.file}`
    if (identity !== undefined) identities.set(path, identity)
  }
  return identities
}
