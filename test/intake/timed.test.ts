import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { add, countsOf } from './a-draft.ts'

t.test('WebVTT with voices becomes a verbatim transcript with times', async (t) => {
  const { draft, front } = await add({
    'a.vtt':
      'WEBVTT\n\n1\n00:01.000 --> 00:02.500\n<v Anna Rossi>Hello <b>there</b> &amp;\n\n00:02.500 --> 00:04.000\n<v Anna Rossi>welcome.\n\n00:04.250 --> 00:05.000\n<v Ben>Hi.\n',
  })
  t.equal(front['transcript'], 'verbatim')
  t.equal(
    draft?.transcriptMd,
    '**Anna Rossi** [00:00:01]: Hello there & welcome.\n\n**Ben** [00:00:04.250]: Hi.\n',
  )
})

t.test('SRT with names before the words', async (t) => {
  const { draft } = await add({
    'a.srt':
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nAnna: Hello\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nand welcome.\r\n\r\n3\r\n00:00:04,000 --> 00:00:05,000\r\nBen: Hi.\r\n',
  })
  t.equal(draft?.transcriptMd, '**Anna** [00:00:01]: Hello and welcome.\n\n**Ben** [00:00:04]: Hi.\n')
})

t.test('two voices in one cue keep their own words', async (t) => {
  const { draft } = await add({
    'a.vtt':
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>Who?</v> <v.loud Ben Roy>Me.</v>\n<v Ann Lee>You?\n\n00:02.000 --> 00:03.000\n<v Ben Roy>Yes.\n',
  })
  const turns = [
    '**Ann Lee** [00:00:01]: Who?',
    '**Ben Roy** [00:00:01]: Me.',
    '**Ann Lee** [00:00:01]: You?',
  ]
  t.equal(draft?.transcriptMd, `${[...turns, '**Ben Roy** [00:00:02]: Yes.'].join('\n\n')}\n`)
})

for (const [from, to] of [
  ['00:01,500', '00:02,000'],
  ['0:01.5', '0:02.0'],
  ['0:00:01,500', '0:00:02'],
])
  t.test(`a time line with ${from} --> ${to} keeps time and words in either format`, async (t) => {
    for (const [name, head] of [
      ['a.vtt', 'WEBVTT\n\n'],
      ['a.srt', '1\n'],
    ] as const) {
      const cues = `00:00:00.000 --> 00:00:01.000\nAnna: Hello.\n\n${from} --> ${to}\nBen: Good day.\n`
      const { draft, codes } = await add({ [name]: `${head}${cues}` })
      t.equal(draft?.transcriptMd, '**Anna** [00:00:00]: Hello.\n\n**Ben** [00:00:01.500]: Good day.\n')
      t.notOk(codes.some((code) => code === 'intake.cue-broken' || code === 'intake.words-left'))
    }
  })

t.test('of a cue with thousands of lines no word is lost', async (t) => {
  const lines = Array.from({ length: 3000 }, (_, index) => `word${index}`)
  const { draft } = await add({
    'a.srt': `1\n00:00:01,000 --> 00:00:02,000\n${lines.join('\n')}\n\n2\n00:00:03,000 --> 00:00:04,000\nLast.\n`,
  })
  const words = draft?.transcriptMd?.match(/word\d+|Last/g)
  t.same(words, [...lines, 'Last'])
})

t.test('marks without names open turns of nobody', async (t) => {
  const { transcript, codes } = await add({
    'a.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\n>> So?\n\n00:02.000 --> 00:03.000\n>> Yes. >> Good.\n',
  })
  t.same(
    transcript.turns.map(({ paragraphs, start }) => [paragraphs, start]),
    [
      [['So?'], 1],
      [['Yes.'], 2],
      [['Good.'], 2],
    ],
  )
  t.ok(codes.includes('intake.speakers-nameless'))
})

t.test('long speech is parted where sentences end', async (t) => {
  const cue = (second: number) =>
    `00:${String(second).padStart(2, '0')}.000 --> 00:${String(second + 1).padStart(2, '0')}.000\n<v Anna>${`Word ${second} of many. `.repeat(12)}\n`
  const { transcript } = await add({ 'a.vtt': `WEBVTT\n\n${[0, 1, 2, 3, 4, 5].map(cue).join('\n')}` })
  t.equal(transcript.turns.length, 1)
  t.equal(transcript.turns[0]?.paragraphs.length, 2)
})

