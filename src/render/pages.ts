import {
  CREDITS,
  episodeAddress,
  HOME,
  NOT_FOUND,
  PEOPLE,
  personAddress,
  SEARCH,
  SUBSCRIBE,
} from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import type { OnAir } from '../model/on-air.ts'
import { renderCredits } from './pages/credits.ts'
import { renderEpisode } from './pages/episode.ts'
import { fill, frameOf } from './pages/frame.ts'
import { renderHome } from './pages/home.ts'
import { renderPeople, renderPerson } from './pages/people.ts'
import { renderSearch } from './pages/search.ts'
import { renderSubscribe } from './pages/subscribe.ts'
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

/** Every page of a station, 404 included. Links between them are relative. The search index is in so many shards. */
export function pagesOf(onAir: OnAir, templates: CompiledTemplates, shards = 1): readonly Page[] {
  const contributors = contributorsOf(onAir)
  const known = new Set(contributors.map(({ person }) => person.id))
  return [
    { address: HOME, html: () => renderHome(frameOf(onAir, templates, HOME)) },
    ...onAir.episodes.map((episode) => {
      const address = episodeAddress(episode.slug)
      const html = () => renderEpisode(frameOf(onAir, templates, address, episode.language), episode, known)
      return { address, html, episode }
    }),
    { address: PEOPLE, html: () => renderPeople(frameOf(onAir, templates, PEOPLE), contributors) },
    ...contributors.map((contributor) => {
      const address = personAddress(contributor.person.id)
      return { address, html: () => renderPerson(frameOf(onAir, templates, address), contributor) }
    }),
    { address: CREDITS, html: () => renderCredits(frameOf(onAir, templates, CREDITS), contributors) },
    { address: SUBSCRIBE, html: () => renderSubscribe(frameOf(onAir, templates, SUBSCRIBE)) },
    { address: SEARCH, html: () => renderSearch(frameOf(onAir, templates, SEARCH), shards) },
    { address: NOT_FOUND, html: () => renderNotFound(onAir, templates) },
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
