import { createHash } from 'node:crypto'
import {
  assetAddress,
  basePath,
  feedCodeAddress,
  feedStyleAddress,
  HEADERS,
  OPML,
  REDIRECTS,
  ROBOTS,
  SITEMAP,
} from '../model/address.ts'
import type { Archives } from '../model/archive.ts'
import { cardAddresses } from '../model/card.ts'
import { drained } from '../model/drained.ts'
import type { Episode } from '../model/episode.ts'
import type { Feed } from '../model/feed.ts'
import { nextMoment, type OnAir, publicEpisodes } from '../model/on-air.ts'
import type { Picture } from '../model/picture.ts'
import { smallerSizes } from '../model/picture-sizes.ts'
import type { Resource } from '../model/resource.ts'
import type { Station } from '../model/station.ts'
import type { Catalogues } from '../model/words.ts'
import { renderFeedCode } from '../render/feed-code.ts'
import { renderFeedStyle } from '../render/feed-style.ts'
import { renderOpml } from '../render/opml.ts'
import { pageSteps, redirectPage } from '../render/pages.ts'
import { contributing } from '../render/people.ts'
import { catalogueOf } from '../render/search/book.ts'
import { renderSitemaps } from '../render/sitemap.ts'
import type { CompiledTemplates } from '../render/template.ts'
import { assetType } from './asset-type.ts'
import { cardResources } from './cards.ts'
import { filesLater, oembedFile, picture, pictures } from './episode-resources.ts'
import { feedDocuments } from './feed-documents.ts'
import type { Handover } from './handover.ts'
import { headerList } from './hosting/header-list.ts'
import type { KeptBefore } from './kept-before.ts'
import { archivesAt, guidOfFeed, type Ledger } from './ledger.ts'
import { made } from './made.ts'
import { goneAddresses, redirects } from './moves.ts'
import { oembedAnswers } from './oembed.ts'
import { keptText, kitchenFor, outlined, piecesOf } from './outline.ts'
import type { Ingredients } from './recipes.ts'
import { type Remembered, remembering } from './remembered.ts'
import { keptIndex } from './search-index.ts'
import { searching } from './searching.ts'
import type { Sizing } from './sizing.ts'
import type { Edition } from './standing.ts'
import { patiently } from './steps.ts'

/** Everything that an edition is made from. The same making gives the same bytes. */
export interface Making {
  readonly station: Station
  readonly ledger: Ledger
  readonly templates: CompiledTemplates
  readonly words: Catalogues
  /** Files beside the templates, by name. */
  readonly assets: ReadonlyMap<string, Uint8Array>
  readonly moment: Date
  /** The public address, without a trailing slash. */
  readonly url: string
  readonly generator: string
  /** Makes smaller sizes of artwork, covers and photos; absent: there are none. */
  readonly sizing?: Sizing
  /** Keeps what was rendered, for those who are asked for it again and again. */
  readonly remembered?: Remembered
  /** What was made before. */
  readonly kept?: KeptBefore
  /** What the edition before hands on. */
  readonly handover?: Handover
}

/** An edition with what the ledger has to keep of it. */
export interface MadeEdition extends Edition {
  /** How each feed is cut into archives, by its id. */
  readonly archives: ReadonlyMap<string, Archives>
}

/** The one table of addresses. An entry's bytes are made when they are asked for. */
export function makeEdition(making: Making): MadeEdition {
  return drained(editionSteps(making))
}

/** The same, with turns for others in between. */
export function makeEditionPatiently(making: Making): Promise<MadeEdition> {
  return patiently(editionSteps(making))
}

