import {
  ARCHIVE,
  CREDITS,
  embedAddress,
  episodeAddress,
  HOME,
  NOT_FOUND,
  PEOPLE,
  personAddress,
  SEARCH,
  SUBSCRIBE,
  TAGS,
  tagAddress,
  translationAddress,
  yearAddress,
} from '../model/address.ts'
import { drained } from '../model/drained.ts'
import { type Episode, translationsOf } from '../model/episode.ts'
import { essenceOf, translationLanguages } from '../model/essence.ts'
import { newestChange, type OnAir } from '../model/on-air.ts'
import { personNamed } from '../model/person.ts'
import { topicsOf } from '../model/topic.ts'
import { renderArchive, renderYear, yearsOf } from './pages/archive.ts'
import { renderCredits } from './pages/credits.ts'
import { renderEmbed } from './pages/embed.ts'
import { type Beside, neighboursOf, renderEpisode } from './pages/episode.ts'
import { fill, frameOf } from './pages/frame.ts'
import { renderHome } from './pages/home.ts'
import { renderPeople, renderPerson } from './pages/people.ts'
import { renderSearch } from './pages/search.ts'
import { renderSubscribe } from './pages/subscribe.ts'
import { renderTopic, renderTopics } from './pages/topics.ts'
import type { Known } from './pages/transcript.ts'
import { renderTranslation } from './pages/translation.ts'
import { versionsOf } from './pages/versions.ts'
import { type Contributor, contributing } from './people.ts'
import type { Listed } from './sitemap.ts'
import type { CompiledTemplates } from './template.ts'

/** One HTML page. */
export interface Page extends Listed {
  /** Renders it; throws a TemplateFault where a template does not fit. */
  readonly html: () => string
  /** The episode that the page is about. */
  readonly episode?: Episode
  /** Whether it is made to stand in a frame on other sites. */
  readonly framed?: boolean
  /** What it is made of besides the station's settings. Absent: it may show something of every episode. */
  readonly madeOf?: MadeOf
}

/** What a page shows: whole episodes, the faces of others (all but their texts), everybody, and plain data. */
export interface MadeOf {
  readonly whole?: readonly Episode[]
  readonly faces?: readonly Episode[]
  readonly people?: boolean
  readonly given?: unknown
}

/** The pages that are about one episode. */
interface OwnPages {
  /** Its page, and one for each translation. */
  readonly shown: readonly Page[]
  readonly embedded: Page
}

/** May answer an episode's pages that were made before, where they would show the same. */
export type AgainOwnPages = (
  episode: Episode,
  besides: readonly unknown[],
  make: (air: () => OnAir) => OwnPages,
) => OwnPages

/** Every page of a station, 404 included. Links between them are relative. The search index is in so many shards. */
export function pagesOf(onAir: OnAir, templates: CompiledTemplates, shards = 1): readonly Page[] {
  return drained(pageSteps(onAir, templates, shards))
}

/** The same. It stops after each episode, for those who have other things to do. */
export function* pageSteps(
  onAir: OnAir,
  templates: CompiledTemplates,
  shards: number,
  again: AgainOwnPages = (_episode, _besides, make) => make(() => onAir),
): Generator<void, readonly Page[]> {
  const contributors = yield* contributing(onAir)
  const known = new Set(contributors.map(({ person }) => person.id))
  const all = changedWith(onAir.episodes)
  const own: OwnPages[] = []
  for (const episode of onAir.episodes) {
    const beside = { ...neighboursOf(onAir, episode), known: namedIn(onAir, episode, known) }
    const { previous, next, known: named } = beside
    const besides = [...[previous, next].flatMap(faceOf), [...named].join()]
    own.push(again(episode, besides, (air) => ownPagesOf(air, templates, episode, beside)))
    yield
  }
  return [
    { address: HOME, html: () => renderHome(frameOf(onAir, templates, HOME)), ...all },
    ...own.flatMap(({ shown }) => shown),
    ...own.map(({ embedded }) => embedded),
    ...archivePages(onAir, templates),
    { address: PEOPLE, html: () => renderPeople(frameOf(onAir, templates, PEOPLE), contributors), ...all },
    ...contributors.map((contributor) => {
      const address = personAddress(contributor.person.id)
      const html = () => renderPerson(frameOf(onAir, templates, address), contributor)
      return { address, html, ...changedWith(contributor.episodes), madeOf: shares(contributor) }
    }),
    { address: CREDITS, html: () => renderCredits(frameOf(onAir, templates, CREDITS), contributors), ...all },
    { address: SUBSCRIBE, html: () => renderSubscribe(frameOf(onAir, templates, SUBSCRIBE)) },
    { address: SEARCH, html: () => renderSearch(frameOf(onAir, templates, SEARCH), shards), hidden: true },
    { address: NOT_FOUND, html: () => renderNotFound(onAir, templates), hidden: true },
  ]
}

