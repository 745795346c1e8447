import { existsSync, readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { readMaterials } from '../../src/intake/read-materials.ts'

const FIXTURES = '../shared/fixtures/transcripts'
const skip = existsSync(FIXTURES) ? false : `${FIXTURES} is not here`

async function read(name: string, bytes: Uint8Array) {
  const diagnostics: Diagnostic[] = []
  const material = await readMaterials([{ name, bytes }], 'transcript', diagnostics)
  const all = [...diagnostics, ...(material?.diagnostics ?? [])]
  return {
    cues: material?.cues?.length,
    voices: [...new Set(material?.turns.map(({ speaker }) => speaker) ?? [])].filter((one) => one !== ''),
    words: material?.turns.flatMap(({ paragraphs }) => paragraphs).join(' ') ?? '',
    codes: all.map(({ code }) => code),
  }
}

interface Row {
  /** How many pieces have a time; undefined where it is refused. */
  readonly cues?: number
  readonly voices?: readonly string[]
  readonly words?: RegExp
  readonly code?: string
}

/** What the README of the fixtures says of each, the transcripts in Markdown apart (test/read/transcript-fixtures.test.ts). */
const ROWS: Readonly<Record<string, Row>> = {
  'captions/syntax-141.srt': { cues: 24, voices: ['Announcer', 'Scott Tolinski', 'Wes Bos', 'Unknown'] },
  'captions/syntax-0.srt': { cues: 11 },
  // 130 in the file; one in which somebody else begins to speak is two.
  'captions/haskell-weekly-15.vtt': { cues: 137, voices: [], words: /^Hello, and welcome(?!.*>>)/s },
  'captions/python-bytes-451-names.vtt': {
    cues: 404,
    voices: ['Brian Okken', 'Michael Kennedy', 'Speaker 3'],
  },
  'captions/python-bytes-245-live.vtt': { cues: 1039, voices: [] },
  'captions/python-bytes-001.txt': { cues: 0, voices: [], words: /^This is Python Bytes/ },
  'podcast-namespace/example.srt': { cues: 222, voices: ['Travis', 'Sarah', 'Gilon'] },
  'podcast-namespace/example.vtt': { cues: 7, voices: ['Sarah', 'Gillian'] },
  'podcast-namespace/example.json': { cues: 5, voices: ['Darth Vader', 'Luke'] },
  'podcast-namespace/example.html': { cues: 0, voices: ['Travis', 'Sarah', 'Gilon'] },
  'malformed/captions_with_bom.vtt': { cues: 4, words: /^Caption text #1/ },
  'malformed/comments.vtt': { cues: 5, code: 'intake.note-left' },
  'malformed/cue_tags.vtt': { cues: 3, words: /^[^<>]+$/ },
  'malformed/empty.vtt': { code: 'intake.source-empty' },
  'malformed/invalid.vtt': { code: 'intake.captions-unreadable' },
  'malformed/invalid_format1.srt': { code: 'intake.captions-unreadable' },
  'malformed/no_captions.vtt': { code: 'intake.captions-unreadable' },
  'malformed/invalid_timeframe.vtt': { cues: 6, code: 'intake.cue-broken' },
  'malformed/invalid_timeframe.srt': { cues: 5, words: /#5$/ },
  'malformed/invalid_timeframe_in_cue_text.vtt': { cues: 3, words: /#1 00:00:07\.000 --> 00:00:10\.890/ },
  'malformed/metadata_headers.vtt': { cues: 2, code: 'intake.note-left' },
  'malformed/missing_caption_text.vtt': { cues: 4 },
  'malformed/missing_caption_text.srt': { cues: 4 },
  'malformed/missing_timeframe.vtt': { cues: 6, code: 'intake.cue-untimed' },
  'malformed/missing_timeframe.srt': { cues: 4, code: 'intake.cue-untimed', words: /#5$/ },
  'malformed/one_caption.vtt': { cues: 1 },
  'malformed/sample.vtt': { cues: 16 },
  'malformed/sample.srt': { cues: 5 },
  'malformed/styles.vtt': { cues: 1, words: /^- Hello world/ },
  'malformed/using_identifiers.vtt': { cues: 6 },
  // Four in the file; one says nothing but what the one before said.
  'malformed/youtube_dl.vtt': { cues: 3, code: 'intake.repeats-left' },
  'formats/utf16.srt': { cues: 1, words: /^ترجمه و / },
  'formats/vtt_with_html.vtt': { cues: 1, words: /^Sur les playground, ici à Montpellier$/ },
  'formats/vtt_with_name.vtt': { cues: 1, voices: ['Roger Bingham'] },
  'formats/vtt_without_hours_in_timestamp.vtt': { cues: 1 },
  'formats/vtt_with_multiple_new_lines.vtt': { cues: 2, words: /^one two three/ },
  'formats/lrc.lrc': { cues: 5 },
  'formats/ttml.ttml': { cues: 2, words: /^Senator, we're making our final approach into Coruscant\./ },
  'formats/csv_ansi.csv': { cues: 2, words: /^Oh! Can I believe my eyes! If Heaven and earth,/ },
}

t.test('every transcript of others gives what its README says', { skip }, async (t) => {
  const folders = ['captions', 'podcast-namespace', 'malformed', 'formats']
  const files = folders.flatMap((folder) =>
    readdirSync(`${FIXTURES}/${folder}`).map((one) => `${folder}/${one}`),
  )
  t.same(files.sort(), Object.keys(ROWS).sort(), 'each has its row')
  for (const [file, { cues, voices, words, code }] of Object.entries(ROWS)) {
    const found = await read(file.replace(/^.*\//, ''), readFileSync(`${FIXTURES}/${file}`))
    t.equal(found.words === '' ? undefined : (found.cues ?? 0), cues, `${file}: cues`)
    if (voices) t.same(found.voices, voices, `${file}: voices`)
    if (words) t.match(found.words, words, `${file}: words`)
    if (code !== undefined) t.ok(found.codes.includes(code as never), `${file}: ${code}`)
  }
})

const encoded = (text: string) => new TextEncoder().encode(text)

t.test('TTML: clocks, frames, ticks and lengths; who speaks; other prefixes', async (t) => {
  const ttml = `<?xml version="1.0"?>
<tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" ttp:tickRate="10" xml:lang="it">
<tt:head><ttm:agent xml:id="a" type="person"><ttm:name>Ann Lee</ttm:name></ttm:agent></tt:head>
<tt:body><tt:div>
<tt:p begin="00:00:01.500" end="00:00:02:05" ttm:agent="a">We go out<tt:br/>at &lt;high&gt; water.</tt:p>
<tt:p begin="30t" dur="1s">And <tt:span>then</tt:span>?</tt:p>
<tt:p>No time.</tt:p>
</tt:div></tt:body></tt:tt>`
  const diagnostics: Diagnostic[] = []
  const material = await readMaterials([{ name: 'a.xml', bytes: encoded(ttml) }], 'transcript', diagnostics)
  t.match(material?.cues, [
    { start: 1.5, end: 2.2, text: /^We go out at .*high.* water\.$/ },
    { start: 3, end: 4, text: 'And then?' },
  ])
  t.match(material?.turns[0], { speaker: 'Ann Lee', start: 1.5 })
  t.equal(material?.language, 'it')
  t.ok([...diagnostics, ...(material?.diagnostics ?? [])].some(({ code }) => code === 'intake.words-left'))
})

t.test(
  'fractions finer than a thousandth, and a second of one digit, are no reason to refuse captions',
  async (t) => {
    const srt = '1\n00:00:0,000 --> 00:00:01,500000\nHello there.\n'
    t.match(await read('a.srt', encoded(srt)), { cues: 1, words: 'Hello there.' })
  },
)
