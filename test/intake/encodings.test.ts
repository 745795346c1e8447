import t from 'tap'
import { add } from './a-draft.ts'

const bytes = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((one) => one.charCodeAt(0)))),
  )

t.test('encodings', async (t) => {
  const text = 'Host: Perché?\n\nAnna: Così.'
  const wide = (big: boolean) => {
    const units = [0xfeff, ...[...text].map((one) => one.charCodeAt(0))]
    return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])))
  }
  for (const file of [wide(true), wide(false)]) {
    t.same(
      (await add({ 'a.txt': file })).transcript.turns.map(({ paragraphs }) => paragraphs),
      [['Perché?'], ['Così.']],
    )
  }
  const latin = await add({ 'a.txt': bytes('Host: Perch', 0xe9, '?\n\nAnna: Cos', 0xec, '.') })
  t.ok(latin.codes.includes('intake.not-utf8'))
  t.same(latin.transcript.turns[0]?.paragraphs, ['Perché?'])
  const controls = await add({ 'a.txt': 'Host: A\u0000\u001b[31m?\n\nAnna: B.' })
  t.ok(controls.codes.includes('intake.control-characters'))
  t.same(controls.transcript.turns[0]?.paragraphs, ['A[31m?'])
})

/** “主持人：您好，请问您怎么称呼？ 王伟：我叫王伟，是电台的工程师。” */
const IN_GB_18030 =
  'd6f7b3d6c8cba3bac4fabac3a3acc7ebcecac4fad4f5c3b4b3c6baf4a3bf0a0acdf5ceb0a3baced2bdd0cdf5ceb0a3accac7b5e7cca8b5c4b9a4b3cccaa6a1a3'

t.test(
  'Chinese in its own encoding is read, and Western letters side by side are not taken for it',
  async (t) => {
    const chinese = await add({ 'a.txt': Buffer.from(IN_GB_18030, 'hex') })
    t.match(
      chinese.diagnostics.find(({ code }) => code === 'intake.not-utf8'),
      { message: /read as GB 18030/ },
    )
    t.match(chinese.draft?.transcriptMd, /我叫王伟，是电台的工程师。/)
    for (const said of ['«Così è» — perché?', 'LIEU ÉÈ', 'Größe, Übermut, Süßes', 'ÄÖ'])
      t.match(
        (await add({ 'a.txt': Buffer.from(`Anna: ${said}\n\nBen: Si.`, 'latin1') })).diagnostics.find(
          ({ code }) => code === 'intake.not-utf8',
        ),
        { message: /read as Windows-1252/ },
        said,
      )
  },
)

/** What is said in each, by encodings that Node.js reads and cannot write: each is the same in hexadecimal. */
const IN_OLDER_ENCODINGS: Readonly<Record<string, readonly [name: string, hex: string, said: RegExp]>> = {
  'windows-1251': [
    'windows-1251',
    'c2e5e4f3f9e0ff3a20cfeef7e5ecf320e2fb20e2fbe1f0e0ebe820f0e0e4e8ee3f0a0ac3eef1f2fc3a20cfeef2eeecf320f7f2ee20e3eeebeef120e1ebe8e6e520ea20ebfee4ffec2e',
    /голос ближе к людям/,
  ],
  'koi8-r': [
    'KOI8-R',
    'f7c5c4d5ddc1d13a20f0cfdec5cdd520d7d920d7d9c2d2c1ccc920d2c1c4c9cf3f0a0ae7cfd3d4d83a20f0cfd4cfcdd520ded4cf20c7cfcccfd320c2ccc9d6c520cb20ccc0c4d1cd2e',
    /голос ближе к людям/,
  ],
  big5: [
    'Big5',
    'a544abf9a448a147a741acb0a4b0bbf2b0b5b36fadd3b860a5d8a1480a0ab9c5bbaba147a65dacb0c16eadb5a7f3aaf1a141a7daadccb171bec7aed5b67da96ca143',
    /因為聲音更近/,
  ],
  shift_jis: [
    'Shift_JIS',
    '8e6989ef814682c782a482b582c482b182cc94d4916782f08e6e82df82bd82cc82c582b782a981420a0a835183588367814690ba82aa8bdf82a282a982e782c582b78142',
    /声が近いからです/,
  ],
  'euc-jp': [
    'EUC-JP',
    'bbcab2f1a1a7a4c9a4a6a4b7a4c6a4b3a4cec8d6c1c8a4f2bbcfa4e1a4bfa4cea4c7a4b9a4aba1a30a0aa5b2a5b9a5c8a1a7c0bca4acb6e1a4a4a4aba4e9a4c7a4b9a1a3',
    /声が近いからです/,
  ],
  'euc-kr': [
    'EUC-KR',
    'c1f8c7e0c0da3a20bfd620c0cc20b9e6bcdbc0bb20bdc3c0dbc7dfbdc0b4cfb1ee3f0a0abcd5b4d43a20b8f1bcd2b8aeb0a120b4f520b0a1b1f5b1e220b6a7b9aec0d4b4cfb4d92e',
    /목소리가 더 가깝기/,
  ],
  'windows-1250': [
    'windows-1250',
    '50726f7761647ab963613a20446c61637a65676f207779627261b3619c20726164696f3f0a0a476f9ce63a20426f2067b36f73206a65737420626c69bf656a206c75647a692c209f72f364b36f206279b36f206d61b3652e',
    /głos jest bliżej/,
  ],
  macintosh: [
    'Mac OS Roman',
    '436f6e64757474726963653a2050657263688e206c6120726164696f3f0a0a4f73706974653a2050657263688e206c6120766f6365208f2070699d20766963696e612e',
    /Perché la voce è più vicina/,
  ],
}

t.test('texts of older programs are read in the encoding that their letters speak for', async (t) => {
  for (const [encoding, [name, hex, said]] of Object.entries(IN_OLDER_ENCODINGS)) {
    const { draft, diagnostics } = await add({ 'a.txt': Buffer.from(hex, 'hex') })
    t.match(draft?.transcriptMd, said, encoding)
    t.match(
      diagnostics.find(({ code }) => code === 'intake.not-utf8'),
      { message: `read as ${name},` },
      encoding,
    )
  }
})

t.test('UTF-16 is read without its mark too, where nothing else can be meant', async (t) => {
  const talk = 'Host: Perché?\n\nBo Chen: Così, 这是广播。'
  const little = Buffer.from(talk, 'utf16le')
  const big = Buffer.from(talk, 'utf16le').swap16()
  for (const file of [little, big]) {
    const { draft, codes } = await add({ 'a.txt': file })
    t.match(draft?.transcriptMd, /Così, 这是广播。/)
    t.notOk(codes.includes('intake.not-utf8'))
  }
  const numbers = Uint8Array.from({ length: 400 }, (_, at) => (at % 2 === 1 ? 0 : at % 26))
  t.match((await add({ 'a.bin': numbers })).diagnostics, [{ code: 'intake.source-unknown' }])
})
