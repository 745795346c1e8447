import { chaptersAddress, episodeAddress } from '../../model/address.ts'
import type { Chapter } from '../../model/chapter.ts'
import { timedChapters } from '../../model/chapters.ts'
import type { Correction, Episode } from '../../model/episode.ts'
import { episodesOf } from '../../model/feed.ts'
import { groupBy } from '../../model/group-by.ts'
import type { SiteView } from '../../model/site-view.ts'
import type { LinkBase } from '../markdown/links.ts'
import { plainInline, plainText, renderInline } from '../markdown.ts'
import { episodeData } from '../schema-org/episode.ts'
import { html } from '../template.ts'
import { previewNotice } from '../upcoming.ts'
import { webUrl } from '../web-url.ts'
import { alternateEnclosuresOf, alternateEnclosuresView } from './alternate-enclosures.ts'
import { anchorsOf } from './anchors.ts'
import { commentsView } from './comments.ts'
import { contactLinksView } from './contact-links.ts'
import { creditsView } from './credits.ts'
import { formatDate, languageName } from './format.ts'
import { coverAlt, feedsOf, pictureOf, shortened, showOf, summaryOf } from './listing.ts'
import { momentView } from './moment.ts'
import { linksOn, notesView } from './notes.ts'
import { type PageContext, renderPage } from './page-context.ts'
import { PLAYER_SCRIPTS, recordingView } from './player.ts'
import { episodePreview } from './preview.ts'
import { quotesView } from './quotes.ts'
import { mediaOrigins } from './recording-link.ts'
import { shareView } from './share.ts'
import { tagLinks } from './topics.ts'
import { chapterTitle, type Known, transcriptView } from './transcript.ts'

/** Ids that the templates use; none of them is given to a chapter. */
export const OWN_IDS = [
  'main',
  'notes',
  'takeaways',
  'chapters',
  'quotes',
  'transcript',
  'corrections',
  'credits',
  'about',
  'thanks',
  'player',
  'comments',
  'share',
  'share-link',
  'share-code',
]

/** What an episode's page shows of others. */
export interface Neighbours {
  /** Whose pages there are, at least of those who are named in the episode. */
  readonly known: Known
  /** In the episode's first feed. */
  readonly previous?: Episode
  readonly next?: Episode
}

/** The show notes of one episode. */
export function renderEpisode(frame: PageContext, episode: Episode, beside: Neighbours): string {
  const { language } = frame
  const anchors = anchorsOf(OWN_IDS)
  const links = linksOn(frame, episode)
  const feeds = feedsOf(frame, episode)
  const cover = episode.cover ?? feeds[0]?.artwork
  const license = episode.license ?? feeds[0]?.license
  const location = episode.locations?.map(({ name }) => name).join(' · ')
  const transcript = transcriptView(frame, episode, beside.known, anchors)
  const versions = alternateEnclosuresOf(episode)
  const description = descriptionOf(episode)
  const notice = previewNotice(frame.siteView, episode.slug, language)
  const head = {
    title: episode.title,
    description,
    notice,
    // Nobody elsewhere is told of what is not public.
    ...(notice === undefined && {
      data: episodeData(frame.siteView, episode, description),
      preview: episodePreview(frame.siteView, episode),
    }),
    scripts: [
      ...(episode.recording ? PLAYER_SCRIPTS : ['browser.js']),
      ...(notice === undefined ? ['share.js'] : []),
    ],
    media: mediaOrigins([episode.recording]),
    ...(versions.length > 1 && { alternates: versions }),
  }
  return renderPage(frame, 'episode', head, {
    episode: {
      ...summaryOf(frame, episode),
      shows: feeds.map((feed) => showOf(frame, feed)),
      language: languageName(episode.language, language),
      location: location ?? null,
      artwork: cover ? pictureOf(frame, cover, coverAlt(frame, episode)) : null,
      recording: recordingView(frame, episode, { next: beside.next }),
      versions: alternateEnclosuresView(frame, episode),
      ...notesView(frame, episode, (template, context) => renderPage(frame, template, head, context)),
      takeaways: episode.takeaways.map((text) => ({ text_html: html(renderInline(text, links)) })),
      corrections: episode.corrections.map((one) => correctionView(frame, one, links)),
      chapters: chaptersView(frame, episode, transcript?.sections ?? []),
      chapters_file: timedChapters(episode).length > 0 ? frame.link(chaptersAddress(episode.slug)) : null,
      quotes: quotesView(frame, episode),
      transcript,
      comments: commentsView(frame, episode),
      credits: creditsView(frame, episode, beside.known),
      license: license
        ? { name: frame.words.license(license.name), href: webUrl(license.url) ?? null }
        : null,
      ways: contactLinksView(frame, episode, license),
      categories: episode.categories ?? [],
      tags: tagLinks(frame, episode.tags),
      share: shareView(frame, episode),
      previous: neighbourView(frame, beside.previous),
      next: neighbourView(frame, beside.next),
    },
  })
}

function correctionView({ language }: PageContext, { date, text }: Correction, links: LinkBase) {
  return { date: formatDate(new Date(date), language), text_html: html(renderInline(text, links)) }
}

interface Section {
  readonly id: string | null
  readonly title: string | null
}

/** Chapters with their times where these are known, otherwise the transcript's headings alone. */
function chaptersView(frame: PageContext, episode: Episode, sections: readonly Section[]) {
  const timed = timedChapters(episode)
  const chapters: readonly Chapter[] = timed.length > 0 ? timed : (episode.transcripts[0]?.chapters ?? [])
  const headings = sections.filter(({ id }) => id !== null)
  const titled = groupBy(headings, (section) => section.title)
  return chapters.map((chapter, index) => {
    const { start, url } = chapter
    const title = chapterTitle(chapter)
    const heading = headings[index]?.title === title ? headings[index] : titled.get(title)?.[0]
    return {
      title,
      anchor: heading?.id == null ? null : `#${encodeURIComponent(heading.id)}`,
      time: start === undefined ? null : momentView(frame, episode, start),
      url: webUrl(url) ?? null,
    }
  })
}

/** The episodes before and after one in its first feed. */
export function neighboursOf(siteView: SiteView, episode: Episode): Pick<Neighbours, 'previous' | 'next'> {
  const feed = episode.feeds.flatMap((id) => siteView.feeds.find((one) => one.id === id) ?? [])[0]
  if (!feed) return {}
  const row = episodesOf(feed, siteView.episodes)
  const place = placesIn(row).get(episode) ?? 0
  const previous = row[place + 1]
  const next = row[place - 1]
  return { ...(previous && { previous }), ...(next && { next }) }
}

/** Where each episode stands in a row: every page asks. */
function placesIn(row: readonly Episode[]): ReadonlyMap<Episode, number> {
  const known = PLACES.get(row) ?? new Map(row.map((episode, index) => [episode, index]))
  PLACES.set(row, known)
  return known
}

const PLACES = new WeakMap<readonly Episode[], ReadonlyMap<Episode, number>>()

function neighbourView(frame: PageContext, other: Episode | undefined) {
  return other
    ? {
        title: other.title,
        href: frame.link(episodeAddress(other.slug)),
        lang: frame.foreign(other.language),
      }
    : null
}

function descriptionOf({ summary, notes }: Episode): string {
  return shortened(summary === undefined ? plainText(notes).replace(/\s+/g, ' ') : plainInline(summary))
}
