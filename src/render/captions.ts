import type { SiteView } from '../model/site-view.ts'
import type { TimedTranscript } from '../model/timing.ts'
import type { Transcript } from '../model/transcript.ts'
import { type Cue, cuesOf, wideCuesOf } from './cues.ts'
import { transcriptNote } from './transcript.ts'
import { escapeXml, xmlLine } from './xml-text.ts'

/**
 * Renders captions as WebVTT, with at most two lines of 65 characters (TR-VTT-6) and a speaker in each cue. A
 * note says how closely text and times follow the recording. https://www.w3.org/TR/webvtt1/
 */
export function renderVtt(
  siteView: Pick<SiteView, 'words'>,
  transcript: Transcript,
  timed: TimedTranscript,
): string {
  const voices = new Map<string, string>()
  const voiceOf = (speaker: string) => {
    const known = voices.get(speaker)
    if (known !== undefined) return known
    const name = xmlLine(speaker)
    // Every “>” is escaped, so that text cannot contain the arrow of a time line (TR-VTT-3).
    const voice = name === '' ? '' : `<v ${vttText(name)}>`
    voices.set(speaker, voice)
    return voice
  }
  const cues = wideCuesOf(timed).map(({ speaker, lines, start, end }) => {
    const voice = voiceOf(speaker)
    return `${clock(start, '.')} --> ${clock(end, '.')}\n${voice}${lines.map(vttText).join('\n')}\n`
  })
  return [
    'WEBVTT\n',
    `NOTE ${vttText(xmlLine(transcriptNote(siteView, transcript, timed)))}\n`,
    ...cues,
  ].join('\n')
}

/** Renders captions as SubRip, with at most two lines of 32 characters; a speaker is named when they begin (TR-SRT-3, -4). */
export function renderSrt(_: Transcript, timed: TimedTranscript): string {
  return cuesOf(timed, { width: 32, label: (speaker) => xmlLine(speaker) && `${xmlLine(speaker)}: ` })
    .map((cue, index) => `${index + 1}\n${srtTimes(cue)}\n${cue.lines.map(srtText).join('\n')}\n`)
    .join('\n')
}

function vttText(text: string): string {
  return escapeXml(text).replaceAll('&quot;', '"')
}

function srtTimes({ start, end }: Cue): string {
  return `${clock(start, ',')} --> ${clock(end, ',')}`
}

/** SubRip has no escapes, so the arrow of time lines is replaced in text. */
function srtText(line: string): string {
  return line.replaceAll('-->', '→')
}

// Precomputed, because an hour of captions has two thousand times.
const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))
const THREE_DIGITS = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'))

function clock(milliseconds: number, point: '.' | ','): string {
  const seconds = Math.floor(milliseconds / 1000)
  const hours = Math.floor(seconds / 3600)
  const start = `${TWO_DIGITS[hours] ?? hours}:${TWO_DIGITS[Math.floor(seconds / 60) % 60]}:${TWO_DIGITS[seconds % 60]}`
  return start + point + THREE_DIGITS[milliseconds % 1000]
}
