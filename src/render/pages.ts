import {
  ARCHIVE,
  CREDITS,
  episodeAddress,
  HOME,
  NOT_FOUND,
  PEOPLE,
  personAddress,
  TAGS,
  tagAddress,
  yearAddress,
} from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import type { OnAir } from '../model/on-air.ts'
import { topicsOf } from '../model/topic.ts'
import { renderArchive, renderYear, yearsOf } from './pages/archive.ts'
import { renderCredits } from './pages/credits.ts'
import { renderEpisode } from './pages/episode.ts'
import { fill, frameOf } from './pages/frame.ts'
import { renderHome } from './pages/home.ts'
import { renderPeople, renderPerson } from './pages/people.ts'
import { renderTopic, renderTopics } from './pages/topics.ts'
import { contributorsOf } from './people.ts'
import type { CompiledTemplates } from './template.ts'

/** One HTML page. */
interface Page {
  readonly address: string
  /** Renders it; throws a TemplateFault where a template does not fit. */
  readonly html: () => string
  /** The episode that the page is about. */
  readonly episode?: Episode
}

/** Every page of a station, 404 included. Links between them are relative. */
export function pagesOf(onAir: OnAir, templates: CompiledTemplates): readonly Page[] {
  const contributors = contributorsOf(onAir)
  const known = new Set(contributors.map(({ person }) => person.id))
  return [
    { address: HOME, html: () => renderHome(frameOf(onAir, templates, HOME)) },
    ...onAir.episodes.map((episode) => {
      const address = episodeAddress(episode.slug)
      const html = () => renderEpisode(frameOf(onAir, templates, address, episode.language), episode, known)
      return { address, html, episode }
    }),
    ...archivePages(onAir, templates),
    { address: PEOPLE, html: () => renderPeople(frameOf(onAir, templates, PEOPLE), contributors) },
    ...contributors.map((contributor) => {
      const address = personAddress(contributor.person.id)
      return { address, html: () => renderPerson(frameOf(onAir, templates, address), contributor) }
    }),
    { address: CREDITS, html: () => renderCredits(frameOf(onAir, templates, CREDITS), contributors) },
    { address: NOT_FOUND, html: () => renderNotFound(onAir, templates) },
  ]
}

/** All episodes by year, and by tag. A station without tags has no page of them. */
function archivePages(onAir: OnAir, templates: CompiledTemplates): readonly Page[] {
  const years = yearsOf(onAir.episodes)
  const topics = topicsOf(onAir.episodes)
  const frame = (address: string) => frameOf(onAir, templates, address)
  const listed = topics.length === 0 ? [] : [TAGS]
  return [
    { address: ARCHIVE, html: () => renderArchive(frame(ARCHIVE), years) },
    ...years.map(({ year }, at) => {
      const address = yearAddress(year)
      return { address, html: () => renderYear(frame(address), years, at) }
    }),
    ...listed.map((address) => ({ address, html: () => renderTopics(frame(address), topics) })),
    ...topics.map((topic) => {
      const address = tagAddress(topic.slug)
      return { address, html: () => renderTopic(frame(address), topic) }
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
