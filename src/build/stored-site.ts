import { deserialize, serialize } from 'node:v8'
import { type Digest, digestOf } from '../graph/digest.ts'
import { nodeStore } from '../graph/node-store.ts'
import { basePath } from '../model/address.ts'
import type { Archives } from '../model/archive.ts'
import type { Episode } from '../model/episode.ts'
import type { EpisodeDigests } from '../model/episode-digests.ts'
import { type FileIdentity, identityOf, withIdentity } from '../model/file-identity.ts'
import type { Person } from '../model/person.ts'
import { type Cache, CacheCorruptError } from '../ports/cache.ts'
import { cachedTexts, cacheEpisode, restoredFrom } from '../read/cached-episode.ts'
import { compileTemplates } from '../render/template.ts'
import { ByteCache } from '../site/byte-cache.ts'
import type { SiteEpisodes, SiteSource } from '../site/inputs.ts'
import { stationPictures } from '../site/listed-resources.ts'
import { pictureMaker } from '../site/picture-maker.ts'
import { QUERIES } from '../site/queries.ts'
import { type Manifest, Site } from '../site/site.ts'
import { noMemo } from './build-memory.ts'
import {
  type BuildStamp,
  buildStampName,
  type InputSnapshots,
  type SiteOptions,
  toolchain,
} from './build-stamp.ts'
import type { StationContext } from './load-station.ts'
import { siteBuildOf } from './make-build.ts'
import type { SiteBuild } from './site-build.ts'
import type { ValidatedBuild } from './validated-build.ts'

/** A site's source, manifest and further state, as stored under its root. */
interface Body extends Omit<SiteSource, 'templates' | 'episodes' | 'archivesOf' | 'moment'> {
  readonly templates: ReadonlyMap<string, string>
  /** The public episodes, newest first; behind them those that a preview shows. */
  readonly episodes: readonly (readonly [
    slug: string,
    digests: EpisodeDigests & { readonly record: string },
  ])[]
  /** Slugs of the latter. */
  readonly previewed?: readonly string[]
  readonly archives: ReadonlyMap<string, Archives>
  /** The identities of the pictures that belong to no episode, as of when their digests were computed. */
  readonly identities: readonly (FileIdentity | undefined)[]
  readonly manifest: Manifest
  readonly gone: readonly string[]
}

/** A site restored from the cache. Its resources are made on demand. */
export interface StoredSite {
  readonly head: BuildStamp
  readonly site: Site
  readonly siteBuild: SiteBuild
  /** The public address, without a trailing slash. */
  readonly url: string
  readonly base: string
}

/** Stores a site for the next process. Returns undefined if it cannot be stored. */
export async function storeSite(
  context: StationContext,
  terms: SiteOptions,
  { result: good, diagnostics }: Pick<ValidatedBuild, 'result' | 'diagnostics'>,
  snapshots: InputSnapshots | undefined,
): Promise<BuildStamp | undefined> {
  const { cacheContext } = context
  const makers = await toolchain(context, terms)
  if (!cacheContext || !good || makers === undefined) return undefined
  const { cache } = cacheContext
  const { siteBuild, site, url } = good
  const body = bodyOf(cache, site, siteBuild)
  if (!body) return undefined
  const bytes = serialize(body)
  const root = digestOf(bytes)
  const until = turnAfter(good)
  const head: BuildStamp = {
    root,
    madeBy: makers,
    url,
    from: siteBuild.moment.getTime(),
    ...(until !== undefined && { until }),
    ...(siteBuild.next && { next: siteBuild.next.getTime() }),
    ...(siteBuild.waiting && { waiting: siteBuild.waiting }),
    ...(snapshots && { inputs: snapshots }),
    diagnostics,
  }
  return cache.put(bodyName(root), bytes) && cache.put(buildStampName(terms), encoded(head))
    ? head
    : undefined
}

