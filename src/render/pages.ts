import {
  ARCHIVE,
  CREDITS,
  embedAddress,
  episodeAddress,
  HOME,
  NOT_FOUND,
  ownPageAddress,
  PEOPLE,
  personAddress,
  quoteAddress,
  SEARCH,
  SUBSCRIBE,
  showAddressIn,
  TAGS,
  tagAddress,
  translationAddress,
  yearAddress,
} from '../model/address.ts'
import { type Episode, translationsOf } from '../model/episode.ts'
import { episodesOf, type Feed } from '../model/feed.ts'
import { type OwnPage, SCHEDULE_PAGE } from '../model/own-page.ts'
import { newestChange, type SiteView } from '../model/site-view.ts'
import { type Topic, topicsOf } from '../model/topic.ts'
import { alternateEnclosuresOf } from './pages/alternate-enclosures.ts'
import { renderArchive, renderYear, type Year, yearsOf } from './pages/archive.ts'
import { renderCredits } from './pages/credits.ts'
import { renderEmbed } from './pages/embed.ts'
import { type Neighbours, neighboursOf, renderEpisode } from './pages/episode.ts'
import { renderHome } from './pages/home.ts'
import { renderOwnPage } from './pages/own-page.ts'
import { pageContextOf, renderPage } from './pages/page-context.ts'
import { renderPeople, renderPerson } from './pages/people.ts'
import { renderQuote } from './pages/quotes.ts'
import { mediaOrigins } from './pages/recording-link.ts'
import { renderSearch, type SearchIndex } from './pages/search.ts'
import { latestIn, renderShow, type ShowPart, seasonsIn, showSlices } from './pages/show.ts'
import { renderSubscribe } from './pages/subscribe.ts'
import { renderTopic, renderTopics } from './pages/topics.ts'
import { renderTranslation } from './pages/translation.ts'
import { type Contributor, contributorsOf } from './people.ts'
import { saidQuotes } from './quotes.ts'
import type { Listed } from './sitemap.ts'
import type { CompiledTemplates } from './template.ts'

/** One HTML page. */
export interface Page extends Listed {
  /** Renders it; throws a TemplateFault where a template does not fit. */
  readonly html: () => string
  /** Whether it is made to stand in a frame on other sites. */
  readonly framed?: boolean
  /** The origins of recordings that it plays from elsewhere. */
  readonly media?: readonly string[]
}

/** What pages are made of. */
export interface Source {
  readonly siteView: SiteView
  readonly templates: CompiledTemplates
}

/** The pages that are about one episode. */
export interface OwnPages {
  /** Its page, and one for each translation. */
  readonly shown: readonly Page[]
  readonly embedded: Page
}

/** Every page of a station, 404 included. Links between them are relative. The search index is in so many shards. */
export function pagesOf(siteView: SiteView, templates: CompiledTemplates, shards = 1): readonly Page[] {
  const source = { siteView, templates }
  const contributors = contributorsOf(siteView)
  const known = new Set(contributors.map(({ person }) => person.id))
  const own = siteView.episodes.map((episode) =>
    episodePages(source, episode, { ...neighboursOf(siteView, episode), known }),
  )
  const years = yearsOf(siteView.episodes)
  const topics = topicsOf(siteView.episodes)
  return [
    ...(siteView.station.home === undefined ? [homePage(source)] : []),
    ...own.flatMap(({ shown }) => shown),
    ...own.map(({ embedded }) => embedded),
    ...siteView.feeds.flatMap((feed) => showParts(siteView, feed).map((part) => showPage(source, part))),
    archivePage(source),
    ...years.map((_, at) => yearPage(source, years, at)),
    // A station without tags has no page of them.
    ...(topics.length === 0 ? [] : [topicsPage(source)]),
    ...topics.map((topic) => topicPage(source, topic)),
    peoplePage(source, contributors),
    ...contributors.map((contributor) => personPage(source, contributor)),
    creditsPage(source, contributors),
    subscribePage(source),
    ...ownPages(source),
    searchPage(source, { shards, years: years.map(({ year }) => year) }),
    notFoundPage(source),
  ]
}

/** Its page, its translations, and how it stands in a frame. */
export function episodePages(
  { siteView, templates }: Source,
  episode: Episode,
  beside: Neighbours,
): OwnPages {
  const frame = (address: string, language: string) => pageContextOf(siteView, templates, address, language)
  const own = episodeAddress(episode.slug)
  const embed = embedAddress(episode.slug)
  const versions = alternateEnclosuresOf(episode)
  const media = mediaOrigins([episode.recording])
  const listed = { media, ...changedWith([episode]), ...(versions.length > 1 && { alternates: versions }) }
  return {
    shown: [
      {
        address: own,
        html: () => renderEpisode(frame(own, episode.language), episode, beside),
        ...listed,
      },
      ...translationsOf(episode).map((transcript) => {
        const address = translationAddress(episode.slug, transcript.language)
        const html = () => renderTranslation(frame(address, transcript.language), episode, beside, transcript)
        return { address, html, ...listed }
      }),
      ...saidQuotes(episode).map((quote) => {
        const address = quoteAddress(episode.slug, quote.mark)
        return {
          address,
          html: () => renderQuote(frame(address, episode.language), episode, quote),
          // Made to be shared; search engines find the words in the episode.
          hidden: true,
        }
      }),
    ],
    embedded: {
      address: embed,
      html: () => renderEmbed(frame(embed, episode.language), episode),
      hidden: true,
      framed: true,
      media,
    },
  }
}

