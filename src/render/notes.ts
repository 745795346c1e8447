import { episodeAddress } from '../model/address.ts'
import type { EmbeddedPost } from '../model/embedded-post.ts'
import type { Episode } from '../model/episode.ts'
import { nameOfPhoto, type Photo } from '../model/photo.ts'
import type { SiteView } from '../model/site-view.ts'
import { plainInline, renderMarkdown } from './markdown.ts'

/** Renders photos and posts that are placed in notes, as safe HTML of one or more blocks. */
interface Shown {
  readonly photo: (photo: Photo, alt: string) => string
  readonly post: (post: EmbeddedPost) => string
}

/** Rendered notes, with the photos and posts that are not placed in them. */
interface PlacedNotes {
  /** Safe HTML. */
  readonly html: string
  /** The photo before the notes. */
  readonly lead?: Photo
  readonly photos: readonly Photo[]
  readonly posts: readonly EmbeddedPost[]
}

type Options = Omit<NonNullable<Parameters<typeof renderMarkdown>[1]>, 'inserts'>

/** The base of the links in an episode's texts: its page, wherever the texts are shown. */
export function linkBase({ url }: Pick<SiteView, 'url'>, { slug }: Pick<Episode, 'slug'>) {
  return { base: url + episodeAddress(slug), site: url }
}

/** Renders an episode's notes, with each photo and post at the first position at which they are placed. */
export function renderNotes(
  { notes, photos = [], posts = [] }: Episode,
  shown: Shown,
  options: Options = {},
): PlacedNotes {
  if (photos.length + posts.length === 0) return { html: renderMarkdown(notes, options), photos, posts }
  const photosLeft = new Map(photos.map((photo) => [nameOfPhoto(photo), photo]))
  const postsLeft = new Map(posts.map((post) => [post.url, post]))
  const html = renderMarkdown(notes, {
    ...options,
    inserts: {
      picture: (name, alt) => {
        const photo = taken(photosLeft, name)
        return photo && shown.photo(photo, altOf(photo, alt))
      },
      address: (url) => {
        const post = taken(postsLeft, url)
        return post && shown.post(post)
      },
    },
  })
  const rest = [...photosLeft.values()]
  const lead = rest.find((photo) => photo.lead === true)
  return {
    html,
    ...(lead && { lead }),
    photos: rest.filter((photo) => photo !== lead),
    posts: [...postsLeft.values()],
  }
}

/** The alternative text of a photo; empty if there is none. */
export function altOf({ alt, caption }: Photo, inNotes = ''): string {
  return alt ?? (inNotes.trim() || (caption === undefined ? '' : plainInline(caption)))
}

/** The paragraphs of a post, as plain text. */
export function postParagraphs({ text }: EmbeddedPost): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

function taken<T>(left: Map<string, T>, name: string): T | undefined {
  const found = left.get(name)
  left.delete(name)
  return found
}
