import { z } from 'zod'

const keys = z.union([z.string(), z.array(z.string())])

/** Which key of somebody else's front matter means what: dots lead into maps, and of several keys the first that is there counts. */
export const mappingShape = z.strictObject({
  /** Only files with this value in this key are episodes. */
  only: z.strictObject({ key: z.string(), value: z.string() }).optional(),
  title: keys.optional(),
  date: keys.optional(),
  guid: keys.optional(),
  link: keys.optional(),
  summary: keys.optional(),
  author: keys.optional(),
  season: keys.optional(),
  episode: keys.optional(),
  kind: keys.optional(),
  explicit: keys.optional(),
  /** Says that a page is not public. */
  draft: keys.optional(),
  /** Who is thanked, such as sponsors. */
  thanks: keys.optional(),
  tags: keys.optional(),
  /** Old addresses of the page. */
  formerly: keys.optional(),
  duration: keys.optional(),
  bytes: keys.optional(),
  cover: keys.optional(),
  transcript: keys.optional(),
  chapters: keys.optional(),
  /** Where the recording is: a key; or an address with keys in braces, `https://cdn.example/{filename}.mp3`. */
  recording: keys.optional(),
  /** What a recording or a picture that is no whole address stands below. */
  base: z.string().optional(),
  /** Further versions of the recording: a map of addresses. */
  alternatives: z.string().optional(),
  /** Role of the podcast taxonomy → the key that names people, by their ids or names. */
  people: z.record(z.string(), keys).optional(),
  /** Where else it can be seen: what apps call it → the key of its address. */
  links: z.record(z.string(), z.string()).optional(),
  /** Folders whose files are people, each called as its id. */
  peopleFolders: z.array(z.string()).optional(),
  /** A map of people in `_config.yml`. */
  peopleKey: z.string().optional(),
  /** Whether JSON files beside pages say what is so for all pages of a folder. */
  folderData: z.boolean().optional(),
  person: z.strictObject({ name: keys.optional(), url: keys.optional(), image: keys.optional() }).optional(),
})

export type Mapping = z.output<typeof mappingShape>

const USUAL: Mapping = {
  title: ['title', 'name'],
  date: ['date', 'published', 'pubDate', 'publishDate', 'publish_date'],
  guid: ['guid', 'podcast.guid', 'episode_guid'],
  link: ['permalink_url', 'canonical', 'canonical_url'],
  summary: ['summary', 'description', 'subtitle', 'excerpt'],
  author: ['author'],
  season: ['season', 'season_number', 'seasonNumber', 'podcast.season'],
  episode: ['episode', 'number', 'episode_number', 'episodeNumber', 'podcast.episode'],
  kind: ['episodeType', 'episode_type'],
  explicit: ['explicit', 'podcast.explicit'],
  draft: ['draft'],
  thanks: ['thanks', 'sponsors'],
  tags: ['tags', 'keywords'],
  formerly: ['aliases', 'redirect_from'],
  duration: ['duration', 'podcast_duration', 'audio_duration', 'podcast.duration', 'length'],
  bytes: ['bytes', 'podcast_bytes', 'audio_file_size', 'mp3_length', 'size', 'filesize', 'podcast.bytes'],
  cover: ['cover', 'image', 'episode_image'],
  recording: [
    ...[
      'audio',
      'audio_url',
      'audioUrl',
      'audio_file_path',
      'audio_file',
      'mp3',
      'mp3_url',
      'enclosure',
      'url',
    ],
    ...['podcast.url', 'podcast_file', 'enclosure.url', 'audioformats.mp3', 'audioformats.m4a', 'media_url'],
  ],
  alternatives: 'audioformats',
  transcript: ['transcript', 'transcript_url'],
  chapters: ['chapters'],
  people: { Host: 'hosts', Guest: 'guests' },
  links: { YouTube: 'youtube' },
  peopleFolders: ['people', '_people', 'guests', 'hosts', 'authors', '_authors'],
  person: {
    name: ['name', 'title'],
    url: ['url', 'website', 'blog', 'homepage'],
    image: ['image', 'image_url', 'thumbnail', 'photo', 'avatar'],
  },
}

/** What generators and themes of podcasts write, by their names. */
export const PRESETS: Readonly<Record<string, Mapping>> = {
  hugo: USUAL,
  jekyll: {
    ...USUAL,
    people: { Host: ['team', 'hosts', 'actor_ids', 'voices'], Guest: 'guests' },
    peopleFolders: ['_team', 'team', '_people', 'people', '_authors', 'authors'],
    peopleKey: 'actors',
  },
  // The data cascade: https://www.11ty.dev/docs/data-template-dir/
  eleventy: {
    ...USUAL,
    link: ['canonical', 'canonical_url', 'canonicalUrl'],
    formerly: ['permalink', 'aliases', 'redirect_from'],
    folderData: true,
  },
  // Content collections: https://docs.astro.build/en/guides/content-collections/
  astro: {
    ...USUAL,
    date: ['pubDate', 'publishDate', 'date', 'published'],
    cover: ['heroImage', 'cover', 'image', 'cover.src', 'heroImage.src'],
    people: { Host: ['hosts', 'authors'], Guest: ['guests', 'guest'] },
  },
  castanet: {
    ...USUAL,
    recording: ['podcast_file'],
    people: { Guest: 'guests', Host: 'hosts' },
    peopleFolders: ['guest', 'host'],
    person: { name: ['title'], url: ['website'], image: ['thumbnail'] },
  },
  'radio-t': {
    ...USUAL,
    only: { key: 'categories', value: 'podcast' },
    recording: ['https://cdn.radio-t.com/{filename}.mp3'],
  },
  firtz: USUAL,
  markdown: USUAL,
}