function* editionSteps(making: Making): Generator<void, MadeEdition> {
  const { station, moment } = making
  const air = airOf(making)
  const kitchen = kitchenFor(making, air)
  const watched = kitchen?.recipes.watched ?? ((plain: OnAir) => plain)
  const table = new Map<string, Resource>()
  const archives = new Map<string, Archives>()
  const finished = (resource: Resource, ingredients?: Ingredients): Resource => {
    const named = ingredients && kitchen ? kitchen.recipes.named(resource, ingredients) : resource
    return remembering(named, making.remembered)
  }
  // The first to take an address keeps it: what is, before what once was there.
  const put = (resource: Resource) => {
    if (!table.has(resource.address)) table.set(resource.address, resource)
  }
  const enter = (resource: Resource, ingredients?: Ingredients) => {
    if (!table.has(resource.address)) put(finished(resource, ingredients))
  }

  const files: (readonly Resource[])[] = []
  const pieceAmongFiles = piecesOf(making.handover, kitchen?.recipes, watched(air))
  for (const episode of air.episodes) {
    files.push(
      pieceAmongFiles(episode, 'files', [], (from) =>
        outlined(kitchen, episode, filesLater(from, episode)).map((resource) =>
          finished(resource, { whole: [episode] }),
        ),
      ),
    )
    yield
  }
  const cards = making.sizing && cardsBeside(air, files.flat())
  const onAir = watched({ ...air, ...(cards && { cards }) })
  const pieceOf = piecesOf(making.handover, kitchen?.recipes, onAir)
  yield

  const base = basePath(making.url)
  yield* contributing(onAir)
  const catalogue = catalogueOf(onAir, (episode, render) =>
    keptText(kitchen, { what: 'words', episode }, render),
  )
  yield
  const everybody = kitchen?.recipes.people()
  const pages = yield* pageSteps(onAir, making.templates, catalogue.shards, (episode, besides, make) =>
    pieceOf(episode, 'pages', [everybody, ...besides], make),
  )
  yield
  for (const page of pages) {
    const { address, html, framed, madeOf = { everybody: true } } = page
    const enterable = () =>
      finished({ ...made(address, 'page', HTML, html), ...(framed && { framed }) }, madeOf)
    put(page.episode ? pieceOf(page.episode, address, [page], enterable) : enterable())
    yield
  }
  for (const feed of onAir.feeds) {
    const documents = feedDocuments(onAir, feed, archivesAt(making.ledger, feed.id, moment), kitchen)
    for (const { resource, ingredients } of documents.resources) enter(resource, ingredients)
    archives.set(feed.id, documents.archives)
    enter(
      made(feedStyleAddress(feed.id), 'asset', 'text/css; charset=utf-8', () => renderFeedStyle(onAir, feed)),
      {},
    )
    enter(
      made(feedCodeAddress(feed.id), 'asset', 'image/svg+xml', () => renderFeedCode(onAir, feed)),
      {},
    )
    enter(picture(feed.artwork))
    for (const { images } of [feed, ...(feed.live ?? [])]) for (const one of pictures(images)) enter(one)
  }
  // OPML-1: a body without an outline is none.
  if (onAir.feeds.length > 0) {
    enter(
      made(OPML, 'text', 'text/x-opml; charset=utf-8', () => renderOpml(onAir)),
      { everybody: true },
    )
  }
  for (const index of air.episodes.keys()) {
    for (const resource of files[index] ?? []) put(resource)
  }
  yield
  for (const person of station.people)
    if (person.picture && table.has(`/people/${person.id}/`)) enter(picture(person.picture))
  for (const resource of sizesMade(onAir, making.sizing)) enter(resource)
  for (const resource of making.sizing ? cardResources(onAir, making.sizing) : []) enter(resource)
  for (const episode of air.episodes) {
    put(pieceOf(episode, 'oembed', [], (from) => finished(oembedFile(from, episode), { faces: [episode] })))
    yield
  }
  for (const [name, bytes] of making.assets) {
    const given = kitchen && createHash('sha256').update(bytes).digest('base64url')
    const body = { bytes: () => bytes }
    enter({ address: assetAddress(name), kind: 'asset', type: assetType(name), body }, { given })
  }

  const index = kitchen && (yield* keptIndex(catalogue, kitchen))
  const kept = kitchen && index && { index, keep: kitchen.keep }
  const find = (address: string) => table.get(address)
  const found = searching(onAir, making.templates, catalogue, { kept, pieceOf, find })
  for (const file of found.resources) {
    const enterable = () => finished(file.resource, file.ingredients)
    put(file.episode ? pieceOf(file.episode, 'search', [file], enterable) : enterable())
    yield
  }

  for (const [address, text] of renderSitemaps(onAir, pages)) {
    enter(
      made(address, 'text', 'application/xml; charset=utf-8', () => text),
      { given: text },
    )
  }
  enter(
    made(ROBOTS, 'text', TEXT, () => `User-agent: *\nAllow: /\nSitemap: ${onAir.url}${SITEMAP}\n`),
    {},
  )
  const moved = redirects(making.ledger, onAir, table)
  for (const [from, to] of moved) {
    const page = made(from, 'page', HTML, () => redirectPage(onAir, making.templates, from, to))
    enter({ ...page, redirect: to, ...(table.get(to)?.framed && { framed: true }) }, { given: to })
  }
  enter(
    made(REDIRECTS, 'text', TEXT, () =>
      [...moved].map(([from, to]) => `${base}${literalInList(from)} ${base}${to} 301\n`).join(''),
    ),
    { given: [...moved] },
  )
  enter(
    made(HEADERS, 'text', TEXT, () => headerList(base)),
    { given: base },
  )

  const next = nextMoment(station, moment)
  return {
    moment,
    ...(next === undefined ? {} : { next }),
    addresses: [...table.keys()],
    find,
    search: found.search,
    busySearch: found.busy,
    gone: goneAddresses(making.ledger, station),
    oembed: oembedAnswers(onAir, pages, moved),
    archives,
  }
}

/** Hosts that read the list take a star for anything; encoded it is one. */
function literalInList(address: string): string {
  return address.replaceAll('*', '%2A')
}

const HTML = 'text/html; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'

function airOf({ station, ledger, words, moment, url, generator, sizing }: Making): OnAir {
  const episodes = publicEpisodes(station, moment)
  return {
    station,
    url,
    generator,
    episodes,
    isTagged: episodes.some(({ tags }) => tags.length > 0),
    feeds: station.feeds,
    words,
    ...(sizing && { pictureSizes: smallerSizes(picturesOf(station.feeds, episodes)) }),
    feedGuids: new Map(
      station.feeds.map((feed) => [feed.id, guidOfFeed(ledger, feed.id, feed.guid, station.url)]),
    ),
  }
}

/** Where drawings for previews can stand beside a producer's own files. */
function cardsBeside(onAir: OnAir, files: readonly Resource[]): ReadonlySet<string> {
  return cardAddresses(onAir.episodes, new Set(files.map(({ address }) => address)))
}

/** The smaller sizes of every artwork, cover and photo on the air. */
function sizesMade(onAir: OnAir, sizing: Sizing | undefined): Resource[] {
  if (!sizing) return []
  return picturesOf(onAir.feeds, onAir.episodes).flatMap((one) =>
    (onAir.pictureSizes?.get(one.file) ?? []).map(({ address, type, width }): Resource => {
      const recipe = `${one.digest} ${width} ${sizing.maker}`
      return { address, kind: 'picture', type, body: { make: () => sizing.smaller(one, width), recipe } }
    }),
  )
}

function picturesOf(feeds: readonly Feed[], episodes: readonly Episode[]): Picture[] {
  return [
    ...feeds.map(({ artwork }) => artwork),
    ...episodes.flatMap(({ cover }) => cover ?? []),
    ...episodes.flatMap(({ photos = [] }) => photos.map((photo) => photo.picture)),
  ]
}
