import { existsSync, readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { readFront } from '../../src/intake/front-matter.ts'
import { countedWords, leftOut } from '../../src/intake/left-out-lines.ts'
import { decode } from '../../src/intake/source.ts'
import { labelKey, labelOf } from '../../src/read/transcript/label.ts'
import { add, type Outcome } from './a-draft.ts'

const TIME_LINE = /^\s*\[?(?:\d{1,4}:)?\d{1,2}:\d{1,2}[.,]\d{1,3} *-->[^\]\n]{0,80}\]?/
const TAG = /<\/?[a-z0-9:.][^<>]{0,400}>|\{\\[^{}]{1,100}\}/gi

/** The words of a file as anybody would count them, without regard to what Inonda takes them for. */
function linesOf(name: string, text: string): { line: number; text: string }[] {
  const ending = name.split('.').at(-1)
  if (ending === 'json') return [{ line: 1, text: saidIn(JSON.parse(text)).join('\n') }]
  const isCaptions = ending === 'vtt' || ending === 'srt' || ending === 'html'
  const rows = text.replace(/<(script|style)[\s>][\s\S]*?<\/\1>|<!doctype[^<>]*>/gi, ' ').split('\n')
  const below = readFront(rows)?.below ?? 0
  return rows.map((row, index) => {
    if (index < below) return { line: index + 1, text: '' }
    const isMark = isCaptions && (/^\s*\d+\s*$/.test(row) || row.includes('WEBVTT'))
    const bare = row.replace(TIME_LINE, ' ').replace(isCaptions ? TAG : /(?!)/g, ' ')
    return { line: index + 1, text: isMark ? '' : bare.replace(/&(?:amp|nbsp|lt|gt|quot);/g, ' ') }
  })
}

function saidIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(saidIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' && ['text', 'body', 'utf8'].includes(key) && !('utterances' in value)
      ? [inner]
      : saidIn(inner),
  )
}

/** Labels are written in another way, and once for what one says in a row: their words are not counted. */
function labelsIn(rows: readonly { text: string }[], { transcript }: Outcome): ReadonlySet<string> {
  const heads = rows.flatMap(({ text }) => {
    const bare = text.trim().replace(/^(?:[-*+•]|\d+[.)]|\[?[\d:.]+\]?)\s+/, '')
    const label = labelOf(bare)?.label ?? /^\*\*([^*]+)\*\*/.exec(bare)?.[1]
    return label === undefined ? [] : [label]
  })
  const speakers = transcript.turns.map(({ speaker }) => speaker)
  const known = new Set(speakers.map(labelKey))
  const own = heads.filter((label) => known.has(labelKey(label)) || /\(|（/.test(label) || label.length < 4)
  return new Set([...speakers, ...own].flatMap(countedWords))
}

function bare(text: string, labels: ReadonlySet<string>): string {
  return countedWords(text.replace(/\\(?=[!-/:-@[-`{-~])/g, ''))
    .filter((word) => !labels.has(word))
    .join(' ')
}

/** The words that are neither in the draft nor told, and the words of the transcript that nobody handed in. */
function balance(files: Readonly<Record<string, Uint8Array>>, outcome: Outcome) {
  const rows = Object.entries(files).flatMap(([name, bytes]) =>
    linesOf(name, decode({ name, bytes }).text ?? ''),
  )
  const labels = labelsIn(rows, outcome)
  const { draft, diagnostics, transcript } = outcome
  const said = transcript.turns.flatMap(({ paragraphs, asides }) => [
    ...paragraphs,
    ...asides.map(({ text }) => text),
  ])
  const told = diagnostics.flatMap(({ left = [] }) => left.map(({ text }) => text))
  const messages = diagnostics.filter(({ left }) => !left).map(({ message }) => message)
  const names = draft?.newPeople.map(({ name }) => name) ?? []
  const out = [draft?.episodeMd ?? '', draft?.transcriptMd ?? '', ...names, ...told, ...messages]
  const counted = (text: string) => bare(text, labels)
  return {
    lost: leftOut(
      rows.map(({ line, text }) => ({ line, text: counted(text) })),
      out.map(counted),
    ),
    invented: leftOut(
      [{ line: 0, text: said.map(counted).join(' ') }],
      rows.map(({ text }) => counted(text)),
    ),
    told: diagnostics.filter(({ code }) => code === 'intake.words-left'),
  }
}

function folder(path: string): Record<string, Uint8Array> {
  const names = readdirSync(path).filter(
    (name) => !/^(?:draft|expected|actual|note)\.txt$|^terms\.json$/.test(name),
  )
  return Object.fromEntries(names.map((name) => [name, readFileSync(`${path}/${name}`)]))
}

const OWN = 'test/fixtures/intake'
const OWN_TRANSCRIPTS = 'test/fixtures/transcripts'
const OWN_CAPTIONS = 'test/fixtures/captions'

t.test('every word handed in is in the draft, or told; no word of a transcript is invented', async (t) => {
  for (const kind of readdirSync(OWN)) {
    const files = folder(`${OWN}/${kind}`)
    const result = balance(files, await add(files))
    t.same(result, { lost: [], invented: [], told: [] }, kind)
  }
  for (const path of [OWN_TRANSCRIPTS, OWN_CAPTIONS]) {
    for (const name of readdirSync(path)) {
      const files = { [name]: readFileSync(`${path}/${name}`) }
      const outcome = await add(files)
      if (outcome.draft) t.same(balance(files, outcome), { lost: [], invented: [], told: [] }, name)
    }
  }
})

t.test('what is left out of a kind of text is told once, with each line', async (t) => {
  for (const [kind, code, left] of [
    ['questions-with-numbers', 'intake.numbers-left', [3, 6]],
    ['letters-with-numbers', 'intake.numbers-left', [3, 4, 6, 7]],
    ['label-without-words', 'intake.label-mute', [3]],
    ['credits-and-page', 'intake.head-taken', [17]],
    ['no-length', 'intake.note-left', [3]],
    ['rolling', 'intake.repeats-left', [9, 12]],
  ] as const) {
    const { diagnostics } = await add(folder(`${OWN}/${kind}`))
    const reported = diagnostics.filter((one) => one.code === code)
    t.same(
      reported.map((one) => one.left?.map(({ line }) => line)),
      [left],
      kind,
    )
  }
  t.same(leftOut([{ line: 4, text: 'salt and rye' }], ['rye salt']), [{ line: 4, text: 'and' }])
})

const TRIALS = '../shared/fixtures/trials/intake'
const TRANSCRIPTS = '../shared/fixtures/transcripts'
const SHOWS = '../shared/fixtures/shows'
const SEEDS = '../shared/seeds'
const absent = (path: string) => (existsSync(path) ? false : `${path} is not here`)

t.test('nor of texts that others wrote', { skip: absent(TRANSCRIPTS) }, async (t) => {
  const trials = readdirSync(TRIALS, { withFileTypes: true }).filter((one) => one.isDirectory())
  const texts = [
    ...trials.map(({ name }) => [name, folder(`${TRIALS}/${name}`)] as const),
    ...[TRANSCRIPTS, SHOWS, SEEDS].flatMap((path) =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile() && /\.(?:md|markdown|txt|vtt|srt|json)$/.test(one.name))
        .map((one) => [one.name, { [one.name]: readFileSync(`${one.parentPath}/${one.name}`) }] as const),
    ),
  ]
  for (const [name, files] of texts) {
    const outcome = await add(files)
    if (!outcome.draft) continue
    t.same(balance(files, outcome), { lost: [], invented: [], told: [] }, name)
  }
})
