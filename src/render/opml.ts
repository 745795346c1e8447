import { feedAddress } from '../model/address.ts'
import type { Feed } from '../model/feed.ts'
import { newestChange, type SiteView } from '../model/site-view.ts'
import { showLink } from './show-link.ts'
import { escapeXml, xmlLine } from './xml-text.ts'

/** All feeds of a station as OPML 2.0, for apps that import them: http://opml.org/spec2.opml */
export function renderOpml(siteView: SiteView): string {
  const { station, feeds, episodes } = siteView
  const changed = newestChange(episodes)?.toUTCString()
  const head = [
    `  <title>${text(station.title)}</title>\n`,
    ...(changed === undefined ? [] : [`  <dateModified>${changed}</dateModified>\n`]),
    `  <ownerName>${text(station.title)}</ownerName>\n`,
    `  <ownerEmail>${text(station.contact)}</ownerEmail>\n`,
    '  <docs>http://opml.org/spec2.opml</docs>\n',
  ].join('')
  const body = feeds.map((feed) => `  ${outline(siteView, feed)}\n`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n <head>\n${head} </head>\n <body>\n${body} </body>\n</opml>\n`
}

function outline(siteView: SiteView, feed: Feed): string {
  const { id, title, description, language } = feed
  const name = xmlLine(title) || id
  const attributes = {
    type: 'rss',
    text: name,
    title: name,
    xmlUrl: siteView.url + feedAddress(id),
    htmlUrl: showLink(siteView, feed),
    description: xmlLine(description),
    language,
    // The specification uses this value for RSS 2.0 as well.
    version: 'RSS',
  }
  const written = Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)
  return `<outline ${written.join(' ')}/>`
}

function text(value: string): string {
  return escapeXml(xmlLine(value))
}
