import {
  assetAddress,
  basePath,
  chaptersAddress,
  feedCodeAddress,
  feedStyleAddress,
  OPML,
  oembedAddress,
  REDIRECTS,
  ROBOTS,
  recordingAddress,
  SITEMAP,
  stationFileAddress,
  type TranscriptFormat,
  transcriptAddress,
  translationOf,
} from '../model/address.ts'
import type { Archives } from '../model/archive.ts'
import { cardAddresses } from '../model/card.ts'
import { timedChapters } from '../model/chapters.ts'
import type { Episode } from '../model/episode.ts'
import type { Image } from '../model/extras.ts'
import type { Feed } from '../model/feed.ts'
import { nextMoment, type OnAir, publicEpisodes } from '../model/on-air.ts'
import type { Picture } from '../model/picture.ts'
import { smallerSizes } from '../model/picture-sizes.ts'
import type { Resource } from '../model/resource.ts'
import type { Station } from '../model/station.ts'
import { timeTurns } from '../model/timing.ts'
import type { Transcript } from '../model/transcript.ts'
import type { Catalogues } from '../model/words.ts'
import { renderSrt, renderVtt } from '../render/captions.ts'
import { renderChapters } from '../render/chapters.ts'
import { renderFeedCode } from '../render/feed-code.ts'
import { renderFeedStyle } from '../render/feed-style.ts'
import { renderOembed } from '../render/oembed.ts'
import { renderOpml } from '../render/opml.ts'
import { pagesOf, redirectPage } from '../render/pages.ts'
import { catalogueOf } from '../render/search/book.ts'
import { renderSitemaps } from '../render/sitemap.ts'
import type { CompiledTemplates } from '../render/template.ts'
import { renderTranscriptHtml, renderTranscriptJson, renderTranscriptText } from '../render/transcript.ts'
import { assetType } from './asset-type.ts'
import { cardResources } from './cards.ts'
import { feedDocuments } from './feed-documents.ts'
import type { KeptBefore } from './kept-before.ts'
import { archivesAt, guidOfFeed, type Ledger } from './ledger.ts'
import { made } from './made.ts'
import { goneAddresses, redirects } from './moves.ts'
import { oembedAnswers } from './oembed.ts'
import { keptText, kitchenFor, outlined } from './outline.ts'
import type { Ingredients } from './recipes.ts'
import { type Remembered, remembering } from './remembered.ts'
import { searching } from './searching.ts'
import type { Sizing } from './sizing.ts'
import type { Edition } from './standing.ts'

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
}

/** An edition with what the ledger has to keep of it. */
export interface MadeEdition extends Edition {
  /** How each feed is cut into archives, by its id. */
  readonly archives: ReadonlyMap<string, Archives>
}