t.test('JSON, LRC and stamped lines', async (t) => {
  const json = await add({
    'a.json':
      '{"segments":[{"speaker":"Anna","startTime":0.5,"endTime":1,"body":"Hello"},{"speaker":"Anna","startTime":1,"body":"there."},{"speaker":"Ben","startTime":2,"body":"Hi."}]}',
  })
  t.equal(json.draft?.transcriptMd, '**Anna** [00:00:00.500]: Hello there.\n\n**Ben** [00:00:02]: Hi.\n')
  const lrc = await add({ 'a.lrc': '[ar:Anna]\n[00:01.50]Hello\n[00:03.00]there\n' })
  t.equal(lrc.draft?.transcriptMd, '[00:00:01.500] Hello there\n')
  const lines = await add({ 'a.txt': '00:00:00 Hello.\n\n00:00:05 And welcome.\n' })
  t.equal(lines.draft?.transcriptMd, '[00:00:00] Hello. And welcome.\n')
})

t.test('short lines with their times are captions, and paragraphs are none', async (t) => {
  const cuesOf = async (text: string) => {
    const { draft } = await add({ 'a.txt': text })
    return (JSON.parse(draft?.timingsJson ?? '{"segments":[]}') as { segments: unknown[] }).segments
  }
  t.match(await cuesOf('00:00:00 Hello.\n\n00:00:05 And welcome.\n\n00:01:05 Bye.\n'), [
    { startTime: 0, endTime: 5, body: 'Hello.' },
    { startTime: 5, endTime: 12, body: 'And welcome.' },
    { startTime: 65, endTime: 72, body: 'Bye.' },
  ])
  const paragraph = 'And so the tide came in and went out again. '.repeat(6)
  t.same(await cuesOf(`00:00:00 ${paragraph}\n\n00:01:05 ${paragraph}\n`), [])
})

t.test('what cannot be read is refused, and nothing is made', async (t) => {
  const files: Record<string, string> = {
    'a.vtt': '00:00:00.500 --> 00:00:07.000\nNo signature\n',
    'b.vtt': 'WEBVTT\n',
    'a.srt': '1',
    'a.json': '{"segments": [',
    'b.json': '{"title": "x"}',
    'c.json': '{"segments": [{"body": "no time"}]}',
    'a.ttml': '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"></tt>',
  }
  for (const [name, text] of Object.entries(files)) {
    const { draft, diagnostics } = await add({ [name]: text })
    t.equal(draft, undefined, name)
    t.match(diagnostics, [{ code: 'intake.captions-unreadable', file: name, severity: 'error' }])
  }
})

t.test('a broken cue is told with its line, and no word is lost', async (t) => {
  const broken = await add({
    'a.vtt':
      'WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n\n00:02.000 --> 00:0x.000\nTwo.\n\n00:03.000 --> 00:04.000\nThree.\n',
  })
  t.ok(broken.diagnostics.some(({ code, line }) => code === 'intake.cue-broken' && line === 6))
  t.match(broken.draft?.transcriptMd, /One\. Two\. Three\./)
  const stray = await add({
    'a.srt':
      '1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\nTwo.\n\n3\n00:00:03,000 --> 00:00:04,000\nThree.\n',
  })
  t.ok(stray.codes.includes('intake.cue-untimed'))
  t.match(stray.draft?.transcriptMd, /One\. Two\. Three\./)
})

const OWN = 'test/fixtures/captions'

t.test('captions of a show', async (t) => {
  const of = async (name: string) =>
    countsOf((await add({ [name]: readFileSync(`${OWN}/${name}`) })).transcript)
  t.same(await of('voices.vtt'), { 'Mira Stolz': 3, 'Jonas Adler': 3, 'Speaker 3': 3 })
  t.same(await of('names.srt'), { Announcer: 1, 'Mira Stolz': 6, 'Jonas Adler': 5, Unknown: 1 })
  t.ok(((await of('nobody.vtt'))[''] ?? 0) > 10)
  for (const name of ['cited.html', 'segments.json']) t.same(await of(name), { Ida: 3, Leo: 2 }, name)
  t.same(await of('comments-and-dashes.vtt'), { '': 5 })
})

