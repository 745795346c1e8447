import { feedAddress, feedCodeAddress, jsonFeedAddress, OPML } from '../../model/address.ts'
import type { Feed } from '../../model/feed.ts'
import { filled } from '../words.ts'
import { type Frame, fill } from './frame.ts'
import { showOf } from './listing.ts'
import { podcastApps } from './podcast-apps.ts'

/** How to subscribe to each show. */
export function renderSubscribe(frame: Frame): string {
  const { onAir, words, link } = frame
  return fill(
    frame,
    'subscribe',
    { title: words.all.subscribe.title, description: words.all.subscribe.what, scripts: ['copy.js'] },
    {
      feeds: onAir.feeds.map((feed) => subscriptionOf(frame, feed)),
      opml: onAir.feeds.length > 0 ? link(OPML) : null,
    },
  )
}

function subscriptionOf(frame: Frame, feed: Feed) {
  const { onAir, words, link } = frame
  const url = onAir.url + feedAddress(feed.id)
  return {
    ...showOf(frame, feed),
    apps: podcastApps(url),
    code: { src: link(feedCodeAddress(feed.id)), alt: filled(words.all.subscribe.code, { url }) },
    json_href: link(jsonFeedAddress(feed.id)),
  }
}
