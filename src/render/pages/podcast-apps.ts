/** An app that subscribes to a feed when its link is opened. */
export interface PodcastApp {
  readonly name: string
  readonly href: string
}

/**
 * Links that open a feed in an app. Only schemes that are documented by the app's developers, or found in its
 * source, are used. Castro has an undocumented one.
 */
export function podcastApps(feed: string): readonly PodcastApp[] {
  // Browsers remove the colon of a URL inside a URL:
  // https://github.com/AntennaPod/antennapod.github.io/pull/374
  const bare = feed.replace(/^https?:\/\//, '')
  const encoded = encodeURIComponent(feed)
  return [
    // https://github.com/podlove/podlove-ui, packages/clients/src/apple-podcasts
    { name: 'Apple Podcasts', href: `podcast://${bare}` },
    // https://overcast.fm/podcasterinfo
    { name: 'Overcast', href: `overcast://x-callback-url/add?url=${encoded}` },
    // https://github.com/Automattic/pocket-casts-android, IntentUtilTest: testSubscribeUrlWithParams
    { name: 'Pocket Casts', href: `pktc://subscribe/${bare}` },
    // https://github.com/AntennaPod/AntennaPod/pull/5329; without the app, the website links to its download.
    { name: 'AntennaPod', href: `https://antennapod.org/deeplink/subscribe?url=${encoded}` },
    // According to its developer: https://github.com/podlove/podlove-subscribe-button/issues/10
    { name: 'Podcast Addict', href: `podcastaddict://${bare}` },
    // gpodder.util.normalize_feed_url, and x-scheme-handler/feed of gpodder-url-handler.desktop
    { name: 'gPodder', href: `feed://${bare}` },
  ]
}
