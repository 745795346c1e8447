import {
  episodeAddress,
  jsonFeedAddress,
  jsonPageAddress,
  personAddress,
  pictureAddress,
  recordingUrl,
} from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import { creditsIn, episodesOf, type Feed } from '../model/feed.ts'
import type { Person } from '../model/person.ts'
import { newestChange, type SiteView } from '../model/site-view.ts'
import { renderContent } from './content.ts'
import { showLink } from './show-link.ts'
import { webUrl } from './web-url.ts'
import { xmlLine, xmlText } from './xml-text.ts'

/** A page of a JSON feed, with its episodes, newest first. */
export interface JsonFeedPage {
  readonly episodes: readonly Episode[]
  /** The number of the page; absent for the first one. */
  readonly page?: number | undefined
  /** The number of the page with the next older episodes. */
  readonly older?: number | undefined
}

/**
 * Renders a show as JSON Feed 1.1, newest episode first: https://www.jsonfeed.org/version/1.1/. `contentOf`
 * returns the result of renderContent, which callers may cache.
 */
export function renderJsonFeed(
  siteView: SiteView,
  feed: Feed,
  whole?: JsonFeedPage,
  contentOf: (episode: Episode) => string = (episode) => renderContent(siteView, feed, episode),
): string {
  const { page, older, episodes } = whole ?? { episodes: episodesOf(feed, siteView.episodes) }
  const { id, title, description, language, author, artwork, hubs = [] } = feed
  const webHubs = hubs.flatMap((hub) => webUrl(hub) ?? [])
  const file = {
    version: 'https://jsonfeed.org/version/1.1',
    title: xmlLine(title) || id,
    home_page_url: showLink(siteView, feed),
    feed_url: siteView.url + (page === undefined ? jsonFeedAddress(id) : jsonPageAddress(id, page)),
    description: xmlText(description),
    next_url: older === undefined ? undefined : siteView.url + jsonPageAddress(id, older),
    icon: siteView.url + pictureAddress(artwork),
    authors: [{ name: xmlLine(author) || id }],
    language,
    // Hubs only distribute the first page.
    hubs:
      page === undefined && webHubs.length > 0 ? webHubs.map((url) => ({ type: 'WebSub', url })) : undefined,
    items: episodes.map((episode) => jsonItemOf(siteView, feed, episode, contentOf(episode))),
  }
  // JSON.stringify omits undefined properties.
  return `${JSON.stringify(file, undefined, 1)}\n`
}

/** Renders an episode as an item of a JSON feed. */
function jsonItemOf(siteView: SiteView, feed: Feed, episode: Episode, html: string) {
  const { slug, guid, title, summary, date, corrections, cover, tags, categories = [], language } = episode
  const labels = [...new Set([...categories, ...tags].map(xmlLine))]
  const persons = new Map(creditsIn(feed, episode).map(({ person }) => [person.id, person]))
  return {
    id: guid,
    url: siteView.url + episodeAddress(slug),
    title: xmlLine(title) || slug,
    ...(html === '' ? { content_text: xmlText(summary ?? title) } : { content_html: html }),
    summary: summary === undefined ? undefined : xmlLine(summary),
    image: cover && siteView.url + pictureAddress(cover),
    date_published: date?.toISOString(),
    date_modified: corrections.length > 0 ? newestChange([episode])?.toISOString() : undefined,
    authors: persons.size === 0 ? undefined : [...persons.values()].map((one) => authorOf(siteView, one)),
    tags: labels.length > 0 ? labels : undefined,
    language,
    attachments: attachmentsOf(siteView, episode),
  }
}

function authorOf(siteView: SiteView, person: Person) {
  const { id, name, picture, image } = person
  return {
    name: xmlLine(name) || id,
    url: siteView.url + personAddress(id),
    avatar: picture ? siteView.url + pictureAddress(picture) : webUrl(image),
  }
}

function attachmentsOf(siteView: SiteView, { slug, recording }: Episode) {
  if (!recording) return undefined
  const { type, bytes, seconds } = recording
  return [
    {
      url: recordingUrl(siteView.url, slug, recording),
      mime_type: type,
      size_in_bytes: bytes > 0 ? bytes : undefined,
      duration_in_seconds: seconds > 0 ? Math.round(seconds * 1000) / 1000 : undefined,
    },
  ]
}
