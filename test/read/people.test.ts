import t from 'tap'
import { parse } from 'yaml'
import { matchingName, namesMatch } from '../../src/read/name-matching.ts'
import { withPeople as extended } from '../../src/read/people-edit.ts'
import { goodFiles, read, said } from './a-station.ts'

const withPeople = (yaml: string): ReturnType<typeof goodFiles> => ({
  ...goodFiles(),
  'people.yaml': `${goodFiles()['people.yaml']}${yaml}`,
})
const about = async (yaml: string) =>
  (await said(withPeople(yaml))).filter((one) => !one.endsWith('people.uncredited'))

t.test(
  'names that differ by spaces, accents, hyphens, order or one letter look like one person',
  async (t) => {
    t.ok(namesMatch('Jeremy Soller', 'Jeremysoller'))
    t.ok(namesMatch('Jean-Luc Müller', 'Jean Luc Muller'))
    t.ok(namesMatch('Lucia Wu', 'Wu Lucia'))
    t.ok(namesMatch('Laura Pho Duc', 'Laura Pho Due'))
  },
)

t.test('names that only resemble each other are left alone', async (t) => {
  t.notOk(namesMatch('Lina Ye', 'Lina Yingying Zhang'))
  t.notOk(namesMatch('Louis Hu', 'Angelo Hu'))
  t.notOk(namesMatch('Anna', 'Anne'))
  t.notOk(namesMatch('Speaker One 1', 'Speaker One 2'))
  t.notOk(namesMatch('Ann Lee', 'Ann Lee'))
})

t.test('of many names that are alike, the first five are told, and equal ones once', async (t) => {
  const names = Array.from(
    { length: 50 },
    (_, index) => `Laura Pho Du${String.fromCodePoint(0x61 + (index % 20))}`,
  )
  t.strictSame(matchingName(names)('Laura Pho Duz'), [0, 1, 2, 3, 4])
  t.strictSame(matchingName(['Bo Chen', 'Bo Chen', 'Bochen'])('BoChen'), [0, 2])
})

t.test('in a name longer than any, no slip of one letter is looked for', async (t) => {
  const long = 'a'.repeat(100_000)
  t.notOk(namesMatch(long, `${long}b`))
  t.ok(namesMatch(long, long.toUpperCase()))
})

t.test('among many names, those alike are found as by comparing each', async (t) => {
  const names = ['Jeremy Soller', 'Lina Ye', 'Louis Hu', 'Jeremysoller', 'Laura Pho Due', 'Laura Pho Duc']
  const alike = matchingName(names)
  for (const name of names) {
    const compared = names.flatMap((other, index) => (namesMatch(other, name) ? [index] : []))
    t.strictSame(alike(name), compared, name)
  }
})

t.test('two spellings of one person are told at the second', async (t) => {
  t.strictSame(await about('jeremy:\n  name: Jeremy Soller\njeremysoller:\n  name: Jeremysoller\n'), [
    'people.yaml:10:9 people.alike',
  ])
})

t.test('two people of one name are told', async (t) => {
  t.strictSame(await about('ann-lee-2:\n  name: Ann Lee\n'), ['people.yaml:8:9 people.name-shared'])
})

t.test('an alias that means two people is told', async (t) => {
  t.strictSame(await about('cy:\n  name: Cy Day\n  aliases: [annie]\n'), [
    'people.yaml:9:13 people.alias-clash',
  ])
  t.strictSame(await about('cy:\n  name: Cy Day\n  aliases: [Cy Day, bo chen]\n'), [
    'people.yaml:9:21 people.alias-clash',
  ])
})

t.test('somebody whom nobody credits is told, at their id', async (t) => {
  t.strictSame(await said(withPeople('cy:\n  name: Cy Day\n')), ['people.yaml:7:1 people.uncredited'])
})

t.test('a name longer than apps show is told', async (t) => {
  t.strictSame(await about(`cy:\n  name: Cy ${'x'.repeat(126)}\n`), ['people.yaml:8:9 people.label-long'])
})

t.test('an id has to be fit for an address, and a fit one is proposed', async (t) => {
  const { diagnostics } = await read(withPeople('"Lina Yè":\n  name: Lina Yè\n'))
  t.match(diagnostics[0], { code: 'people.id-wrong', line: 7, column: 1, hint: /^Write lina-ye:/ })
})

t.test('a name where an id belongs is answered with the id', async (t) => {
  for (const written of ['Ann Lee', 'annie', 'ann-le']) {
    const files = goodFiles()
    files['feeds/show.yaml'] = String(files['feeds/show.yaml']).replace('[ann-lee]', `[${written}]`)
    const { diagnostics } = await read(files)
    t.match(diagnostics, [{ code: 'feed.person-unknown', hint: /^Write ann-lee/ }], written)
  }
})

t.test('people.yaml may be absent, or hold comments alone', async (t) => {
  for (const people of [undefined, '# Nobody yet.\n']) {
    const { 'people.yaml': _, ...files } = goodFiles()
    files['feeds/show.yaml'] = String(files['feeds/show.yaml']).replace(/people:.*$/s, '')
    files['episodes/one/episode.md'] = String(files['episodes/one/episode.md']).replace(
      /people:\n.*\n.*\n/,
      '',
    )
    delete files['episodes/one/transcript.md']
    t.strictSame(await said(people === undefined ? files : { ...files, 'people.yaml': people }), [])
  }
})

t.test('a picture may stand elsewhere or among the files of the station', async (t) => {
  const files = withPeople('')
  files['people.yaml'] =
    'ann-lee:\n  name: Ann Lee\n  image: people/ann.png\nbo-chen:\n  name: Bo Chen\n  image: https://bo.example/a.jpg\n'
  files['people/ann.png'] = goodFiles()['feeds/show.png'] ?? ''
  const { station, diagnostics } = await read(files)
  t.strictSame(diagnostics, [])
  t.match(station?.people, [
    { picture: { file: 'people/ann.png', width: 1400 } },
    { image: 'https://bo.example/a.jpg' },
  ])
})

t.test('a thousand people are compared quickly', async (t) => {
  const many = Array.from(
    { length: 3000 },
    (_, i) => `p${i}:\n  name: ${'abcdefghij'[i % 10]}${i} Person Number ${i}\n`,
  )
  const start = process.cpuUsage()
  const found = await about(many.join(''))
  t.strictSame(found, [])
  t.ok(process.cpuUsage(start).user < 10_000_000)
})

t.test('people may stand below the braces of a station that had none', async (t) => {
  const files = goodFiles()
  const people = String(files['people.yaml'])
  for (const braces of ['{}\n', '# Nobody yet.\n{}\n\n', '{} \n# Now:\n'])
    t.strictSame(await said({ ...files, 'people.yaml': braces + people }), [])
  t.strictSame(await said({ ...files, 'people.yaml': `${people}{}\n` }), [
    'people.yaml:7:1 people.yaml-broken',
  ])
  const cy = { id: 'cy-day', name: 'Cy Day', aliases: [] }
  t.strictSame(parse(extended(`# Nobody yet.\n{}\n${people}`, [cy])), {
    ...parse(people),
    'cy-day': { name: 'Cy Day' },
  })
})