/** What search engines are told of an episode's pages, without a look at its texts. */
export function episodeListing(episode: Episode): readonly Listed[] {
  const versions = alternateEnclosuresOf(episode)
  const alternates = versions.length > 1 ? { alternates: versions } : {}
  return versions.map(({ address }) => ({ address, ...changedWith([episode]), ...alternates }))
}

export function homePage({ siteView, templates }: Source): Page {
  const html = () => renderHome(pageContextOf(siteView, templates, HOME))
  return { address: HOME, html, ...changedWith(siteView.episodes) }
}

/** One page of a show. */
export function showPage({ siteView, templates }: Source, part: ShowPart): Page {
  const { feed, page, episodes } = part
  const address = showAddressIn(siteView.station, feed.id, page)
  const html = () => renderShow(pageContextOf(siteView, templates, address, feed.language), part)
  return { address, html, ...changedWith(episodes) }
}

function showParts({ episodes }: SiteView, feed: Feed): readonly ShowPart[] {
  const row = episodesOf(feed, episodes)
  const latest = latestIn(row)
  const slices = showSlices(row)
  return slices.map((some, index) => ({
    feed,
    page: index + 1,
    pages: slices.length,
    episodes: some,
    seasons: seasonsIn(row),
    ...(index === 0 && latest && { latest }),
  }))
}

export function archivePage({ siteView, templates }: Source): Page {
  const html = () => renderArchive(pageContextOf(siteView, templates, ARCHIVE), yearsOf(siteView.episodes))
  return { address: ARCHIVE, html, ...changedWith(siteView.episodes) }
}

/** The page of one of these years; of those beside it, no episodes are looked at. */
export function yearPage({ siteView, templates }: Source, years: readonly Year[], at: number): Page {
  const { year = '', episodes = [] } = years[at] ?? {}
  const address = yearAddress(year)
  const html = () => renderYear(pageContextOf(siteView, templates, address), years, at)
  return { address, html, ...changedWith(episodes) }
}

export function topicsPage({ siteView, templates }: Source): Page {
  const html = () => renderTopics(pageContextOf(siteView, templates, TAGS), topicsOf(siteView.episodes))
  return { address: TAGS, html, ...changedWith(siteView.episodes) }
}

export function topicPage({ siteView, templates }: Source, topic: Topic): Page {
  const address = tagAddress(topic.slug)
  const html = () => renderTopic(pageContextOf(siteView, templates, address), topic)
  return { address, html, ...changedWith(topic.episodes) }
}

export function peoplePage({ siteView, templates }: Source, contributors: readonly Contributor[]): Page {
  const html = () => renderPeople(pageContextOf(siteView, templates, PEOPLE), contributors)
  return { address: PEOPLE, html, ...changedWith(siteView.episodes) }
}

export function personPage({ siteView, templates }: Source, contributor: Contributor): Page {
  const address = personAddress(contributor.person.id)
  const html = () => renderPerson(pageContextOf(siteView, templates, address), contributor)
  return { address, html, ...changedWith(contributor.episodes) }
}

export function creditsPage({ siteView, templates }: Source, contributors: readonly Contributor[]): Page {
  const html = () => renderCredits(pageContextOf(siteView, templates, CREDITS), contributors)
  return { address: CREDITS, html, ...changedWith(siteView.episodes) }
}

export function subscribePage({ siteView, templates }: Source): Page {
  return { address: SUBSCRIBE, html: () => renderSubscribe(pageContextOf(siteView, templates, SUBSCRIBE)) }
}

/** A page of the station's own, by its name; the schedule needs no words of the producer's. */
export function ownPageOf({ siteView, templates }: Source, name: string, own: OwnPage | undefined): Page {
  const address = ownPageAddress(name)
  const language = own?.language ?? siteView.station.language
  const html = () => renderOwnPage(pageContextOf(siteView, templates, address, language), name, own)
  return { address, html, ...(own?.hidden === true && { hidden: true }) }
}

/** All of them. */
function ownPages(source: Source): Page[] {
  const { pages = [], schedule } = source.siteView.station
  const isMade = schedule !== undefined && !pages.some(({ name }) => name === SCHEDULE_PAGE)
  return [
    ...pages.map((own) => ownPageOf(source, own.name, own)),
    ...(isMade ? [ownPageOf(source, SCHEDULE_PAGE, undefined)] : []),
  ]
}

export function searchPage({ siteView, templates }: Source, index: SearchIndex): Page {
  const html = () => renderSearch(pageContextOf(siteView, templates, SEARCH), index)
  return { address: SEARCH, html, hidden: true }
}

export function notFoundPage({ siteView, templates }: Source): Page {
  return { address: NOT_FOUND, html: () => renderNotFound(siteView, templates), hidden: true }
}

/** A page of episodes changes with them: with a publication or a correction. */
function changedWith(episodes: readonly Episode[]): { readonly changed?: Date } {
  const changed = newestChange(episodes)
  return changed ? { changed } : {}
}

/** What a static host shows at an address that something has moved away from. */
export function redirectPage(
  siteView: SiteView,
  templates: CompiledTemplates,
  from: string,
  to: string,
): string {
  const frame = pageContextOf(siteView, templates, from)
  const head = { title: frame.words.all.moved, canonical: to, hidden: true }
  return renderPage(frame, 'redirect', head, { to: frame.link(to) })
}

function renderNotFound(siteView: SiteView, templates: CompiledTemplates): string {
  const frame = pageContextOf(siteView, templates, NOT_FOUND)
  return renderPage(frame, 'not-found', { title: frame.words.all.notFound, hidden: true }, {})
}
