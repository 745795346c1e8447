/** Table. RSS 2.0's own elements, where they stand, and which of them may be repeated (RSS-18, RSS-19). */
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

/** May stand more than once; a second enclosure and channel have codes of their own. */
export const REPEATED: ReadonlySet<string> = new Set([
  'item',
  'category',
  'enclosure',
  'channel',
  'hour',
  'day',
])

/** Apple's elements that may stand once, in a channel or an item. */
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

/** Out of Apple's rules since years (APPLE-40), and no longer worth a byte. */
export const ITUNES_OLD: readonly string[] = ['subtitle', 'summary', 'keywords', 'order', 'isClosedCaptioned']
