import { say } from '../../diagnostics/catalogue.ts'
import { type Checked, type LeftOut, startOf } from '../../diagnostics/diagnostic.ts'
import { isLanguage } from '../../model/language-tag.ts'
import { readClock } from '../../read/transcript/timestamp.ts'
import { reportLeftOut } from '../left-out.ts'
import type { Text } from '../source.ts'
import type { Cue, ReadCues } from './cue.ts'

/** The keys of lists in transcription formats: the podcast namespace and Whisper, AssemblyAI, Podlove, whisper.cpp, YouTube. */
const LISTS = ['segments', 'utterances', 'transcripts', 'transcription', 'cues', 'events']
const LANGUAGES = ['language', 'language_code', 'lang']
const MILLISECONDS = 1000

/**
 * Reads the podcast namespace's JSON transcript, and JSON of transcription programs that is a list of texts
 * with times, in seconds, in milliseconds or as clock times.
 * https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md
 */
export function readSegments({ name, text }: Text): Checked<ReadCues> {
  const refused = (reason: string) => ({
    diagnostics: [say('intake.captions-unreadable', startOf(name), { format: 'JSON transcript', reason })],
  })
  let whole: unknown
  try {
    whole = JSON.parse(text)
  } catch (error) {
    return refused(error instanceof Error ? error.message : 'it is not JSON')
  }
  const list = listIn(whole)
  if (!list) return refused('it has no list of segments')
  const lineOf = linesIn(text)
  const cues: Cue[] = []
  const words: LeftOut[] = []
  const untimed: LeftOut[] = []
  const lost: LeftOut[] = []
  const unit = list.key === 'utterances' && list.items.every(hasWholeTimes) ? MILLISECONDS : 1
  for (const item of list.items) {
    const { start, end, body, speaker } = partsOf(item, unit)
    if (body === '') continue
    const place = { line: lineOf(body), text: body.replace(/\s+/g, ' ').trim() }
    words.push(place)
    const before = cues.at(-1)
    // Text before the first time cannot be placed.
    if (start === undefined) (before ? untimed : lost).push(place)
    const at = start ?? before?.start
    const until = start === undefined ? before?.end : end
    if (at !== undefined)
      cues.push({
        start: at,
        ...(until === undefined ? {} : { end: until }),
        text: place.text,
        ...(speaker === '' ? {} : { speaker }),
      })
  }
  if (cues.length === 0) return refused('no segment has a startTime and a body')
  const own = isRecord(whole) ? whole : {}
  const language = LANGUAGES.map((key) => own[key])
    .map((tag) => (typeof tag === 'string' ? tag.replaceAll('_', '-') : ''))
    .find((tag) => tag !== '' && isLanguage(tag))
  const title = own['title']
  return {
    value: {
      cues,
      words,
      diagnostics: [
        ...untimed.slice(0, 1).map(({ line }) => say('intake.cue-untimed', { file: name, line, column: 1 })),
        ...reportLeftOut('intake.words-left', name, lost),
      ],
      ...(language === undefined ? {} : { language }),
      ...(typeof title === 'string' && title.trim() !== '' ? { title: title.trim() } : {}),
    },
    diagnostics: [],
  }
}

function listIn(whole: unknown): { readonly key: string; readonly items: readonly unknown[] } | undefined {
  if (Array.isArray(whole)) return { key: '', items: whole }
  if (!isRecord(whole)) return undefined
  for (const key of LISTS) {
    const items = whole[key]
    if (Array.isArray(items) && items.length > 0) return { key, items }
  }
  // Some programs put everything below one key.
  const inner = whole['results'] ?? whole['result'] ?? whole['transcript'] ?? whole['data']
  return inner === undefined ? undefined : listIn(inner)
}

interface Parts {
  readonly start?: number | undefined
  readonly end?: number | undefined
  readonly body: string
  readonly speaker: string
}

function partsOf(item: unknown, unit: number): Parts {
  if (!isRecord(item)) return { body: '', speaker: '' }
  const offsets = isRecord(item['offsets']) ? item['offsets'] : {}
  const whole = [item['start_ms'], item['startMs'], item['tStartMs'], offsets['from']].find(
    (value) => typeof value === 'number',
  )
  const own = timeOf(
    item['startTime'] ?? item['start'] ?? item['start_time'] ?? item['from'] ?? item['timestamp'],
  )
  const length = [item['dDurationMs'], item['duration_ms']].find((value) => typeof value === 'number')
  const wholeEnd = [item['end_ms'], item['endMs'], offsets['to']].find((value) => typeof value === 'number')
  const ownEnd = timeOf(item['endTime'] ?? item['end'] ?? item['end_time'] ?? item['to'])
  const start = typeof whole === 'number' ? whole / MILLISECONDS : own === undefined ? undefined : own / unit
  const lasting =
    start !== undefined && typeof length === 'number' ? start + length / MILLISECONDS : undefined
  const said = ownEnd === undefined ? lasting : ownEnd / unit
  const end = typeof wholeEnd === 'number' ? wholeEnd / MILLISECONDS : said
  const segs = Array.isArray(item['segs']) ? item['segs'] : []
  const pieces = segs
    .map((seg) => (isRecord(seg) && typeof seg['utf8'] === 'string' ? seg['utf8'] : ''))
    .join('')
  const body = item['body'] ?? item['text'] ?? item['transcript'] ?? pieces
  const speaker = [item['voice'], item['speaker'], item['speaker_name'], item['speakerName']].find(
    (value) => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number',
  )
  return {
    ...(start !== undefined && Number.isFinite(start) && start >= 0 ? { start } : {}),
    ...(end !== undefined && Number.isFinite(end) && end >= 0 ? { end } : {}),
    body: typeof body === 'string' && body.trim() !== '' ? body : '',
    speaker: typeof speaker === 'number' ? `Speaker ${speaker}` : String(speaker ?? '').trim(),
  }
}

function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return undefined
  return /^\d{1,6}(?:\.\d{1,6})?$/.test(value.trim()) ? Number(value) : readClock(value)
}

/** Whether times are integers and so in milliseconds: times in seconds are rarely all integers. */
function hasWholeTimes(item: unknown): boolean {
  return isRecord(item) && Number.isInteger(item['start'])
}

/** Returns a function from a text to its line in the file, searching from the previous result on. */
function linesIn(text: string): (body: string) => number {
  let at = 0
  let line = 1
  return (body) => {
    const found = text.indexOf(JSON.stringify(body).slice(1, -1), at)
    if (found < 0) return line
    for (let index = at; index < found; index++) if (text.charCodeAt(index) === 10) line++
    at = found
    return line
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
