import { type NodeStore, nodeStore } from '../graph/node-store.ts'
import { basePath, feedAddress } from '../model/address.ts'
import type { Archives } from '../model/archive.ts'
import type { Catalogues } from '../model/interface-words.ts'
import { nextMoment, publicEpisodes } from '../model/site-view.ts'
import type { Station } from '../model/station.ts'
import { mediaOrigins } from '../render/pages/recording-link.ts'
import type { CompiledTemplates } from '../render/template.ts'
import { ByteCache } from '../site/byte-cache.ts'
import { episodesAt, type Former, type SiteSource } from '../site/inputs.ts'
import type { PictureMaker } from '../site/picture-maker.ts'
import { QUERIES } from '../site/queries.ts'
import { Site } from '../site/site.ts'
import { viewIn } from '../site/view.ts'
import { goneAddresses } from './ledger/gone-addresses.ts'
import { movedPictures } from './ledger/pictures.ts'
import { archivesAt, everPublished, guidOfFeed, type Ledger, ledgerIdOf } from './ledger.ts'
import { namedDrafts } from './named-drafts.ts'
import { waitingIn } from './not-yet-public.ts'
import { oembedAnswers } from './oembed-answers.ts'
import { headerList } from './server-configuration/static-host-headers.ts'
import type { SiteBuild } from './site-build.ts'
import { siteSearch } from './site-search.ts'

/** Everything that a build is made from. The same input gives the same bytes. */
export interface MakeBuildInput {
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
  /** Whether drafts and scheduled episodes are shown, marked as such. */
  readonly drafts?: boolean
  /** Makes smaller sizes of artwork, covers and photos, and draws cards; absent: there are none. */
  readonly pictures?: PictureMaker
}

/** What earlier builds made, to be reused where it is still valid. */
export interface PreviousBuild {
  readonly stored: NodeStore
  readonly cache: ByteCache
  readonly holds: boolean
  readonly before?: Site | undefined
}

/** A build together with what the ledger records of it. */
export interface MadeBuild extends SiteBuild {
  /** The guids in each archive of a feed, by the feed's id. */
  readonly archives: ReadonlyMap<string, Archives>
}

/** A build that reuses nothing of earlier ones. Its bytes are made on demand. */
export function makeBuild(making: MakeBuildInput): MadeBuild {
  const site = siteOf(making, { stored: nodeStore(QUERIES), cache: new ByteCache(), holds: true })
  for (const unit of site.units()) site.list(unit)
  return madeBuildOf(site, making)
}

/** The site that a station publishes at a moment. Its units are not evaluated yet. */
export function siteOf(making: MakeBuildInput, made: PreviousBuild): Site {
  return new Site(sourceOf(making), { ...made, pictures: making.pictures })
}

/** What a site is made of. */
function sourceOf({ station, ledger, pictures, drafts = false, ...making }: MakeBuildInput): SiteSource {
  const { moment, url } = making
  const { episodes: _, templates: __, ...facts } = station
  const published = publicEpisodes(station, moment)
  const shown = episodesAt(drafts ? namedDrafts(station) : station, moment, drafts)
  const { slugs, previewed = [], get } = shown.episodes
  const recordings = [...slugs, ...previewed].map((slug) => get(slug)?.recording)
  const idOf = new Map(station.feeds.map((feed) => [feed.id, ledgerIdOf(ledger, feed)]))
  return {
    ...making,
    station: facts,
    ...shown,
    feedGuids: new Map(
      station.feeds.map((feed) => [
        feed.id,
        guidOfFeed(ledger, ledgerIdOf(ledger, feed), feed.guid, station.url),
      ]),
    ),
    ...(pictures && { pictureMaker: pictures.maker }),
    archivesOf: (feed) => archivesAt(ledger, idOf.get(feed) ?? feed, moment),
    formerFeeds: formerFeeds(station, ledger),
    formerPictures: movedPictures(ledger, station, published),
    headerList: headerList(basePath(url), mediaOrigins(recordings), drafts),
    former: formerly({ station, ledger, moment }),
  }
}

/** The build of a site whose units have been evaluated. */
export function madeBuildOf(site: Site, { station, ledger, moment }: MakeBuildInput): MadeBuild {
  const next = nextMoment(station, moment)
  return {
    ...siteBuildOf(site, {
      moment,
      ...(next && { next }),
      waiting: waitingIn(station, moment),
      gone: goneAddresses(ledger, station),
    }),
    archives: new Map(station.feeds.map(({ id }) => [id, site.archivesOf(id)])),
  }
}

/** The resources, search and oEmbed answers of a site. */
export function siteBuildOf(
  site: Site,
  about: Pick<SiteBuild, 'moment' | 'next' | 'waiting' | 'gone'>,
): SiteBuild {
  const find = (address: string) => site.listedResource(address)?.resource
  const reader = site.graph.reader()
  const base = basePath(site.source.url)
  const formerBases = (site.source.station.formerly ?? []).map(basePath)
  return {
    ...about,
    formerBases: formerBases.filter((one) => one !== '' && one !== base),
    addresses: site.addresses(),
    find,
    bytesInfo: (address) => {
      const entry = site.listedResource(address)?.entry
      return entry && 'made' in entry ? entry.made : undefined
    },
    ...siteSearch(reader, find),
    oembed: oembedAnswers(viewIn(reader), site.moved),
  }
}

/** Former addresses of public episodes. Entries that were only scheduled had no public address. */
function formerly({
  station,
  ledger,
  moment,
}: Pick<MakeBuildInput, 'station' | 'ledger' | 'moment'>): Map<string, Former> {
  const known = new Map(everPublished(ledger))
  const former = new Map<string, Former>()
  for (const { guid, slug, formerly: own = [] } of publicEpisodes(station, moment)) {
    const entry = known.get(guid)
    const pages = [...(entry ? [entry.address, ...entry.formerly] : []), ...own]
    const recordings = entry?.recording ? [entry.recording.address, ...entry.recording.formerly] : []
    if (pages.length > 0) former.set(slug, { pages, recordings })
  }
  return former
}

/** Former addresses of each show, from the ledger and from the show's own `formerly`. */
function formerFeeds({ feeds }: Station, ledger: Ledger): Map<string, readonly string[]> {
  return new Map(
    feeds.flatMap((feed) => {
      const known = ledger.feeds[ledgerIdOf(ledger, feed)]
      const own = (feed.formerly ?? []).map(feedAddress)
      const all = new Set([...own, ...(known ? [known.address, ...(known.formerly ?? [])] : [])])
      all.delete(feedAddress(feed.id))
      return all.size === 0 ? [] : [[feed.id, [...all]] as const]
    }),
  )
}
