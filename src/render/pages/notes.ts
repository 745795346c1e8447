import type { EmbeddedPost } from '../../model/embedded-post.ts'
import type { Episode } from '../../model/episode.ts'
import type { Photo } from '../../model/photo.ts'
import { renderInline } from '../markdown.ts'
import { altOf, postParagraphs, renderNotes } from '../notes.ts'
import { html } from '../template.ts'
import { webUrl } from '../web-url.ts'
import { filled } from '../words.ts'
import { formatDate } from './format.ts'
import { pictureOf } from './listing.ts'
import type { PageContext } from './page-context.ts'

/** Fills in a template that shows one part of the notes. */
type Show = (template: 'photo' | 'post', context: object) => string

/** The notes as a page shows them: what they place is in them, what they do not place stands beside them. */
export function notesView(frame: PageContext, episode: Episode, show: Show) {
  const placed = renderNotes(episode, {
    photo: (photo, alt) => show('photo', { photo: photoView(frame, photo, alt) }).trim(),
    post: (post) => show('post', { post: postView(frame, episode, post) }).trim(),
  })
  return {
    lead: placed.lead ? photoView(frame, placed.lead) : null,
    notes_html: html(placed.html),
    photos: placed.photos.map((photo) => photoView(frame, photo)),
    posts: placed.posts.map((post) => postView(frame, episode, post)),
  }
}

function photoView(frame: PageContext, photo: Photo, alt = altOf(photo)) {
  const { picture, caption, credit } = photo
  return {
    picture: pictureOf(frame, picture, alt),
    caption_html: caption === undefined ? null : html(renderInline(caption)),
    credit: credit === undefined ? null : filled(frame.words.all.content.photoCredit, { credit }),
  }
}

function postView({ foreign, language }: PageContext, episode: Episode, post: EmbeddedPost) {
  const href = webUrl(post.url)
  return {
    author: post.author,
    handle: post.handle ?? null,
    lang: foreign(post.language ?? episode.language),
    href: href ?? null,
    service: post.service ?? (href === undefined ? null : new URL(href).hostname.replace(/^www\./, '')),
    date: formatDate(new Date(post.date), language),
    paragraphs: postParagraphs(post),
  }
}
