/** A program that subscribes to a feed when its link is followed. */
export interface PodcastApp {
  readonly name: string
  readonly href: string
}

/**
 * Links that open a feed in an app. Only schemes that the app's makers, or its source, tell of. Castro has one as
 * well, of which its makers tell nothing.
 */
export function podcastApps(feed: string): readonly PodcastApp[] {
  // A URL inside a URL loses its colon in browsers: https://github.com/AntennaPod/antennapod.github.io/pull/374
  const bare = feed.replace(/^https?:\/\//, '')
  const encoded = encodeURIComponent(feed)
  return [
    // https://github.com/podlove/podlove-ui, packages/clients/src/apple-podcasts
    { name: 'Apple Podcasts', href: `podcast://${bare}` },
    // https://overcast.fm/podcasterinfo
    { name: 'Overcast', href: `overcast://x-callback-url/add?url=${encoded}` },
    // https://github.com/Automattic/pocket-casts-android, IntentUtilTest: testSubscribeUrlWithParams
    { name: 'Pocket Casts', href: `pktc://subscribe/${bare}` },
    // https://github.com/AntennaPod/AntennaPod/pull/5329; without the app, its website says where to get it.
    { name: 'AntennaPod', href: `https://antennapod.org/deeplink/subscribe?url=${encoded}` },
    // Its maker: https://github.com/podlove/podlove-subscribe-button/issues/10
    { name: 'Podcast Addict', href: `podcastaddict://${bare}` },
    // gpodder.util.normalize_feed_url, and x-scheme-handler/feed of gpodder-url-handler.desktop
    { name: 'gPodder', href: `feed://${bare}` },
  ]
}
