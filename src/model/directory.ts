/** A show's page in a directory or an app, to which the subscribe buttons link. */
export interface Directory {
  /** The directory's own spelling, or the producer's. */
  readonly name: string
  readonly url: string
}

interface KnownDirectory {
  readonly name: string
  /** The hosts of its show pages, including their subdomains. */
  readonly hosts: readonly string[]
}

/** Country endings under which a directory has its own sites. */
const COUNTRIES = ['ca', 'co.jp', 'co.uk', 'com.au', 'com.br', 'com.mx', 'de', 'es', 'fr', 'in', 'it']

/** Table. Directories and apps with a page for each show, by the keys of `directories:`. */
export const DIRECTORIES: ReadonlyMap<string, KnownDirectory> = new Map([
  ['apple', { name: 'Apple Podcasts', hosts: ['podcasts.apple.com', 'itunes.apple.com', 'apple.co'] }],
  ['spotify', { name: 'Spotify', hosts: ['open.spotify.com', 'spotify.link'] }],
  ['youtube-music', { name: 'YouTube Music', hosts: ['music.youtube.com'] }],
  ['youtube', { name: 'YouTube', hosts: ['youtube.com', 'youtu.be'] }],
  ['pocket-casts', { name: 'Pocket Casts', hosts: ['pocketcasts.com', 'pca.st'] }],
  ['overcast', { name: 'Overcast', hosts: ['overcast.fm'] }],
  [
    'amazon',
    { name: 'Amazon Music', hosts: ['music.amazon.com', ...COUNTRIES.map((one) => `music.amazon.${one}`)] },
  ],
  ['audible', { name: 'Audible', hosts: ['audible.com', ...COUNTRIES.map((one) => `audible.${one}`)] }],
  ['deezer', { name: 'Deezer', hosts: ['deezer.com', 'deezer.page.link', 'link.deezer.com'] }],
  ['castbox', { name: 'Castbox', hosts: ['castbox.fm'] }],
  ['castro', { name: 'Castro', hosts: ['castro.fm'] }],
  ['iheart', { name: 'iHeart', hosts: ['iheart.com'] }],
  ['player-fm', { name: 'Player FM', hosts: ['player.fm'] }],
  ['podcast-addict', { name: 'Podcast Addict', hosts: ['podcastaddict.com', 'podplayer.net'] }],
  ['podcast-guru', { name: 'Podcast Guru', hosts: ['podcastguru.io'] }],
  ['podcast-index', { name: 'Podcast Index', hosts: ['podcastindex.org'] }],
  ['podchaser', { name: 'Podchaser', hosts: ['podchaser.com'] }],
  ['podverse', { name: 'Podverse', hosts: ['podverse.fm'] }],
  ['fountain', { name: 'Fountain', hosts: ['fountain.fm'] }],
  ['fyyd', { name: 'fyyd', hosts: ['fyyd.de'] }],
  ['goodpods', { name: 'Goodpods', hosts: ['goodpods.com'] }],
  ['soundcloud', { name: 'SoundCloud', hosts: ['soundcloud.com'] }],
  ['spreaker', { name: 'Spreaker', hosts: ['spreaker.com'] }],
  ['tunein', { name: 'TuneIn', hosts: ['tunein.com'] }],
])

/** Other spellings of keys. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['itunes', 'apple'],
  ['amazon-music', 'amazon'],
  ['pocketcasts', 'pocket-casts'],
  ['youtubemusic', 'youtube-music'],
  ['yt-music', 'youtube-music'],
  ['podcastindex', 'podcast-index'],
  ['podcastaddict', 'podcast-addict'],
  ['iheartradio', 'iheart'],
])

/** The key of a known directory in any spelling; undefined for an unknown one. */
export function directoryKey(written: string): string | undefined {
  const plain = plainKey(written)
  if (DIRECTORIES.has(plain)) return plain
  return ALSO.get(plain) ?? BY_NAME.get(plain)
}

/** A directory by its key, with the name that pages show. */
export function directoryOf(written: string, url: string): Directory {
  const known = DIRECTORIES.get(directoryKey(written) ?? '')
  return { name: known?.name ?? written.trim(), url }
}

/** Whether the host of an address belongs to the directory; true for an unknown directory. */
export function isOfDirectory(key: string, url: string): boolean {
  const { hosts } = DIRECTORIES.get(key) ?? {}
  const { hostname } = new URL(url)
  return hosts?.some((host) => hostname === host || hostname.endsWith(`.${host}`)) ?? true
}

/** The key of the known directory that an address belongs to. */
export function directoryAt(url: string): string | undefined {
  // YouTube Music precedes YouTube, whose domain includes that of YouTube Music.
  return [...DIRECTORIES.keys()].find((key) => isOfDirectory(key, url))
}

function plainKey(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
}

const BY_NAME: ReadonlyMap<string, string> = new Map(
  [...DIRECTORIES].map(([key, { name }]) => [plainKey(name), key]),
)
