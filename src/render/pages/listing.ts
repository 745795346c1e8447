import {
  episodeAddress,
  feedAddress,
  personAddress,
  pictureAddress,
  showAddressIn,
} from '../../model/address.ts'
import type { Episode } from '../../model/episode.ts'
import type { EpisodeHeader } from '../../model/episode-parts.ts'
import { carriersOf, type Feed } from '../../model/feed.ts'
import type { Picture } from '../../model/picture.ts'
import { sizesOf } from '../../model/picture-sizes.ts'
import { countIn } from '../../model/site-view.ts'
import { filled } from '../interface-words.ts'
import { plainInline } from '../markdown.ts'
import { cachedByText } from '../partial-cache.ts'
import { webUrl } from '../web-url.ts'
import { type FormattedDate, formatDate, formatLength } from './format.ts'
import type { PageContext } from './page-context.ts'
import { recordingLink } from './recording-link.ts'

/** An episode where it stands among others: the same object wherever it would say the same. */
export function summaryOf(frame: PageContext, episode: Episode): Card {
  const header = frame.siteView.headerOf?.(episode) ?? episode
  const href = frame.link(episodeAddress(header.slug))
  const feeds = feedsOf(frame, header)
  const shows = JSON.stringify(feeds.map(({ title, language, explicit }) => [title, language, explicit]))
  const setting = `${frame.language} ${frame.words.language} ${shows} ${thumbOf(frame, header, feeds)}`
  const cards = CARDS.get(header) ?? new Map<string, Known>()
  CARDS.set(header, cards)
  const known = cards.get(href)
  if (known?.setting === setting && known.words === frame.words.all) return known.card
  const card = cachedByText(newCard(frame, header))
  cards.set(href, { setting, words: frame.words.all, card })
  return card
}

type Card = ReturnType<typeof newCard>

interface Known {
  readonly setting: string
  readonly words: unknown
  readonly card: Card
}

/** By where they lead: pages at the same depth have the same ones. */
const CARDS = new WeakMap<EpisodeHeader, Map<string, Known>>()

function newCard(frame: PageContext, episode: EpisodeHeader) {
  const { words, language, link, foreign } = frame
  const feeds = feedsOf(frame, episode)
  const date: FormattedDate | null = episode.day ? formatDate(new Date(episode.day), language) : null
  return {
    title: episode.title,
    href: link(episodeAddress(episode.slug)),
    lang: foreign(episode.language),
    date,
    length:
      episode.recording && episode.recording.seconds > 0
        ? formatLength(episode.recording.seconds, language)
        : null,
    kind: episode.kind === 'full' ? null : words.kind(episode.kind),
    explicit: isExplicit(frame, episode),
    number: words.number(episode.season, episode.episode),
    summary: episode.summary === undefined ? null : plainInline(episode.summary),
    feeds: feeds.map(({ title, language }) => ({ title, lang: foreign(language) })),
    thumb: thumbOf(frame, episode, feeds),
    play: playOf(frame, episode),
  }
}

/** An episode's picture where it is one of many. */
function thumbOf(frame: PageContext, { cover }: EpisodeHeader, feeds: readonly Feed[]): string | null {
  const picture = cover ?? feeds[0]?.artwork
  return picture ? smallPicture(frame, picture) : null
}

/** The smallest size of a picture: for a place where it is seen as large as a thumb. */
export function smallPicture({ siteView, link }: PageContext, picture: Picture): string {
  return link(sizesOf(siteView, picture)[0]?.address ?? pictureAddress(picture))
}

/** What is heard when an episode is played from a list: without scripts, the file itself. */
function playOf(frame: PageContext, { title, slug, guid, recording }: EpisodeHeader) {
  if (!recording) return null
  return {
    href: recordingLink(frame, slug, recording),
    type: recording.type,
    seconds: Math.round(recording.seconds),
    // What is elsewhere a page of many may not load: its own page may, or the browser by itself.
    key: recording.url === undefined ? guid : null,
    label: filled(frame.words.all.show.play, { title }),
  }
}

/** What an episode’s picture is to who cannot see it: that of its own cover, or of the show’s artwork. */
export function coverAlt(frame: PageContext, episode: Episode): string {
  const said = episode.cover ? episode.coverAlt : feedsOf(frame, episode)[0]?.artworkAlt
  return said ?? frame.words.artwork(episode.title)
}

/** A show as the home page presents it. */
export function showOf(frame: PageContext, feed: Feed) {
  const { siteView, words, foreign } = frame
  return {
    id: feed.id,
    title: feed.title,
    lang: foreign(feed.language),
    description: feed.description,
    author: feed.author,
    artwork: pictureOf(frame, feed.artwork, feed.artworkAlt ?? words.artwork(feed.title)),
    url: siteView.url + feedAddress(feed.id),
    href: frame.link(feedAddress(feed.id)),
    page: frame.link(showAddressIn(siteView.station, feed.id)),
    link: webUrl(feed.link) ?? null,
    directories: (feed.directories ?? []).flatMap(({ name, url }) => {
      const href = webUrl(url)
      return href === undefined ? [] : [{ name, href }]
    }),
    // Counted when a template asks: a page that shows it changes with every episode of the show.
    get count() {
      return words.episodes(countIn(siteView, feed))
    },
    funding: feed.funding.flatMap(({ url, title }) => {
      const href = webUrl(url)
      return href === undefined ? [] : [{ href, title }]
    }),
  }
}

/** A person as a link, wherever they are named. */
export function personLink(frame: PageContext, person: { readonly id: string; readonly name: string }) {
  return { name: person.name, href: frame.link(personAddress(person.id)) }
}

/** `of` is what it shows, for who cannot see it. */
export function pictureOf(frame: PageContext, picture: Picture, of: string) {
  const { width, height } = picture
  const sizes = sizesOf(frame.siteView, picture)
  const srcset = sizes.map(({ address, width }) => `${frame.link(address)} ${width}w`).join(', ')
  return {
    src: frame.link(pictureAddress(picture)),
    srcset: sizes.length > 1 ? srcset : null,
    width,
    height,
    alt: of,
  }
}

// What search engines and previews show at most.
const DESCRIPTION_CHARACTERS = 200

/** A text as a page describes itself with it. */
export function shortened(text: string): string {
  const characters = [...text]
  if (characters.length <= DESCRIPTION_CHARACTERS) return text
  return `${characters
    .slice(0, DESCRIPTION_CHARACTERS - 1)
    .join('')
    .trimEnd()}…`
}

/** The shows on the air that carry an episode, in the episode's order. */
export function feedsOf({ siteView }: PageContext, episode: Pick<Episode, 'feeds'>): readonly Feed[] {
  return carriersOf(episode, siteView.feeds)
}

function isExplicit(frame: PageContext, episode: EpisodeHeader): boolean {
  return episode.explicit ?? feedsOf(frame, episode).some((feed) => feed.explicit)
}
