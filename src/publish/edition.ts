import { type StoredNodes, storedNodes } from '../graph/stored-nodes.ts'
import { basePath } from '../model/address.ts'
import type { Archives } from '../model/archive.ts'
import { nextMoment, publicEpisodes } from '../model/on-air.ts'
import type { Station } from '../model/station.ts'
import type { Catalogues } from '../model/words.ts'
import type { CompiledTemplates } from '../render/template.ts'
import { ByteCache } from '../site/byte-cache.ts'
import { type Former, publicAt, type SiteSource } from '../site/inputs.ts'
import type { PictureWork } from '../site/picture-work.ts'
import { QUERIES } from '../site/queries.ts'
import { Site } from '../site/site.ts'
import { viewIn } from '../site/view.ts'
import { goneAddresses } from './gone.ts'
import { headerList } from './hosting/header-list.ts'
import { archivesAt, everPublished, guidOfFeed, type Ledger } from './ledger.ts'
import { oembedAnswers } from './oembed.ts'
import { searching } from './searching.ts'
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
  /** Makes smaller sizes of artwork, covers and photos, and draws cards; absent: there are none. */
  readonly pictures?: PictureWork
}

/** What was made before, and is made again only where it would be another. */
export interface MadeBefore {
  readonly stored: StoredNodes
  readonly cache: ByteCache
  readonly holds: boolean
  readonly before?: Site | undefined
}

/** An edition with what the ledger has to keep of it. */
export interface MadeEdition extends Edition {
  /** How each feed is cut into archives, by its id. */
  readonly archives: ReadonlyMap<string, Archives>
}

/** An edition from nothing, whose bytes are made when they are asked for. */
export function makeEdition(making: Making): MadeEdition {
  const site = siteOf(making, { stored: storedNodes(QUERIES), cache: new ByteCache(), holds: true })
  for (const unit of site.units()) site.list(unit)
  return editionOf(site, making)
}

/** What a station publishes at a moment. Its units are still to be evaluated. */
export function siteOf(making: Making, made: MadeBefore): Site {
  return new Site(sourceOf(making), { ...made, pictures: making.pictures })
}

/** What a site is made of. */
function sourceOf({ station, ledger, pictures, ...making }: Making): SiteSource {
  const { moment, url } = making
  const { episodes: _, templates: __, ...facts } = station
  return {
    ...making,
    station: facts,
    episodes: publicAt(station, moment),
    feedGuids: new Map(
      station.feeds.map((feed) => [feed.id, guidOfFeed(ledger, feed.id, feed.guid, station.url)]),
    ),
    ...(pictures && { pictureMaker: pictures.maker }),
    archivesOf: (feed) => archivesAt(ledger, feed, moment),
    headerList: headerList(basePath(url)),
    former: formerly({ station, ledger, moment }),
  }
}

/** The edition that a site is, once its units are evaluated. */
export function editionOf(site: Site, { station, ledger, moment }: Making): MadeEdition {
  const next = nextMoment(station, moment)
  return {
    ...editionIn(site, { moment, ...(next && { next }), gone: goneAddresses(ledger, station) }),
    archives: new Map(station.feeds.map(({ id }) => [id, site.archivesOf(id)])),
  }
}

/** What can be asked of a site. */
export function editionIn(site: Site, about: Pick<Edition, 'moment' | 'next' | 'gone'>): Edition {
  const find = (address: string) => site.cell(address)?.resource
  const reader = site.graph.reader()
  return {
    ...about,
    addresses: site.addresses(),
    find,
    entityAt: (address) => {
      const entry = site.cell(address)?.entry
      return entry && 'made' in entry ? entry.made : undefined
    },
    ...searching(reader, find),
    oembed: oembedAnswers(viewIn(reader), site.moved),
  }
}

/** Where public episodes stood before. What was only scheduled stood nowhere. */
function formerly({
  station,
  ledger,
  moment,
}: Pick<Making, 'station' | 'ledger' | 'moment'>): Map<string, Former> {
  const known = new Map(everPublished(ledger))
  const former = new Map<string, Former>()
  for (const { guid, slug } of publicEpisodes(station, moment)) {
    const entry = known.get(guid)
    if (!entry) continue
    const { address, formerly: pages, recording } = entry
    former.set(slug, {
      pages: [address, ...pages],
      recordings: [recording.address, ...recording.formerly],
    })
  }
  return former
}
