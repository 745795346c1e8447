import type { EmbeddedPost } from '../../model/embedded-post.ts'
import type { Episode } from '../../model/episode.ts'
import type { Photo } from '../../model/photo.ts'
import { filled } from '../interface-words.ts'
import type { LinkBase } from '../markdown/links.ts'
import { renderInline } from '../markdown.ts'
import { altOf, linkBase, postParagraphs, renderNotes } from '../notes.ts'
import { html } from '../template.ts'
import { webUrl } from '../web-url.ts'
import { formatDate } from './format.ts'
import { pictureOf } from './listing.ts'
import { momentView } from './moment.ts'
import type { PageContext } from './page-context.ts'

/** Renders a template for a part of the notes. */
type Show = (template: 'photo' | 'post', context: object) => string

/** The notes for a page, with photos and posts that are placed in them, and separately those that are not. */
export function notesView(frame: PageContext, episode: Episode, show: Show) {
  const links = linksOn(frame, episode)
  const seconds = episode.recording?.seconds ?? 0
  const placed = renderNotes(
    episode,
    {
      photo: (photo, alt) => show('photo', { photo: photoView(frame, photo, links, alt) }).trim(),
      post: (post) => show('post', { post: postView(frame, episode, post) }).trim(),
    },
    {
      ...links,
      momentHref: (moment) =>
        (moment < seconds ? momentView(frame, episode, moment).href : null) ?? undefined,
      backLabel: frame.words.all.content.backToText,
    },
  )
  return {
    lead: placed.lead ? photoView(frame, placed.lead, links) : null,
    notes_html: html(placed.html),
    photos: placed.photos.map((photo) => photoView(frame, photo, links)),
    posts: placed.posts.map((post) => postView(frame, episode, post)),
  }
}

/** What links in an episode's texts are relative to, on its own page or another. */
export function linksOn({ siteView, address }: PageContext, episode: Episode): LinkBase {
  return { ...linkBase(siteView, episode), from: address }
}

function photoView(frame: PageContext, photo: Photo, links: LinkBase, alt = altOf(photo)) {
  const { picture, caption, credit } = photo
  return {
    picture: pictureOf(frame, picture, alt),
    caption_html: caption === undefined ? null : html(renderInline(caption, links)),
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
