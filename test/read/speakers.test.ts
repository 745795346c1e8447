import t from 'tap'
import { goodFiles, read, said } from './a-station.ts'

const ONE = 'episodes/one/episode.md'
const TALK = 'episodes/one/transcript.md'

function station(transcript: string, speakers: string, people = '') {
  const files = goodFiles()
  files[TALK] = transcript
  files[ONE] = String(files[ONE]).replace('thanks:', `${speakers}thanks:`)
  files['people.yaml'] = `${files['people.yaml']}${people}`
  return files
}

async function voices(files: ReturnType<typeof goodFiles>, slug = 'one') {
  const { station: found } = await read(files)
  const turns = found?.episodes.find((one) => one.slug === slug)?.transcripts[0]?.turns ?? []
  return turns.map(({ speaker, person }) => [speaker, person])
}

const ANSWERS = '**Q:** How?\n\n**A:** So.\n'

t.test('a label means whom the episode says, in this episode alone', async (t) => {
  const files = station(ANSWERS, 'speakers:\n  Q: bo-chen\n  a: ann-lee\n')
  files['episodes/two/transcript.md'] = ANSWERS
  t.strictSame(await voices(files), [
    ['Bo Chen', 'bo-chen'],
    ['Ann Lee', 'ann-lee'],
  ])
  t.strictSame(await voices(files, 'two'), [
    ['Q', undefined],
    ['A', undefined],
  ])
  t.notOk((await said(files)).some((one) => one.startsWith('episodes/one')))
})

t.test('it comes before names, roles and first names', async (t) => {
  const files = station(
    '**Host:** How?\n\n**Ann Lee:** So.\n',
    'speakers: { Host: bo-chen, Ann Lee: bo-chen }\n',
  )
  t.strictSame(await voices(files), [
    ['Bo Chen', 'bo-chen'],
    ['Bo Chen', 'bo-chen'],
  ])
})

t.test('translations are read through it too', async (t) => {
  const files = station(ANSWERS, 'speakers: { Q: bo-chen, A: ann-lee, D: bo-chen }\n')
  files['episodes/one/transcript.de.md'] = '**D:** Wie?\n\n**A:** So.\n'
  t.strictSame(await said(files), [])
})

t.test('an id that nobody has is told with the one that is meant', async (t) => {
  const { diagnostics } = await read(station(ANSWERS, 'speakers:\n  Q: Ann Lee\n  A: bo-chen\n'))
  const [reported] = diagnostics.filter(({ code }) => code === 'episode.speaker-unknown')
  t.match(reported, { line: 13, column: 6, severity: 'error', hint: /^Write ann-lee/ })
})

t.test('a label that no turn has is told with the one that is meant', async (t) => {
  const { diagnostics } = await read(station(ANSWERS, 'speakers:\n  Q: ann-lee\n  B: bo-chen\n'))
  const [reported] = diagnostics.filter(({ code }) => code === 'episode.speaker-unused')
  t.match(reported, { line: 14, column: 3, severity: 'warning', hint: /^Write A: bo-chen/ })
  const draft = goodFiles()
  draft['episodes/two/episode.md'] = String(draft['episodes/two/episode.md']).replace(
    'season',
    'speakers: { A: ann-lee }\nseason',
  )
  t.notOk(
    (await said(draft)).some((one) => one.includes('speaker-unused')),
    'not before there is a transcript',
  )
})

t.test('an alias that any interview has for a label means nobody of another episode', async (t) => {
  const files = station(ANSWERS, '', 'cy-day:\n  name: Cy Day\n  aliases: [A, Guest]\n')
  t.strictSame(await voices(files), [
    ['Q', undefined],
    ['A', undefined],
  ])
  const { diagnostics } = await read(files)
  const reported = diagnostics.filter(({ code }) => code === 'people.alias-common')
  t.match(reported, [
    { line: 9, column: 13, hint: /write A: cy-day under speakers:/ },
    { line: 9, column: 16, hint: /write Guest: cy-day under speakers:/ },
  ])
})

t.test('no hint about a label proposes an alias', async (t) => {
  for (const text of [ANSWERS, '**Chorus:** So.\n', '**Lee:** So.\n', '**An Lee:** So.\n']) {
    const { diagnostics } = await read(station(text, ''))
    for (const { code, hint } of diagnostics)
      if (code.startsWith('transcript.')) t.notMatch(hint ?? '', /alias/, `${text} ${code}`)
  }
})
