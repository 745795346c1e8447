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

/** What everything is rendered with: the station's settings and shows, its words and addresses. */
export interface Setting {
  readonly facts: Omit<Station, 'people' | 'feeds' | 'episodes' | 'templates' | 'pages'>
  readonly feeds: readonly Feed[]
  /** The public address, without a trailing slash. */
  readonly url: string
  /** podcast:guid by feed id. */
  readonly feedGuids: ReadonlyMap<string, string>
  readonly words: Catalogues
  readonly generator: string
  /** Who makes pictures smaller and draws; absent: nobody. */
  readonly pictureMaker?: string
}

/** What a site is made of, as of a moment. */
export interface SiteSource extends Omit<Setting, 'facts' | 'feeds'> {
  readonly station: Omit<Station, 'episodes' | 'templates'>
  readonly episodes: SiteEpisodes
  /** What lists tell of episodes that are not public; absent in what programs kept that told of none. */
  readonly upcoming?: readonly Upcoming[]
  /** Whether drafts and scheduled episodes are shown, marked as such. */
  readonly isPreview?: true
  readonly templates: CompiledTemplates
  /** Files beside the templates, by name. */
  readonly assets: ReadonlyMap<string, Uint8Array>
  readonly moment: Date
  /** How a feed was cut into archives before. */
  readonly archivesOf: (feed: string) => Archives
  /** The text of /_headers. */
  readonly headerList: string
  /** Addresses that public episodes once had, by slug. */
  readonly former: ReadonlyMap<string, Former>
  /** Addresses that shows once had, by feed id. Absent in what programs kept that did not know of any. */
  readonly formerFeeds?: ReadonlyMap<string, readonly string[]>
  /** From addresses that pictures once had to where they stand; absent likewise. */
  readonly formerPictures?: ReadonlyMap<string, string>
  /** Of inputs that are the same for every key, where they were told before: what was kept and fetched again can have others. */
  readonly digests?: ReadonlyMap<string, string>
}

/** The episodes that a site shows. */
export interface SiteEpisodes {
  /** Of those that are public, newest first. */
  readonly slugs: readonly string[]
  /** Of those that are shown and not public; absent: none. */
  readonly previewed?: readonly string[]
  readonly get: (slug: string) => Episode | undefined
  /** Digests of its parts; undefined where nobody knows them. */
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

/** Where an episode's page and recording once stood. */
export interface Former {
  readonly pages: readonly string[]
  readonly recordings: readonly string[]
}

export const setting = input<Setting>('setting')
export const people = input<readonly Person[]>('people')
/** Names of the station's own pages. */
export const ownPageNames = input<readonly string[]>('own page names')
/** One of them, by its name. */
export const ownPage = input<OwnPage>('own page text')
export const templates = input<CompiledTemplates>('templates')
/** Slugs of the episodes that are public, newest first. */
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
/** The header fields that static hosts send with what stands where, in their words. */
export const headerList = input<string>('header list')
/** Addresses that something has moved away from, and where to. */
export const moved = input<readonly (readonly [from: string, to: string])[]>('moved')
export const asset = input<Uint8Array>('asset')
/**
 * When the feeds are checked. Nothing depends on it: what is public is not in the future, so it is judged
 * alike at any later moment.
 */
export const checkedAt = input<Date>('checked at')

/** The inputs of a site's graph. What is read for many keys is digested when it is asked for. */
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
  // The episode itself is fetched when somebody looks at it: to tell whether it is the same takes no more than its digests.
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

/** Digests of the inputs that are large, and the same for every key. */
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
    // Something in it cannot be put into bytes, so that nobody can tell whether it changed.
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
