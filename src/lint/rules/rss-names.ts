/** Table. RSS 2.0's own elements, with their children (RSS-18, RSS-19). */
export const RSS_NAMES: Readonly<Record<string, readonly string[]>> = {
  rss: ['channel'],
  channel: [
    'title',
    'link',
    'description',
    'language',
    'copyright',
    'managingEditor',
    'webMaster',
    'pubDate',
    'lastBuildDate',
    'category',
    'generator',
    'docs',
    'cloud',
    'ttl',
    'image',
    'rating',
    'textInput',
    'skipHours',
    'skipDays',
    'item',
  ],
  image: ['url', 'title', 'link', 'width', 'height', 'description'],
  textInput: ['title', 'description', 'name', 'link'],
  skipHours: ['hour'],
  skipDays: ['day'],
  item: [
    'title',
    'link',
    'description',
    'author',
    'category',
    'comments',
    'enclosure',
    'guid',
    'pubDate',
    'source',
  ],
}

/** Elements that may be repeated. A second enclosure or channel has its own diagnostic. */
export const REPEATED: ReadonlySet<string> = new Set([
  'item',
  'category',
  'enclosure',
  'channel',
  'hour',
  'day',
])

/** Apple's elements that may occur once in a channel or an item. */
export const ITUNES_NAMES: Readonly<Record<string, readonly string[]>> = {
  channel: [
    'title',
    'author',
    'owner',
    'image',
    'category',
    'explicit',
    'type',
    'new-feed-url',
    'block',
    'complete',
    'applepodcastsverify',
  ],
  item: ['title', 'author', 'image', 'explicit', 'duration', 'episode', 'season', 'episodeType', 'block'],
  owner: ['name', 'email'],
}

/** Tags that Apple retired years ago (APPLE-40). */
export const ITUNES_OLD: readonly string[] = ['subtitle', 'summary', 'keywords', 'order', 'isClosedCaptioned']