function ownPagesOf(
  air: () => OnAir,
  templates: CompiledTemplates,
  episode: Episode,
  beside: Beside,
): OwnPages {
  const frame = (address: string, language: string) => frameOf(air(), templates, address, language)
  const { known: named, previous, next } = beside
  const own = episodeAddress(episode.slug)
  const embed = embedAddress(episode.slug)
  const versions = versionsOf(episode)
  const shown = { whole: [episode], people: true, given: [...named] }
  const faces = [previous, next].flatMap((one) => one ?? [])
  const listed = {
    episode,
    ...changedWith([episode]),
    ...(versions.length > 1 && { alternates: versions }),
  }
  return {
    shown: [
      {
        address: own,
        html: () => renderEpisode(frame(own, episode.language), episode, beside),
        ...listed,
        madeOf: { ...shown, faces, given: [shown.given, previous?.slug, next?.slug] },
      },
      ...translationLanguages(episode).map((language) => {
        const address = translationAddress(episode.slug, language)
        const html = () => {
          const transcript = translationsOf(episode).find((one) => one.language === language)
          if (!transcript) throw new Error(`${address} is not made as it was.`)
          return renderTranslation(frame(address, language), episode, named, transcript)
        }
        return { address, html, ...listed, madeOf: shown }
      }),
    ],
    embedded: {
      address: embed,
      html: () => renderEmbed(frame(embed, episode.language), episode),
      episode,
      hidden: true,
      framed: true,
      madeOf: { whole: [episode] },
    },
  }
}

/** What pages show of an episode that is not their own. */
function faceOf(episode: Episode | undefined): readonly unknown[] {
  return [episode?.slug, episode && (essenceOf(episode)?.surface ?? episode)]
}

/**
 * Those of the known who are named in an episode: its pages ask for no others. All of them, in one order, where
 * nobody noted who speaks.
 */
function namedIn({ station }: OnAir, episode: Episode, known: Known): Known {
  const essence = essenceOf(episode)
  if (!essence) return known
  const thanked = episode.thanks.flatMap((name) => personNamed(station.people, name)?.id ?? [])
  return new Set([...essence.speakers, ...thanked].filter((id) => known.has(id)))
}

/** What a person's page is made of. */
function shares({ person, parts, episodes, thanked }: Contributor): MadeOf {
  const slugs = (some: readonly Episode[]) => some.map(({ slug }) => slug)
  const given = parts.map(({ role, group, team, episodes, feeds }) => {
    return [role, group, team, slugs(episodes), feeds.map(({ id }) => id)]
  })
  return { faces: [...episodes, ...thanked], given: [person, given, slugs(episodes), slugs(thanked)] }
}

/** A page of episodes changes with them: with a publication or a correction. */
function changedWith(episodes: readonly Episode[]): { readonly changed?: Date } {
  const changed = newestChange(episodes)
  return changed ? { changed } : {}
}

/** All episodes by year, and by tag. A station without tags has no page of them. */
function archivePages(onAir: OnAir, templates: CompiledTemplates): readonly Page[] {
  const years = yearsOf(onAir.episodes)
  const topics = topicsOf(onAir.episodes)
  const frame = (address: string) => frameOf(onAir, templates, address)
  const all = changedWith(onAir.episodes)
  const listed = topics.length === 0 ? [] : [TAGS]
  return [
    { address: ARCHIVE, html: () => renderArchive(frame(ARCHIVE), years), ...all },
    ...years.map(({ year, episodes }, at) => {
      const address = yearAddress(year)
      const given = [years[at - 1]?.year, years[at + 1]?.year]
      const html = () => renderYear(frame(address), years, at)
      return { address, html, ...changedWith(episodes), madeOf: { faces: episodes, given } }
    }),
    ...listed.map((address) => ({ address, html: () => renderTopics(frame(address), topics), ...all })),
    ...topics.map((topic) => {
      const address = tagAddress(topic.slug)
      const { name, episodes } = topic
      const html = () => renderTopic(frame(address), topic)
      return { address, html, ...changedWith(episodes), madeOf: { faces: episodes, given: name } }
    }),
  ]
}

/** What a static host shows at an address that something has moved away from. */
export function redirectPage(onAir: OnAir, templates: CompiledTemplates, from: string, to: string): string {
  const frame = frameOf(onAir, templates, from)
  const head = { title: frame.words.all.moved, canonical: to, hidden: true }
  return fill(frame, 'redirect', head, { to: frame.link(to) })
}

function renderNotFound(onAir: OnAir, templates: CompiledTemplates): string {
  const frame = frameOf(onAir, templates, NOT_FOUND)
  return fill(frame, 'not-found', { title: frame.words.all.notFound, hidden: true }, {})
}
