import { feedAddress, feedCodeAddress, jsonFeedAddress, OPML } from '../../model/address.ts'
import type { Feed } from '../../model/feed.ts'
import { filled } from '../interface-words.ts'
import { showOf } from './listing.ts'
import { type PageContext, renderPage } from './page-context.ts'
import { podcastApps } from './podcast-apps.ts'

/** How to subscribe to each show. */
export function renderSubscribe(frame: PageContext): string {
  const { siteView, words, link } = frame
  return renderPage(
    frame,
    'subscribe',
    {
      title: words.all.subscribe.title,
      description: words.all.subscribe.what,
      scripts: ['browser.js', 'copy.js'],
    },
    {
      feeds: siteView.feeds.map((feed) => subscriptionOf(frame, feed)),
      opml: siteView.feeds.length > 0 ? link(OPML) : null,
    },
  )
}

function subscriptionOf(frame: PageContext, feed: Feed) {
  const { siteView, words, link } = frame
  const url = siteView.url + feedAddress(feed.id)
  return {
    ...showOf(frame, feed),
    apps: podcastApps(url),
    code: { src: link(feedCodeAddress(feed.id)), alt: filled(words.all.subscribe.code, { url }) },
    json_href: link(jsonFeedAddress(feed.id)),
  }
}
