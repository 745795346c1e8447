import { serialize } from 'node:v8'
import { digestOf, digestOfAll, identityDigest } from '../graph/digest.ts'
import { type Given, type Inputs, input } from '../graph/query.ts'
import type { Archives } from '../model/archive.ts'
import type { Episode } from '../model/episode.ts'
import { digestsOfEpisode, type EpisodeDigests } from '../model/episode-digests.ts'
import type { EpisodeDetails, EpisodeHeader, EpisodeTexts } from '../model/episode-parts.ts'
import type { Feed } from '../model/feed.ts'
import type { Catalogues } from '../model/interface-words.ts'
import type { OwnPage } from '../model/own-page.ts'
import type { Person } from '../model/person.ts'
import { publicEpisodes } from '../model/site-view.ts'
import type { Station } from '../model/station.ts'
import { notPublicAt, type Upcoming } from '../model/upcoming.ts'
import type { CompiledTemplates } from '../render/template.ts'

/** What all pages and feeds are rendered with: the station's settings and shows, its messages and addresses. */
export interface Setting {
  readonly facts: Omit<Station, 'people' | 'feeds' | 'episodes' | 'templates' | 'pages'>
  readonly feeds: readonly Feed[]
  /** The public address, without a trailing slash. */
  readonly url: string
  /** podcast:guid by feed id. */
  readonly feedGuids: ReadonlyMap<string, string>
  readonly words: Catalogues
  readonly generator: string
  /** The name and version of the picture maker; absent if there is none. */
  readonly pictureMaker?: string
}

/** All inputs of a site at a moment. */
export interface SiteSource extends Omit<Setting, 'facts' | 'feeds'> {
  readonly station: Omit<Station, 'episodes' | 'templates'>
  readonly episodes: SiteEpisodes
  /** What lists tell of episodes that are not public; absent in what programs kept that told of none. */
  readonly upcoming?: readonly Upcoming[]
  /** Whether drafts and scheduled episodes are shown, marked as such. */
  readonly isPreview?: true
  readonly templates: CompiledTemplates
  /** The files in templates/ that are no templates, by name. */
  readonly assets: ReadonlyMap<string, Uint8Array>
  readonly moment: Date
  /** The archives of a feed in the ledger. */
  readonly archivesOf: (feed: string) => Archives
  /** The text of /_headers. */
  readonly headerList: string
  /** Former addresses of public episodes, by slug. */
  readonly former: ReadonlyMap<string, Former>
  /** Former addresses of shows, by feed id. Absent in sites stored by earlier versions. */
  readonly formerFeeds?: ReadonlyMap<string, readonly string[]>
  /** From former addresses of pictures to current ones; absent in sites stored by earlier versions. */
  readonly formerPictures?: ReadonlyMap<string, string>
  /** Digests of inputs without a key, as computed before the site was stored: a restored value may serialize differently. */
  readonly digests?: ReadonlyMap<string, string>
}

/** The episodes that a site shows. */
export interface SiteEpisodes {
  /** Of those that are public, newest first. */
  readonly slugs: readonly string[]
  /** Of those that are shown and not public; absent: none. */
  readonly previewed?: readonly string[]
  readonly get: (slug: string) => Episode | undefined
  /** Digests of the episode's parts; undefined if it was not cached. */
  readonly digestsOf: (slug: string) => EpisodeDigests | undefined
}

/** What a station shows of its episodes at a moment. */
export function episodesAt(
  station: Station,
  moment: Date,
  isPreview = false,
): Pick<SiteSource, 'episodes' | 'upcoming' | 'isPreview'> {
  const open = publicEpisodes(station, moment)
  const { upcoming, previewed } = notPublicAt(station, moment, isPreview)
  const bySlug = new Map([...open, ...previewed].map((episode) => [episode.slug, episode]))
  const slugsOf = (some: readonly Episode[]) => some.map(({ slug }) => slug)
  const get = (slug: string) => bySlug.get(slug)
  return {
    episodes: {
      slugs: slugsOf(open),
      previewed: slugsOf(previewed),
      get,
      digestsOf: (slug) => digestsOfEpisode(get(slug) ?? {}),
    },
    upcoming,
    ...(isPreview && { isPreview }),
  }
}

/** Former addresses of an episode's page and recording. */
export interface Former {
  readonly pages: readonly string[]
  readonly recordings: readonly string[]
}