/** The one table of addresses. An entry's bytes are made when they are asked for. */
export function makeEdition(making: Making): MadeEdition {
  const { station, moment } = making
  const air = airOf(making)
  const kitchen = kitchenFor(making, air)
  const watched = kitchen?.recipes.watched ?? ((plain: OnAir) => plain)
  const files = air.episodes.map((episode) =>
    outlined(kitchen, episode, () => filesOf(watched(air), episode)),
  )
  const cards = making.sizing && cardsBeside(air, files.flat())
  const onAir = watched({ ...air, ...(cards && { cards }) })
  const table = new Map<string, Resource>()
  const archives = new Map<string, Archives>()
  // The first to take an address keeps it: what is, before what once was there.
  const enter = (resource: Resource, ingredients?: Ingredients) => {
    if (table.has(resource.address)) return
    const named = ingredients && kitchen ? kitchen.recipes.named(resource, ingredients) : resource
    table.set(resource.address, remembering(named, making.remembered))
  }

  const base = basePath(making.url)
  const catalogue = catalogueOf(onAir, (episode, render) =>
    keptText(kitchen, { what: 'words', episode }, render),
  )
  const pages = pagesOf(onAir, making.templates, catalogue.shards)
  for (const { address, html, framed, madeOf = { everybody: true } } of pages) {
    enter({ ...made(address, 'page', HTML, html), ...(framed && { framed }) }, madeOf)
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
  for (const [index, episode] of air.episodes.entries()) {
    for (const resource of files[index] ?? []) enter(resource, { whole: [episode] })
  }
  for (const person of station.people)
    if (person.picture && table.has(`/people/${person.id}/`)) enter(picture(person.picture))
  for (const resource of sizesMade(onAir, making.sizing)) enter(resource)
  for (const resource of making.sizing ? cardResources(onAir, making.sizing) : []) enter(resource)
  for (const episode of air.episodes) {
    const answer = made(oembedAddress(episode.slug), 'text', 'application/json', () =>
      renderOembed(onAir, episode),
    )
    enter(answer, { faces: [episode] })
  }
  for (const [name, bytes] of making.assets) {
    enter({ address: assetAddress(name), kind: 'asset', type: assetType(name), body: { bytes: () => bytes } })
  }

  const { resources, search } = searching(onAir, making.templates, catalogue, kitchen)
  for (const { resource, ingredients } of resources) enter(resource, ingredients)

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
      [...moved].map(([from, to]) => `${base}${from} ${base}${to} 301\n`).join(''),
    ),
    { given: [...moved] },
  )

  const next = nextMoment(station, moment)
  return {
    moment,
    ...(next === undefined ? {} : { next }),
    addresses: [...table.keys()],
    find: (address) => table.get(address),
    search,
    gone: goneAddresses(making.ledger, station),
    oembed: oembedAnswers(onAir, pages, moved),
    archives,
  }
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

/** What stands in an episode's folder besides its page. */
function filesOf(onAir: OnAir, episode: Episode): Resource[] {
  const { slug, recording, cover, transcripts, alternatives = [], images, photos = [] } = episode
  const files: Resource[] = []
  if (recording) {
    files.push({
      address: recordingAddress(slug, recording.file),
      kind: 'recording',
      type: recording.type,
      body: { file: `episodes/${slug}/${recording.file}`, length: recording.bytes, digest: recording.digest },
    })
  }
  for (const { file, type, bytes = 0, digest } of alternatives) {
    if (file === undefined || digest === undefined) continue
    const body = { file: `episodes/${slug}/${file}`, length: bytes, digest }
    files.push({ address: recordingAddress(slug, file), kind: 'recording', type, body })
  }
  if (cover) files.push(picture(cover))
  files.push(...pictures(images))
  for (const photo of photos) files.push(picture(photo.picture))
  if (timedChapters(episode).length > 0) {
    files.push(
      made(chaptersAddress(slug), 'text', 'application/json+chapters', () => renderChapters(onAir, episode)),
    )
  }
  for (const transcript of transcripts) files.push(...transcriptFiles(onAir, episode, transcript))
  return files
}

function transcriptFiles(onAir: OnAir, episode: Episode, transcript: Transcript): Resource[] {
  if (transcript.turns.length === 0) return []
  const language = translationOf(episode, transcript.language)
  const timed = timeTurns(transcript, episode.recording?.seconds ?? 0)
  const file = (format: TranscriptFormat, type: string, render: () => string) =>
    made(transcriptAddress(episode.slug, format, language), 'text', type, render)
  return [
    file('html', HTML, () => renderTranscriptHtml(onAir, episode, transcript)),
    file('json', 'application/json', () => renderTranscriptJson(onAir, episode, transcript)),
    file('txt', TEXT, () => renderTranscriptText(onAir, episode, transcript)),
    ...(timed === undefined
      ? []
      : [
          file('vtt', 'text/vtt; charset=utf-8', () => renderVtt(onAir, transcript, timed)),
          file('srt', 'application/x-subrip; charset=utf-8', () => renderSrt(transcript, timed)),
        ]),
  ]
}

/** The pictures that are files of the station. */
function pictures(images: readonly Image[] = []): Resource[] {
  return images.flatMap((image) => (image.picture ? [picture(image.picture)] : []))
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

function picture({ file, type, bytes, digest }: Picture): Resource {
  return { address: stationFileAddress(file), kind: 'picture', type, body: { file, length: bytes, digest } }
}
