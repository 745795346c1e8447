import { episodeAddress } from '../model/address.ts'
import type { EmbeddedPost } from '../model/embedded-post.ts'
import type { Episode } from '../model/episode.ts'
import { nameOfPhoto, type Photo } from '../model/photo.ts'
import type { SiteView } from '../model/site-view.ts'
import { plainInline, renderMarkdown } from './markdown.ts'

/** How photos and posts are shown where the notes place them: HTML that is safe, one or more blocks. */
interface Shown {
  readonly photo: (photo: Photo, alt: string) => string
  readonly post: (post: EmbeddedPost) => string
}

/** Notes with what they place in its place, and what they leave to be shown around them. */
interface PlacedNotes {
  /** Safe HTML. */
  readonly html: string
  /** The photo that goes before the notes. */
  readonly lead?: Photo
  readonly photos: readonly Photo[]
  readonly posts: readonly EmbeddedPost[]
}

type Options = Omit<NonNullable<Parameters<typeof renderMarkdown>[1]>, 'inserts'>

/** What the links in an episode's texts are relative to: its page, wherever they are read. */
export function linkBase({ url }: Pick<SiteView, 'url'>, { slug }: Pick<Episode, 'slug'>) {
  return { base: url + episodeAddress(slug), site: url }
}

/** An episode's notes, each photo and each post in the first place that they give it. */
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

/** What a photo shows, in words; empty where nobody said it. */
export function altOf({ alt, caption }: Photo, inNotes = ''): string {
  return alt ?? (inNotes.trim() || (caption === undefined ? '' : plainInline(caption)))
}

/** The paragraphs of a post's text, which is plain. */
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
