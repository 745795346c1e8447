import type { Context } from '../graph/query.ts'
import { CARD, cardAddress, quotePictureAddress, slugIn, stationFileAddress } from '../model/address.ts'
import type { Episode } from '../model/episode.ts'
import {
  DETAIL_KEYS,
  EPISODE_HEADER_KEYS,
  type EpisodeDetails,
  type EpisodeHeader,
  type EpisodeTexts,
  TEXT_KEYS,
} from '../model/episode-parts.ts'
import type { Picture } from '../model/picture.ts'
import { type PictureSize, smallerSizes } from '../model/picture-sizes.ts'
import type { SiteView } from '../model/site-view.ts'
import {
  details,
  header,
  headers,
  isShown,
  people,
  previewed,
  published,
  setting,
  texts,
  upcoming,
} from './inputs.ts'
import { feedCount, isTagged } from './order.ts'

/** The station as a query sees it: each part is read, and recorded as a dependency, when it is accessed. */
export interface TrackedView {
  readonly siteView: SiteView
  readonly episode: (slug: string) => Episode
  readonly episodes: (slugs: readonly string[]) => readonly Episode[]
}

/** After this many headers, a query depends on all of them: that is one dependency, and rarely less precise. */
const MANY_HEADERS = 1000

/** Makes the view for one run of a query. A view must not be passed to another query. */
export function viewIn(context: Context): TrackedView {
  const { get } = context
  const seen = new Map<string, Episode>()
  let read = 0
  let all: ReadonlyMap<string, EpisodeHeader> | undefined
  const headerOf = (slug: string): EpisodeHeader => {
    read++
    if (read > MANY_HEADERS) all ??= get(headers)
    return all?.get(slug) ?? get(header, slug)
  }
  const parts: Parts = {
    header: headerOf,
    details: (slug) => get(details, slug),
    texts: (slug) => get(texts, slug),
  }
  const episode = (slug: string): Episode => {
    const known = seen.get(slug) ?? wholeOf(new EpisodeView(slug, parts))
    seen.set(slug, known)
    return known
  }
  const episodes = (slugs: readonly string[]) => slugs.map(episode)
  const { facts, feeds, url, feedGuids, words, generator, pictureMaker } = get(setting)
  let list: readonly Episode[] | undefined
  const listed = () => {
    list ??= episodes(get(published))
    return list
  }
  const siteView: SiteView = {
    station: {
      ...facts,
      feeds,
      get people() {
        return get(people)
      },
      get episodes() {
        return listed()
      },
      templates: new Map(),
    },
    url,
    generator,
    feeds,
    feedGuids,
    words,
    get episodes() {
      return listed()
    },
    get upcoming() {
      return get(upcoming)
    },
    previewOf: (slug) => get(previewed, slug) ?? undefined,
    get isTagged() {
      return get(isTagged)
    },
    countOf: (feed) => get(feedCount, feed),
    headerOf: (one) => headerOf(one.slug),
    ...(pictureMaker !== undefined && {
      cards: { has: (address) => hasCard(address, episode) },
      pictureSizes: {
        get: (file) => {
          const slug = slugIn(`/${file}`)
          const own = slug !== undefined && get(isShown, slug) ? picturesOf(episode(slug)) : []
          return sizesAmong([...feeds.map(({ artwork }) => artwork), ...own], file)
        },
      },
    }),
  }
  return { siteView, episode, episodes }
}

/** The functions with which the view of an episode reads its parts. */
interface Parts {
  readonly header: (slug: string) => EpisodeHeader
  readonly details: (slug: string) => EpisodeDetails
  readonly texts: (slug: string) => EpisodeTexts
}

/** An episode whose parts are read when one of their properties is accessed. */
class EpisodeView {
  readonly slug: string
  readonly #parts: Parts
  #header: EpisodeHeader | undefined
  #details: EpisodeDetails | undefined
  #texts: EpisodeTexts | undefined

  constructor(slug: string, parts: Parts) {
    this.slug = slug
    this.#parts = parts
  }

  static {
    const define = <K extends string>(
      keys: readonly K[],
      partOf: (view: EpisodeView) => Readonly<Partial<Record<K, unknown>>>,
    ) => {
      for (const key of keys) {
        if (key === 'slug') continue
        Object.defineProperty(EpisodeView.prototype, key, {
          get(this: EpisodeView) {
            return partOf(this)[key]
          },
        })
      }
    }
    define(EPISODE_HEADER_KEYS, (view) => {
      view.#header ??= view.#parts.header(view.slug)
      return view.#header
    })
    define(DETAIL_KEYS, (view) => {
      view.#details ??= view.#parts.details(view.slug)
      return view.#details
    })
    define(TEXT_KEYS, (view) => {
      view.#texts ??= view.#parts.texts(view.slug)
      return view.#texts
    })
  }
}

/** The view as an episode. The type check fails if a property of Episode is in none of the parts. */
function wholeOf(view: EpisodeView): Required<Episode> {
  return view as unknown as Required<EpisodeHeader> & Required<EpisodeDetails> & Required<EpisodeTexts>
}

/** Whether an address has a social image. A file of the producer at the same address takes precedence. */
function hasCard(address: string, episode: (slug: string) => Episode): boolean {
  const slug = slugIn(address)
  if (slug === undefined) return address === CARD
  // A recording is one file of the folder itself: none can be at the address of a quote.
  if (address.startsWith(quoteFolder(slug))) return true
  return address === cardAddress(slug) && !ownFiles(episode(slug)).includes(address)
}

function quoteFolder(slug: string): string {
  return quotePictureAddress(slug, '').replace(/\.png$/, '')
}

/** The addresses of the producer's own files in an episode's folder. */
function ownFiles({
  slug,
  recording,
  alternatives = [],
  cover,
  images = [],
  photos = [],
}: Episode): string[] {
  const files = [
    ...[recording?.file, ...alternatives.map(({ file }) => file)].flatMap((file) =>
      file === undefined ? [] : [`episodes/${slug}/${file}`],
    ),
    ...[cover, ...images.map(({ picture }) => picture), ...photos.map(({ picture }) => picture)].flatMap(
      (picture) => picture?.file ?? [],
    ),
  ]
  return files.map(stationFileAddress)
}

/** Smaller sizes have addresses beside their picture, so only pictures in the same folder can conflict. */
function sizesAmong(pictures: readonly Picture[], file: string): readonly PictureSize[] | undefined {
  return smallerSizes(pictures).get(file)
}

/** The pictures of an episode that have smaller sizes. */
export function picturesOf({ cover, photos = [] }: Episode): Picture[] {
  return [...(cover ? [cover] : []), ...photos.map(({ picture }) => picture)]
}
