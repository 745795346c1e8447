import { chaptersAddress, episodeAddress, recordingAddress } from '../../model/address.ts'
import type { Chapter } from '../../model/chapter.ts'
import { timedChapters } from '../../model/chapters.ts'
import type { Correction, Episode } from '../../model/episode.ts'
import { episodesOf } from '../../model/feed.ts'
import { plainInline, plainText, renderInline, renderMarkdown } from '../markdown.ts'
import { html } from '../template.ts'
import { webUrl } from '../web-url.ts'
import { anchorsOf } from './anchors.ts'
import { creditsView } from './credits.ts'
import { dateFigure, languageName, sizeWords } from './figures.ts'
import { type Frame, fill } from './frame.ts'
import { cardOf, feedsOf, pictureOf, showOf } from './listing.ts'
import { tagLinks } from './topics.ts'
import { chapterTitle, type Known, momentView, trackOf, transcriptView } from './transcript.ts'

// Ids that the templates use; none of them is given to a chapter.
const OWN_IDS = [
  'main',
  'notes',
  'takeaways',
  'chapters',
  'transcript',
  'corrections',
  'credits',
  'about',
  'thanks',
  'player',
]

// What search engines and previews show at most.
const DESCRIPTION_CHARACTERS = 200

/** The show notes of one episode. */
export function renderEpisode(frame: Frame, episode: Episode, known: Known): string {
  const { words, language } = frame
  const anchors = anchorsOf(OWN_IDS)
  const feeds = feedsOf(frame, episode)
  const cover = episode.cover ?? feeds[0]?.artwork
  const license = episode.license ?? feeds[0]?.license
  const location = episode.locations?.map(({ name }) => name).join(' · ')
  const transcript = transcriptView(frame, episode, known, anchors)
  const head = { title: episode.title, description: descriptionOf(episode) }
  return fill(frame, 'episode', head, {
    episode: {
      ...cardOf(frame, episode),
      shows: feeds.map((feed) => showOf(frame, feed)),
      language: languageName(episode.language, language),
      location: location ?? null,
      artwork: cover ? pictureOf(frame, cover, words.artwork(episode.title)) : null,
      recording: recordingView(frame, episode),
      notes_html: html(renderMarkdown(episode.notes)),
      takeaways: episode.takeaways.map((text) => ({ text_html: html(renderInline(text)) })),
      corrections: episode.corrections.map((one) => correctionView(frame, one)),
      chapters: chaptersView(frame, episode, transcript?.sections ?? []),
      chapters_file: timedChapters(episode).length > 0 ? frame.link(chaptersAddress(episode.slug)) : null,
      transcript,
      credits: creditsView(frame, episode),
      license: license ? { name: license.name, href: webUrl(license.url) ?? null } : null,
      tags: tagLinks(frame, episode.tags),
      ...neighbours(frame, episode),
    },
  })
}

function recordingView(frame: Frame, episode: Episode) {
  const { recording, slug } = episode
  if (!recording) return null
  return {
    src: frame.link(recordingAddress(slug, recording.file)),
    type: recording.type,
    format: recording.file.slice(recording.file.lastIndexOf('.') + 1).toUpperCase(),
    size: sizeWords(recording.bytes, frame.language),
    track: trackOf(frame, episode),
  }
}

function correctionView({ language }: Frame, { date, text }: Correction) {
  return { date: dateFigure(new Date(date), language), text_html: html(renderInline(text)) }
}

interface Section {
  readonly id: string | null
  readonly title: string | null
}

/** Chapters with their times where these are known, otherwise the transcript's headings alone. */
function chaptersView(frame: Frame, episode: Episode, sections: readonly Section[]) {
  const timed = timedChapters(episode)
  const chapters: readonly Chapter[] = timed.length > 0 ? timed : (episode.transcripts[0]?.chapters ?? [])
  const headings = sections.filter(({ id }) => id !== null)
  return chapters.map((chapter, index) => {
    const { start, url } = chapter
    const title = chapterTitle(chapter)
    const heading =
      headings[index]?.title === title ? headings[index] : headings.find((section) => section.title === title)
    return {
      title,
      anchor: heading?.id == null ? null : `#${encodeURIComponent(heading.id)}`,
      time: start === undefined ? null : momentView(frame, episode, start, undefined, false),
      url: webUrl(url) ?? null,
    }
  })
}

function neighbours(frame: Frame, episode: Episode) {
  const feed = feedsOf(frame, episode)[0]
  const row = feed ? episodesOf(feed, frame.onAir.episodes) : []
  const place = row.indexOf(episode)
  const view = (other: Episode | undefined) =>
    other
      ? {
          title: other.title,
          href: frame.link(episodeAddress(other.slug)),
          lang: frame.foreign(other.language),
        }
      : null
  return { previous: view(row[place + 1]), next: place > 0 ? view(row[place - 1]) : null }
}

function descriptionOf({ summary, notes }: Episode): string {
  const text = summary === undefined ? plainText(notes).replace(/\s+/g, ' ') : plainInline(summary)
  const characters = [...text]
  if (characters.length <= DESCRIPTION_CHARACTERS) return text
  return `${characters
    .slice(0, DESCRIPTION_CHARACTERS - 1)
    .join('')
    .trimEnd()}…`
}
