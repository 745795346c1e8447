import type { OnAir } from '../model/on-air.ts'
import type { TimedTranscript } from '../model/timing.ts'
import type { Transcript } from '../model/transcript.ts'
import { type Cue, cuesOf, wideCuesOf } from './cues.ts'
import { transcriptNote } from './transcript.ts'
import { escapeXml, xmlLine } from './xml-text.ts'

/**
 * Captions as WebVTT, two lines of at most 65 characters (TR-VTT-6), each cue with its speaker; a note
 * says how near the words and times are to the recording. https://www.w3.org/TR/webvtt1/
 */
export function renderVtt(
  onAir: Pick<OnAir, 'words'>,
  transcript: Transcript,
  timed: TimedTranscript,
): string {
  const voices = new Map<string, string>()
  const voiceOf = (speaker: string) => {
    const known = voices.get(speaker)
    if (known !== undefined) return known
    const name = xmlLine(speaker)
    // Every “>” is escaped, so that no text can hold the arrow that belongs to the times (TR-VTT-3).
    const voice = name === '' ? '' : `<v ${vttText(name)}>`
    voices.set(speaker, voice)
    return voice
  }
  const cues = wideCuesOf(timed).map(({ speaker, lines, start, end }) => {
    const voice = voiceOf(speaker)
    return `${clock(start, '.')} --> ${clock(end, '.')}\n${voice}${lines.map(vttText).join('\n')}\n`
  })
  return ['WEBVTT\n', `NOTE ${vttText(xmlLine(transcriptNote(onAir, transcript, timed)))}\n`, ...cues].join(
    '\n',
  )
}

/** Captions as SubRip, two lines of at most 32 characters, each speaker named when they begin (TR-SRT-3, -4). */
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

/** SubRip has no escape: the arrow of the times becomes another. */
function srtText(line: string): string {
  return line.replaceAll('-->', '→')
}

function clock(milliseconds: number, point: '.' | ','): string {
  const digits = (value: number, count: number) => String(Math.floor(value)).padStart(count, '0')
  const seconds = milliseconds / 1000
  return `${digits(seconds / 3600, 2)}:${digits((seconds / 60) % 60, 2)}:${digits(seconds % 60, 2)}${point}${digits(milliseconds % 1000, 3)}`
}