const FIXTURES = '../shared/fixtures/transcripts'
const skip = existsSync(FIXTURES) ? false : `${FIXTURES} is not here`

t.test('captions of real shows', { skip }, async (t) => {
  const real = (name: string) => add({ [name]: readFileSync(`${FIXTURES}/${name}`) })
  const named = await real('captions/python-bytes-451-names.vtt')
  t.same(Object.keys(countsOf(named.transcript)).sort(), ['Brian Okken', 'Michael Kennedy', 'Speaker 3'])
  t.same(Object.keys(countsOf((await real('captions/syntax-141.srt')).transcript)), [
    'Announcer',
    'Scott Tolinski',
    'Wes Bos',
    'Unknown',
  ])
  t.ok((await real('captions/haskell-weekly-15.vtt')).transcript.turns.length > 30)
  t.same(countsOf((await real('podcast-namespace/example.html')).transcript), {
    Travis: 5,
    Sarah: 2,
    Gilon: 3,
  })
  t.same(countsOf((await real('podcast-namespace/example.srt')).transcript), {
    Travis: 5,
    Sarah: 2,
    Gilon: 3,
  })
  t.same(countsOf((await real('podcast-namespace/example.json')).transcript), { 'Darth Vader': 1, Luke: 1 })
})

/** How many captions with words are in each file, 0 for one that is refused. */
const MALFORMED = {
  [OWN]: {
    'empty.vtt': 0,
    'no-signature.vtt': 0,
    'no-cue.vtt': 0,
    'one-number.srt': 0,
    'byte-order-mark.vtt': 4,
    'broken-time.vtt': 6,
    'broken-time.srt': 5,
    'first-time-broken.vtt': 5,
    'first-time-broken.srt': 2,
    'time-in-words.vtt': 3,
    'metadata-in-head.vtt': 2,
    'cue-without-words.vtt': 4,
    'cue-without-words.srt': 4,
    'words-without-time.vtt': 6,
    'words-without-time.srt': 5,
    'plain.vtt': 10,
    'plain.srt': 5,
    'identifiers.vtt': 5,
    'one-cue.vtt': 1,
  },
  [`${FIXTURES}/malformed`]: {
    'empty.vtt': 0,
    'invalid.vtt': 0,
    'no_captions.vtt': 0,
    'invalid_format1.srt': 0,
    'captions_with_bom.vtt': 4,
    'invalid_timeframe.vtt': 7,
    'invalid_timeframe.srt': 5,
    'invalid_timeframe_in_cue_text.vtt': 3,
    'metadata_headers.vtt': 2,
    'missing_caption_text.vtt': 4,
    'missing_caption_text.srt': 4,
    'missing_timeframe.vtt': 7,
    'missing_timeframe.srt': 5,
    'sample.vtt': 16,
    'sample.srt': 5,
    'using_identifiers.vtt': 6,
    'one_caption.vtt': 1,
  },
}

for (const [folder, captions] of Object.entries(MALFORMED)) {
  const skip = existsSync(folder) ? false : `${folder} is not here`
  t.test(`malformed captions of ${folder}: refused whole, or read with every word`, { skip }, async (t) => {
    for (const [name, count] of Object.entries(captions)) {
      const { draft } = await add({ [name]: readFileSync(`${folder}/${name}`) })
      if (count === 0) t.equal(draft, undefined, name)
      else t.equal(draft?.transcriptMd?.match(/(?:Line|Caption text) #\d+/g)?.length, count, name)
    }
  })
}

t.test('automatic captions in colours say each word once', async (t) => {
  const own = await add({ 'a.vtt': readFileSync(`${OWN}/rolling-coloured.vtt`) })
  t.equal(own.draft?.transcriptMd, '[00:00:46.070] well what the sea says is what counts\n')
  t.test('those of others too', { skip }, async (t) => {
    const rolling = await add({ 'a.vtt': readFileSync(`${FIXTURES}/malformed/youtube_dl.vtt`) })
    t.equal(rolling.draft?.transcriptMd, "[00:04:46.070] yeah what this will happen is I'm telling\n")
  })
})
