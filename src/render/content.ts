import { pictureAddress, transcriptAddress } from '../model/address.ts'
import { timedChapters } from '../model/chapters.ts'
import { longClock } from '../model/clock-time.ts'
import type { Credit } from '../model/credit.ts'
import type { EmbeddedPost } from '../model/embedded-post.ts'
import type { Episode } from '../model/episode.ts'
import { creditsIn, type Feed } from '../model/feed.ts'
import type { Words } from '../model/interface-words.ts'
import type { Photo } from '../model/photo.ts'
import type { SiteView } from '../model/site-view.ts'
import { timeTurns } from '../model/timing.ts'
import type { Transcript } from '../model/transcript.ts'
import { filled, messageIn } from './interface-words.ts'
import { renderInline } from './markdown.ts'
import { altOf, linkBase, postParagraphs, renderNotes } from './notes.ts'
import { transcriptNote } from './transcript.ts'
import { webUrl } from './web-url.ts'
import { escapeXml, xmlLine } from './xml-text.ts'

/**
 * Renders the HTML that podcast apps show for an episode: show notes, takeaways, chapters, credits, thanks,
 * corrections and a link to the transcript, in the episode's language. It only has elements that feed readers
 * render, and absolute links (RSSP-05). Descriptions are plain text instead, because apps render fewer
 * elements in them (APPLE-29, PSP-12).
 */
export function renderContent(siteView: SiteView, feed: Feed, episode: Episode): string {
  const last = LAST.get(episode)
  if (last?.siteView.deref() === siteView && last.feed === feed) return last.html
  const html = contentOf(siteView, feed, episode)
  LAST.set(episode, { siteView: new WeakRef(siteView), feed, html })
  return html
}

/** The last result for each episode, because this HTML takes half the time of rendering feeds, and each feed format uses it. */
const LAST = new WeakMap<
  Episode,
  { readonly siteView: WeakRef<SiteView>; readonly feed: Feed; readonly html: string }
>()

function contentOf(siteView: SiteView, feed: Feed, episode: Episode): string {
  const words = messageIn(siteView, episode.language)
  const options = { ...linkBase(siteView, episode), elements: 'feed' } as const
  const inline = (text: string) => renderInline(text, options)
  const photo = (one: Photo, alt = altOf(one)) => photoLine(siteView, one, { alt, words, inline })
  const post = (one: EmbeddedPost) => postLines(one, words)
  const notes = renderNotes(episode, { photo, post }, options)
  return [
    ...(notes.lead ? [photo(notes.lead)] : []),
    notes.html,
    ...notes.photos.map((one) => photo(one)),
    ...notes.posts.map(post),
    list(words.takeaways, episode.takeaways.map(inline)),
    chapterLines(episode, words),
    list(words.credits, creditLines(creditsIn(feed, episode), words)),
    labelled(words.thanks, episode.thanks, words),
    list(
      words.corrections,
      episode.corrections.map(({ date, text }) => date + escapeXml(words.colon) + inline(text)),
    ),
    ...episode.transcripts.slice(0, 1).map((transcript) => transcriptLine(siteView, episode, transcript)),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

/** A photo as one line: a link to it, with its caption and credit. */
function photoLine(
  siteView: SiteView,
  { picture, caption, credit }: Photo,
  about: { readonly alt: string; readonly words: Words; readonly inline: (text: string) => string },
): string {
  const { alt, words, inline } = about
  const url = escapeXml(siteView.url + pictureAddress(picture))
  const below = caption === undefined ? escapeXml(xmlLine(alt)) : inline(caption)
  const by = credit === undefined ? '' : escapeXml(xmlLine(filled(words.content.photoCredit, { credit })))
  const line = [below, by].filter((part) => part !== '').join(escapeXml(words.space))
  const link = `<a href="${url}">${escapeXml(words.content.photo)}</a>`
  return `<p>${link}${line === '' ? '' : escapeXml(words.colon) + line}</p>`
}

/** A post as quoted paragraphs, below a line with its author. */
function postLines(post: EmbeddedPost, words: Words): string {
  const { author, handle, date, url } = post
  const name = escapeXml(xmlLine(handle === undefined ? author : `${author} (${handle})`))
  const head = `<p>${linked(name, url)}${escapeXml(words.comma + date + words.colon.trimEnd())}</p>`
  return [head, ...postParagraphs(post).map((text) => `<p>“${escapeXml(xmlLine(text))}”</p>`)].join('\n')
}

/** `items` are HTML. */
function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  return [heading(title), '<ul>', ...items.map((item) => `<li>${item}</li>`), '</ul>'].join('\n')
}

function heading(title: string): string {
  return `<p><strong>${escapeXml(title)}</strong></p>`
}

/** Chapters, each on a line that begins with its time, which players turn into chapters (SPOT-03). */
function chapterLines(episode: Episode, words: Words): string {
  const chapters = timedChapters(episode)
  if (chapters.length === 0) return ''
  const isLong = chapters.some(({ start }) => start >= HOUR)
  const lines = chapters.map(
    ({ title, start, url }) => `<p>(${clock(start, isLong)}) ${linked(escapeXml(xmlLine(title)), url)}</p>`,
  )
  return [heading(words.chapters), ...lines].join('\n')
}

/** `text` is HTML. */
function linked(text: string, url: string | undefined): string {
  const href = webUrl(url)
  return href === undefined ? text : `<a href="${escapeXml(href)}" rel="nofollow noopener">${text}</a>`
}

const HOUR = 3600

/** `00:03:12`; `03:12` if all chapters are within the first hour. */
function clock(seconds: number, isLong: boolean): string {
  return longClock(Math.floor(seconds)).slice(isLong ? 0 : '00:'.length)
}

/** A line for each team, and for each role outside the teams, in the order of the credits. */
function creditLines(credits: readonly Credit[], words: Words): string[] {
  const names = new Map<string, Set<string>>()
  for (const { team, role, person } of credits) {
    const label = team ?? role
    names.set(label, (names.get(label) ?? new Set()).add(person.name))
  }
  return [...names].map(([label, people]) =>
    escapeXml(xmlLine(label + words.colon + [...people].join(words.comma))),
  )
}

function labelled(label: string, names: readonly string[], words: Words): string {
  return names.length === 0
    ? ''
    : `<p>${escapeXml(xmlLine(label + words.colon + names.join(words.comma)))}</p>`
}

function transcriptLine(siteView: SiteView, episode: Episode, transcript: Transcript): string {
  if (transcript.turns.length === 0) return ''
  const words = messageIn(siteView, episode.language)
  const url = siteView.url + transcriptAddress(episode.slug, 'html')
  const timed = episode.recording && timeTurns(transcript, episode.recording.seconds)
  const note = transcriptNote(siteView, transcript, timed, episode.language)
  return `<p><a href="${escapeXml(url)}">${escapeXml(words.transcript)}</a>${escapeXml(words.colon + note)}</p>`
}
