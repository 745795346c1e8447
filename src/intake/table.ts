import { parse } from 'csv-parse/sync'
import type { Diagnostic, LeftOut } from '../diagnostics/diagnostic.ts'
import { longClock } from '../model/clock-time.ts'
import { withoutEnd } from '../model/text-end.ts'
import { readClock } from '../read/transcript/timestamp.ts'
import { tellLeft } from './left.ts'
import type { Text } from './source.ts'

/** A table written as a transcript, each row on the line where it begins. */
export interface Table {
  readonly text: Text
  readonly diagnostics: readonly Diagnostic[]
}

const WORDS = new Set('words text transcript body content utterance caption speech sentence'.split(' '))
const SPEAKERS = new Set('speaker name who voice person speakers'.split(' '))
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
])
const DELIMITERS = [',', ';', '\t', '|']
const RULE = /^[\s|:-]+$/

interface Columns {
  readonly words: number
  readonly speaker: number
  readonly time: number
}

/** Reads rows of time, speaker and words: CSV, columns between tabs, a table in Markdown. Nothing for another text. */
export function readTable({ name, text }: Text): Table | undefined {
  const first =
    text
      .slice(0, 2000)
      .split('\n')
      .find((row) => row.trim() !== '') ?? ''
  for (const delimiter of DELIMITERS) {
    const listed = first.split(delimiter).map((listedResource) => listedResource.replace(/["|]/g, '').trim())
    if (listed.length < 2 || !(columnsIn(listed) ?? clockOf(listed[0]))) continue
    const records = recordsOf(text, delimiter)
    const head = records?.[0]
    const columns = head && (columnsIn(head.listed) ?? bareColumns(records))
    if (records && columns) return written(name, records, columns)
  }
  return undefined
}

interface Row {
  readonly line: number
  readonly listed: readonly string[]
}

function recordsOf(text: string, delimiter: string): readonly Row[] | undefined {
  if (delimiter === '|') {
    return text.split('\n').flatMap((row, index) => {
      const bare = row.trim().replace(/^\|/, '').replace(/\|$/, '')
      return bare === '' || RULE.test(bare)
        ? []
        : [{ line: index + 1, listed: bare.split('|').map((one) => one.trim()) }]
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
        listed: record.map((listedResource) => listedResource.replace(/\s+/g, ' ').trim()),
      }
      before = info.lines
      return row
    })
  } catch {
    // Quotes that do not close: the text is no table of this kind.
    return undefined
  }
}

function columnsIn(listed: readonly string[]): Columns | undefined {
  const keys = listed.map((listedResource) => listedResource.toLowerCase().replaceAll('_', ' '))
  const columns = {
    words: keys.findIndex((key) => WORDS.has(key)),
    speaker: keys.findIndex((key) => SPEAKERS.has(key)),
    time: keys.findIndex((key) => TIMES.has(key)),
  }
  return columns.words >= 0 && (columns.speaker >= 0 || columns.time >= 0) ? columns : undefined
}

/** Without a head: a time, a name and the words in every row. */
function bareColumns(records: readonly Row[]): Columns | undefined {
  const isRow = ({ listed }: Row) =>
    listed.length === 3 && clockOf(listed[0]) !== undefined && (listed[1]?.length ?? 99) < 60
  return records.length > 1 && records.every(isRow) ? { time: 0, speaker: 1, words: 2 } : undefined
}

function written(name: string, records: readonly Row[], columns: Columns): Table {
  const isHeaded = columnsIn(records[0]?.listed ?? []) !== undefined
  const head = isHeaded ? (records[0]?.listed ?? []) : []
  const lines: string[] = []
  const left: LeftOut[] = []
  for (const { line, listed } of records.slice(isHeaded ? 1 : 0)) {
    const words = listed[columns.words] ?? ''
    const speaker = withoutEnd(listed[columns.speaker] ?? '', ' :：')
    const clock = clockOf(listed[columns.time])
    const others = listed.filter((listedResource, index) => {
      const isUsed =
        index === columns.words ||
        index === columns.speaker ||
        (index === columns.time && clock !== undefined)
      return (
        !isUsed &&
        /[\p{L}\p{N}]/u.test(listedResource) &&
        !/^(?:end|stop|to|out|duration)\b/i.test(head[index] ?? '')
      )
    })
    for (const listedResource of others) left.push({ line, text: listedResource })
    while (lines.length < line - 1) lines.push('')
    lines.push(rowOf(speaker, clock, words))
  }
  const heads = isHeaded ? [{ line: records[0]?.line ?? 1, text: head.join(', ') }] : []
  const diagnostics = [
    ...tellLeft('intake.head-taken', name, heads),
    ...tellLeft('intake.note-left', name, left),
  ]
  return { text: { name, text: lines.join('\n') }, diagnostics }
}

function rowOf(speaker: string, clock: string | undefined, words: string): string {
  const time = clock === undefined ? '' : `[${clock}]`
  if (speaker === '') return `${time} ${words}`.trim()
  const name = speaker.replace(/[*\\[\]]/g, '')
  return clock === undefined ? `**${name}:** ${words}` : `**${name}** ${time}: ${words}`
}

/** As a clock shows it; plain seconds are a time too. */
function clockOf(written: string | undefined): string | undefined {
  const bare = (written ?? '').replace(/^[[(]|[\])]$/g, '').trim()
  const seconds = /^\d{1,6}(?:\.\d{1,6})?$/.test(bare) ? Number(bare) : readClock(bare)
  return seconds === undefined ? undefined : longClock(seconds)
}