/** Restores the site of a stamp. Returns undefined if part of it is no longer in the cache. */
export async function storedSite(context: StationContext, head: BuildStamp): Promise<StoredSite | undefined> {
  const { root, url, from, next, waiting } = head
  const { cacheContext, memory, storage } = context
  const bytes = cacheContext?.cache.get(bodyName(root))
  if (!cacheContext || !bytes) return undefined
  const body = deserialize(bytes) as Body
  const { templates, episodes, previewed = [], archives, identities, manifest, gone, ...rest } = body
  const again = memory?.again ?? noMemo
  const compiled = again('templates', [...templates].flat(), () => compileTemplates(templates)).value
  if (!compiled) return undefined
  for (const [index, picture] of stationPictures(rest.station).entries()) {
    withIdentity(picture, identities[index])
  }
  const moment = new Date(from)
  const source: SiteSource = {
    ...rest,
    moment,
    templates: compiled,
    episodes: episodesIn(cacheContext.cache, { rows: episodes, previewed, people: rest.station.people }),
    archivesOf: (feed) => archives.get(feed) ?? [],
  }
  const stored = memory?.stored ?? nodeStore(QUERIES, cacheContext)
  const cache = memory?.cache ?? new ByteCache()
  const pictures = await pictureMaker(storage, context.pictures)
  const site = new Site(source, { stored, cache, holds: true, pictures, manifest })
  if (memory) Object.assign(memory, { stored, site })
  const about = {
    moment,
    gone: new Set(gone),
    ...(next !== undefined && { next: new Date(next) }),
    ...(waiting && { waiting }),
  }
  return { head, site, siteBuild: siteBuildOf(site, about), url, base: basePath(url) }
}

/** When the same files would make another site; milliseconds. Undefined: never. */
function turnAfter({ siteBuild, ledger }: NonNullable<ValidatedBuild['result']>): number | undefined {
  const { moment, next } = siteBuild
  const turns = [
    next?.getTime() ?? Number.POSITIVE_INFINITY,
    ...Object.values(ledger.episodes).map(({ date }) => Date.parse(date)),
  ].filter((turn) => turn > moment.getTime())
  const first = turns.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  return Number.isFinite(first) ? first : undefined
}

function bodyOf(cache: Cache, site: Site, { gone }: SiteBuild): Body | undefined {
  const { templates, episodes, archivesOf, moment: _, ...rest } = site.source
  const rows: Body['episodes'][number][] = []
  const { slugs, previewed = [] } = episodes
  for (const slug of [...slugs, ...previewed]) {
    const digests = episodes.digestsOf(slug)
    const episode = episodes.get(slug)
    const record = digests?.record ?? (episode && cacheEpisode(cache, episode))
    if (!digests || record === undefined) return undefined
    rows.push([slug, { ...digests, record }])
  }
  return {
    ...rest,
    digests: site.digests(),
    templates: templates.sources,
    episodes: rows,
    previewed,
    archives: new Map(rest.station.feeds.map(({ id }) => [id, archivesOf(id)])),
    identities: stationPictures(rest.station).map(identityOf),
    manifest: site.manifest(),
    gone: [...gone],
  }
}

/** Episodes that are fetched when somebody asks. */
function episodesIn(
  cache: Cache,
  {
    rows,
    previewed,
    people,
  }: {
    readonly rows: Body['episodes']
    readonly previewed: readonly string[]
    readonly people: readonly Person[]
  },
): SiteEpisodes {
  const isPreviewed = new Set(previewed)
  const digestsBySlug = new Map(rows)
  const textsOf = cachedTexts(cache)
  const held = new Map<string, Episode>()
  return {
    slugs: [...digestsBySlug.keys()].filter((slug) => !isPreviewed.has(slug)),
    previewed,
    digestsOf: (slug) => digestsBySlug.get(slug),
    get: (slug) => {
      const record = digestsBySlug.get(slug)?.record
      if (record === undefined) return undefined
      const episode = held.get(slug) ?? restoredFrom(cache, record, { people, textsOf })?.read.episode
      if (!episode) throw new CacheCorruptError(record)
      held.set(slug, episode)
      return episode
    },
  }
}

/**
 * Changes with the format of stored sites. Not the program's version: a site stored by another version may be
 * all there is to serve.
 */
const FORMAT = 1

function bodyName(root: Digest): string {
  return `site ${FORMAT} of ${root}`
}

function encoded(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}