export const setting = input<Setting>('setting')
export const people = input<readonly Person[]>('people')
/** The names of the station's own pages. */
export const ownPageNames = input<readonly string[]>('own page names')
/** One of the station's own pages, by its name. */
export const ownPage = input<OwnPage>('own page text')
export const templates = input<CompiledTemplates>('templates')
/** The slugs of the public episodes, newest first. */
export const published = input<readonly string[]>('published')
/** Whether a folder's episode is shown: it is public, or this is a preview. */
export const isShown = input<boolean>('is shown')
/** What is told of an episode that is shown and not public, by its slug; null for all others. */
export const previewed = input<Upcoming | null>('previewed')
/** All that lists tell of episodes that are not public. */
export const upcoming = input<readonly Upcoming[]>('upcoming')
export const header = input<EpisodeHeader>('header')
export const details = input<EpisodeDetails>('details')
export const texts = input<EpisodeTexts>('texts')
/** All of the public episodes' headers at once, for what shows very many. */
export const headers = input<ReadonlyMap<string, EpisodeHeader>>('headers')
export const archives = input<Archives>('archives')
/** The text of the `_headers` file for static hosts. */
export const headerList = input<string>('header list')
/** Former addresses, with the current ones. */
export const moved = input<readonly (readonly [from: string, to: string])[]>('moved')
export const asset = input<Uint8Array>('asset')
/**
 * The time at which feeds are validated. No query depends on it: public episodes are not in the future, so
 * the result is the same at any later time.
 */
export const checkedAt = input<Date>('checked at')

/** The inputs of a site's graph. The digests of large inputs are computed when they are needed. */
export function inputsOf(source: SiteSource): Inputs {
  const { station, episodes, moment, digests: known } = source
  const { slugs } = episodes
  const { upcoming: coming = [] } = source
  const shown = new Set([...slugs, ...(episodes.previewed ?? [])])
  const previews = new Map(coming.map((one) => [one.slug, one]))
  const all = once(() => {
    const found = slugs.map((slug) => [slug, episodes.get(slug)] as const)
    return new Map(found.flatMap(([slug, episode]) => (episode ? [[slug, episode] as const] : [])))
  })
  // The episode itself is loaded only when it is read: its digests are enough to compare it.
  const digest = (slug: string, part: keyof EpisodeDigests) =>
    episodes.digestsOf(slug)?.[part] ?? identityDigest(episodes.get(slug) ?? {})
  const of = (slug: string, part: keyof EpisodeDigests): Given | undefined =>
    shown.has(slug)
      ? {
          digest: digest(slug, part),
          get value() {
            return episodes.get(slug)
          },
        }
      : undefined
  const headersDigest = once(() => digestOfAll(slugs.map((slug) => digest(slug, 'header'))))
  return new Map<string, (key: string) => Given | undefined>([
    [setting.name, single(settingOf(source), (value) => known?.get(setting.name) ?? settingDigest(value))],
    [
      people.name,
      single(station.people, (value) => known?.get(people.name) ?? digestOfAll([serialize(value)])),
    ],
    [
      templates.name,
      single(
        source.templates,
        ({ sources }) => known?.get(templates.name) ?? digestOfAll([serialize([...sources])]),
      ),
    ],
    [ownPageNames.name, () => given((station.pages ?? []).map(({ name }) => name))],
    [
      ownPage.name,
      (key) => {
        const own = station.pages?.find(({ name }) => name === key)
        return own && given(own)
      },
    ],
    [published.name, single(slugs, digestOf)],
    [isShown.name, (key) => ({ digest: String(shown.has(key)), value: shown.has(key) })],
    [previewed.name, (key) => given(previews.get(key) ?? null)],
    [upcoming.name, single(coming, digestOf)],
    [header.name, (key) => of(key, 'header')],
    [details.name, (key) => of(key, 'details')],
    [texts.name, (key) => of(key, 'texts')],
    [
      headers.name,
      () => ({
        digest: headersDigest(),
        get value() {
          return all()
        },
      }),
    ],
    [headerList.name, () => given(source.headerList)],
    [archives.name, (key) => given(source.archivesOf(key))],
    [
      asset.name,
      (key) => {
        const bytes = source.assets.get(key)
        return bytes && { digest: digestOf(bytes), value: bytes }
      },
    ],
    [checkedAt.name, () => ({ digest: '', value: moment })],
  ])
}

/** The digests of the large inputs without a key. */
export function digestsIn(inputs: Inputs): Map<string, string> {
  const names = [setting, people, templates].map(({ name }) => name)
  return new Map(names.map((name) => [name, inputs.get(name)?.('')?.digest ?? '']))
}

function settingOf({ station, ...source }: SiteSource): Setting {
  const { url, feedGuids, words, generator, pictureMaker } = source
  const { people: _, pages: __, feeds, ...facts } = station
  return {
    facts,
    feeds,
    url,
    feedGuids,
    words,
    generator,
    ...(pictureMaker !== undefined && { pictureMaker }),
  }
}

function settingDigest(value: Setting): string {
  try {
    return digestOfAll([serialize(value)])
  } catch {
    // A value that cannot be serialized has no digest, so it counts as changed in each new process.
    return identityDigest(value)
  }
}

function given(value: unknown): Given {
  return { digest: digestOf(value), value }
}

function single<T>(value: T, digest: (value: T) => string): () => Given {
  const one = once(() => ({ digest: digest(value), value }))
  return () => one()
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
