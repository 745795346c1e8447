import { assetAddress, episodeAddress, relativeAddress } from '../model/address.ts'
import { shortClock } from '../model/clock-time.ts'
import { policyElement } from '../model/content-policy.ts'
import type { Episode } from '../model/episode.ts'
import { groupBy } from '../model/group-by.ts'
import type { SiteView } from '../model/site-view.ts'
import { type TimedTranscript, timeTurns } from '../model/timing.ts'
import type { Transcript, Turn } from '../model/transcript.ts'
import { wideCuesOf } from './cues.ts'
import { withDirections } from './direction.ts'
import { messageIn } from './interface-words.ts'
import { plainInline, renderInline } from './markdown.ts'
import { plainTextOf } from './plain-text.ts'
import { previewNotice } from './upcoming.ts'
import { escapeXml, xmlLine } from './xml-text.ts'

/**
 * What a reader is told about a transcript: its kind, and whether its times are estimated or found by alignment. In the
 * transcript's own language where no other is named.
 */
export function transcriptNote(
  siteView: Pick<SiteView, 'words'>,
  { kind, language }: Transcript,
  timed: TimedTranscript | undefined,
  inLanguage = language,
): string {
  const words = messageIn(siteView, inLanguage)
  const times = [...(timed?.aligned ? [words.aligned] : []), ...(timed?.estimated ? [words.estimated] : [])]
  return [words[kind], ...times].join(words.space)
}

/** A transcript as a document of its own, for apps and readers: cite, time and paragraphs a turn (TR-HTML-1). */
export function renderTranscriptHtml(siteView: SiteView, episode: Episode, transcript: Transcript): string {
  const { language } = transcript
  const page = siteView.url + episodeAddress(episode.slug)
  const title = escapeXml(xmlLine(episode.title))
  const foreign = episode.language === language ? '' : ` lang="${escapeXml(episode.language)}"`
  const timed = timingOf(episode, transcript)
  const notice = previewNotice(siteView, episode.slug, language)
  const turns = turnsOf(transcript, timed).map((turn) => {
    const { heading, speaker, start, paragraphs, asides } = turn
    const inline = (text: string) => renderInline(text, { base: page, site: siteView.url })
    const parts = [
      ...(heading === undefined ? [] : [`<h2>${inline(heading)}</h2>`]),
      ...(speaker === '' ? [] : [`<cite>${escapeXml(speaker)}:</cite>`]),
      ...(start === undefined
        ? []
        : [`<time datetime="PT${Math.floor(start)}S">${shortClock(start)}</time>`]),
    ]
    const apart = groupBy(asides, ({ after }) => after)
    for (let at = 0; at <= paragraphs.length; at++) {
      // A note, not a landmark: landmarks are places to go to, and need a name each.
      for (const { text } of apart.get(at) ?? []) parts.push(`<aside role="note">${inline(text)}</aside>`)
      if (at < paragraphs.length) parts.push(`<p>${inline(paragraphs[at] ?? '')}</p>`)
    }
    return parts.join('\n')
  })
  const html = `<!DOCTYPE html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
${policyElement()}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${escapeXml(messageIn(siteView, language).transcript)}</title>
${notice === undefined ? '' : '<meta name="robots" content="noindex">\n'}<meta name="color-scheme" content="light dark">
<link rel="canonical" href="${escapeXml(page)}">
<link rel="stylesheet" href="${relativeAddress(episodeAddress(episode.slug), assetAddress('style.css'))}">
</head>
<body class="document">
${notice === undefined ? '' : `<p class="notice">${escapeXml(notice)}</p>\n`}<h1${foreign}><a href="${escapeXml(page)}">${title}</a></h1>
<p class="note">${escapeXml(transcriptNote(siteView, transcript, timed))}</p>
${turns.join('\n')}
</body>
</html>
`
  return withDirections(html, language)
}

/**
 * A transcript as JSON, version 1.0.0 of the podcast namespace: the captions' cues with their times;
 * without times, a segment a paragraph.
 */
export function renderTranscriptJson(_: SiteView, episode: Episode, transcript: Transcript): string {
  const timed = timingOf(episode, transcript)
  const segments =
    timed === undefined
      ? turnsOf(transcript, undefined).flatMap(({ speaker, paragraphs }) =>
          plainTextOf(paragraphs).map((body) => (speaker === '' ? { body } : { speaker, body })),
        )
      : timedSegments(timed)
  return `${JSON.stringify({ version: '1.0.0', segments }, undefined, 1)}\n`
}

function timedSegments(timed: TimedTranscript) {
  const names = new Map(timed.turns.map(({ speaker }) => [speaker, xmlLine(speaker)]))
  return wideCuesOf(timed).map(({ speaker, start, end, lines }) => {
    const name = names.get(speaker) ?? ''
    const said = { startTime: start / 1000, endTime: end / 1000, body: lines.join(' ') }
    return name === '' ? said : { speaker: name, ...said }
  })
}

/** A transcript as plain text. */
export function renderTranscriptText(siteView: SiteView, episode: Episode, transcript: Transcript): string {
  const timed = timingOf(episode, transcript)
  const turns = turnsOf(transcript, timed).map(({ heading, speaker, start, paragraphs }) => {
    const time = start === undefined ? '' : `[${shortClock(start)}] `
    const label = speaker === '' ? '' : `${speaker}: `
    const text = plainTextOf(paragraphs).join('\n\n')
    return [...(heading === undefined ? [] : [plainInline(heading)]), time + label + text].join('\n\n')
  })
  const title = `${xmlLine(episode.title)} · ${messageIn(siteView, transcript.language).transcript}`
  return `${[title, transcriptNote(siteView, transcript, timed), ...turns].join('\n\n')}\n`
}

interface ShownTurn extends Turn {
  /** The chapter that begins with this turn. */
  readonly heading?: string
}

/** The turns as they are shown: headings where they begin, interpolated starts where there are any. */
function turnsOf({ turns, chapters }: Transcript, timed: TimedTranscript | undefined): ShownTurn[] {
  let shown = -1
  return (timed?.turns ?? turns).map((turn) => {
    const isNext = turn.chapter !== undefined && turn.chapter !== shown
    const heading = isNext ? chapters[turn.chapter]?.title : undefined
    shown = turn.chapter ?? shown
    return { ...turn, speaker: xmlLine(turn.speaker), ...(heading === undefined ? {} : { heading }) }
  })
}

function timingOf(episode: Episode, transcript: Transcript): TimedTranscript | undefined {
  return episode.recording && timeTurns(transcript, episode.recording.seconds)
}
