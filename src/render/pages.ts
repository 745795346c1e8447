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
import { type Episode, translationsOf } from '../model/episode.ts'
import { newestChange, type OnAir } from '../model/on-air.ts'
import { topicsOf } from '../model/topic.ts'
import { renderArchive, renderYear, yearsOf } from './pages/archive.ts'
import { renderCredits } from './pages/credits.ts'
import { renderEmbed } from './pages/embed.ts'
import { renderEpisode } from './pages/episode.ts'
import { fill, frameOf } from './pages/frame.ts'
import { renderHome } from './pages/home.ts'
import { renderPeople, renderPerson } from './pages/people.ts'
import { renderSearch } from './pages/search.ts'
import { renderSubscribe } from './pages/subscribe.ts'
import { renderTopic, renderTopics } from './pages/topics.ts'
import { renderTranslation } from './pages/translation.ts'
import { versionsOf } from './pages/versions.ts'
import { contributorsOf } from './people.ts'
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
}

/** Every page of a station, 404 included. Links between them are relative. The search index is in so many shards. */
export function pagesOf(onAir: OnAir, templates: CompiledTemplates, shards = 1): readonly Page[] {
  const contributors = contributorsOf(onAir)
  const known = new Set(contributors.map(({ person }) => person.id))
  const all = changedWith(onAir.episodes)
  return [
    { address: HOME, html: () => renderHome(frameOf(onAir, templates, HOME)), ...all },
    ...onAir.episodes.flatMap((episode) => {
      const frame = (address: string, language: string) => frameOf(onAir, templates, address, language)
      const own = episodeAddress(episode.slug)
      const versions = versionsOf(episode)
      const listed = {
        episode,
        ...changedWith([episode]),
        ...(versions.length > 1 && { alternates: versions }),
      }
      return [
        { address: own, html: () => renderEpisode(frame(own, episode.language), episode, known), ...listed },
        ...translationsOf(episode).map((transcript) => {
          const address = translationAddress(episode.slug, transcript.language)
          const page = frame(address, transcript.language)
          return { address, html: () => renderTranslation(page, episode, known, transcript), ...listed }
        }),
      ]
    }),
    ...onAir.episodes.map((episode) => {
      const address = embedAddress(episode.slug)
      const html = () => renderEmbed(frameOf(onAir, templates, address, episode.language), episode)
      return { address, html, episode, hidden: true, framed: true }
    }),
    ...archivePages(onAir, templates),
    { address: PEOPLE, html: () => renderPeople(frameOf(onAir, templates, PEOPLE), contributors), ...all },
    ...contributors.map((contributor) => {
      const address = personAddress(contributor.person.id)
      const html = () => renderPerson(frameOf(onAir, templates, address), contributor)
      return { address, html, ...changedWith(contributor.episodes) }
    }),
    { address: CREDITS, html: () => renderCredits(frameOf(onAir, templates, CREDITS), contributors), ...all },
    { address: SUBSCRIBE, html: () => renderSubscribe(frameOf(onAir, templates, SUBSCRIBE)) },
    { address: SEARCH, html: () => renderSearch(frameOf(onAir, templates, SEARCH), shards), hidden: true },
    { address: NOT_FOUND, html: () => renderNotFound(onAir, templates), hidden: true },
  ]
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
      return { address, html: () => renderYear(frame(address), years, at), ...changedWith(episodes) }
    }),
    ...listed.map((address) => ({ address, html: () => renderTopics(frame(address), topics), ...all })),
    ...topics.map((topic) => {
      const address = tagAddress(topic.slug)
      return { address, html: () => renderTopic(frame(address), topic), ...changedWith(topic.episodes) }
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
