import { parse } from 'csv-parse/sync'
import type { Diagnostic, LeftOut } from '../diagnostics/diagnostic.ts'
import { longClock } from '../model/clock-time.ts'
import { withoutEnd } from '../model/trim-end.ts'
import { readClock } from '../read/transcript/timestamp.ts'
import { reportLeftOut } from './left-out.ts'
import type { Text } from './source.ts'

/** A table converted to a transcript; each row stays on its line. */
export interface Table {
  readonly text: Text
  readonly diagnostics: readonly Diagnostic[]
}

const WORDS = new Set(
  'words text transcript body content utterance caption speech sentence testo parole frase texto texte phrase wortlaut tekst 内容 文本 文字'.split(
    ' ',
  ),
)
const SPEAKERS = new Set(
  'speaker name who voice person speakers parlante relatore chi voce nome sprecher sprecherin wer stimme locuteur intervenant nom orador hablante locutor nombre spreker 说话人 发言人 讲者'.split(
    ' ',
  ),
)
const TIMES = new Set([
  'time',
  'timestamp',
  'start',
  'start time',
  'starttime',
  'begin',
  'from',
  'in',
  'timecode',
  ...'inizio tempo minuto ora da zeit beginn von début temps heure inicio tiempo tijd 时间 开始'.split(' '),
])
/** Columns with end times, which the notation does not have. */
const ENDS = /^(?:end|stop|to|out|duration|fine|durata|ende|bis|dauer|fin|durée|duración|einde|结束)(?:\b|$)/i
const DELIMITERS = [',', ';', '\t', '|']
const RULE = /^[\s|:-]+$/

interface Columns {
  readonly words: number
  readonly speaker: number
  readonly time: number
}

/** Reads rows of time, speaker and text: CSV, tab-separated columns, or a Markdown table. Undefined for any other text. */
export function readTable({ name, text }: Text): Table | undefined {
  const first =
    text
      .slice(0, 2000)
      .split('\n')
      .find((row) => row.trim() !== '') ?? ''
  for (const delimiter of DELIMITERS) {
    const cells = first.split(delimiter).map((cell) => cell.replace(/["|]/g, '').trim())
    if (cells.length < 2 || !(columnsIn(cells) ?? clockOf(cells[0]))) continue
    const records = recordsOf(text, delimiter)
    const head = records?.[0]
    const columns = head && (columnsIn(head.cells) ?? bareColumns(records))
    if (records && columns) return written(name, records, columns)
  }
  return undefined
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

function recordsOf(text: string, delimiter: string): readonly Row[] | undefined {
  if (delimiter === '|') {
    return text.split('\n').flatMap((row, index) => {
      const bare = row.trim().replace(/^\|/, '').replace(/\|$/, '')
      return bare === '' || RULE.test(bare)
        ? []
        : [{ line: index + 1, cells: bare.split('|').map((one) => one.trim()) }]
    })
  }
  try {
    let before = 0
    const read = parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      quote: delimiter === '\t' ? false : '"',
    }) as unknown as readonly {
      readonly record: readonly string[]
      readonly info: { readonly lines: number }
    }[]
    return read.map(({ record, info }) => {
      const row = {
        line: before + 1,
        cells: record.map((cell) => cell.replace(/\s+/g, ' ').trim()),
      }
      before = info.lines
      return row
    })
  } catch {
    // Unclosed quotes: the text is not CSV.
    return undefined
  }
}

function columnsIn(cells: readonly string[]): Columns | undefined {
  const keys = cells.map((cell) => cell.toLowerCase().replaceAll('_', ' '))
  const columns = {
    words: keys.findIndex((key) => WORDS.has(key)),
    speaker: keys.findIndex((key) => SPEAKERS.has(key)),
    time: keys.findIndex((key) => TIMES.has(key)),
  }
  return columns.words >= 0 && (columns.speaker >= 0 || columns.time >= 0) ? columns : undefined
}

/** Columns without a header row: a time, a name and text in every row; or start, end and text. */
function bareColumns(records: readonly Row[]): Columns | undefined {
  const isRow = ({ cells }: Row) =>
    cells.length === 3 && clockOf(cells[0]) !== undefined && (cells[1]?.length ?? 99) < 60
  const isTimed = ({ cells }: Row) =>
    cells.length === 3 && clockOf(cells[0]) !== undefined && clockOf(cells[1]) !== undefined
  if (records.length > 1 && records.every(isTimed)) return { time: 0, speaker: -1, words: 2 }
  return records.length > 1 && records.every(isRow) ? { time: 0, speaker: 1, words: 2 } : undefined
}

function written(name: string, records: readonly Row[], columns: Columns): Table {
  const isHeaded = columnsIn(records[0]?.cells ?? []) !== undefined
  const head = isHeaded ? (records[0]?.cells ?? []) : []
  const lines: string[] = []
  const left: LeftOut[] = []
  for (const { line, cells } of records.slice(isHeaded ? 1 : 0)) {
    const words = cells[columns.words] ?? ''
    const speaker = withoutEnd(cells[columns.speaker] ?? '', ' :：')
    const clock = clockOf(cells[columns.time])
    const others = cells.filter((cell, index) => {
      const isUsed =
        index === columns.words ||
        index === columns.speaker ||
        (index === columns.time && clock !== undefined)
      if (columns.speaker < 0 && clockOf(cell) !== undefined) return false
      return !isUsed && /[\p{L}\p{N}]/u.test(cell) && !ENDS.test(head[index] ?? '')
    })
    for (const cell of others) left.push({ line, text: cell })
    while (lines.length < line - 1) lines.push('')
    lines.push(rowOf(speaker, clock, words))
  }
  const heads = isHeaded ? [{ line: records[0]?.line ?? 1, text: head.join(', ') }] : []
  const diagnostics = [
    ...reportLeftOut('intake.head-taken', name, heads),
    ...reportLeftOut('intake.note-left', name, left),
  ]
  return { text: { name, text: lines.join('\n') }, diagnostics }
}

function rowOf(speaker: string, clock: string | undefined, words: string): string {
  const time = clock === undefined ? '' : `[${clock}]`
  if (speaker === '') return `${time} ${words}`.trim()
  const name = speaker.replace(/[*\\[\]]/g, '')
  return clock === undefined ? `**${name}:** ${words}` : `**${name}** ${time}: ${words}`
}

/** Formats a clock time or plain seconds. */
function clockOf(written: string | undefined): string | undefined {
  const bare = (written ?? '')
    .replace(/^[[(]|[\])]$/g, '')
    .trim()
    // How long a frame is, nobody says.
    .replace(/^(\d{1,3}:\d{2}:\d{2}):\d{2}$/, '$1')
  const seconds = /^\d{1,6}(?:\.\d{1,6})?$/.test(bare) ? Number(bare) : readClock(bare)
  return seconds === undefined ? undefined : longClock(seconds)
}
