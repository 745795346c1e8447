import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'
import { mp3 } from '../read/a-station.ts'
import { siteView, smallStation } from './a-small-station.ts'
import { editFile } from './changes.ts'

const GUID = '00000000-0000-4000-8000-000000000003'
const NEW_GUID = '00000000-0000-4000-8000-0000000000ff'
const read = (station: string, file: string) => readFile(join(station, file), 'utf8')
const ledgerOf = async (station: string) => JSON.parse(await read(station, 'ledger.json'))
const itemOf = (feed: string, guid: string) => feed.split('<item>').find((item) => item.includes(guid)) ?? ''

/** The small station, as the program built it today, and the program in its folder. */
async function published(folder: string, lines = '') {
  const station = await smallStation(folder)
  await editFile(station, 'station.yaml', /$/, lines)
  const run = (words: readonly string[], answers?: readonly string[]) =>
    inonda([...words, '--station', station], answers && [...answers])
  const built = await run(['build'])
  t.equal(built.status, 0, built.err)
  return { station, run }
}

t.test('a wrong date is corrected on purpose, after it was said what apps will do', async (t) => {
  const { station, run } = await published(t.testdir({}), 'timezone: Europe/Rome\n')
  await editFile(
    join(station, 'episodes/talk-3'),
    'episode.md',
    /^date: .*$/m,
    'date: 2024-05-03T12:00:00+02:00',
  )
  const checked = await run(['check'])
  t.equal(checked.status, 1)
  t.match(checked.err, 'Write date: 2025-05-03T12:00:00+02:00.')
  const [, line = ''] = /inonda (correct talk-3 --date \S+)/.exec(checked.err) ?? []
  const alone = await run(line.split(' '))
  t.equal(alone.status, 1)
  t.match(
    alone.err,
    /2025-05-03T10:00:00\.000Z and becomes 2024-05-03T10:00:00\.000Z: apps sort the episode anew.*/,
  )
  t.match(alone.err, /--yes\. Nothing was changed\.$/)
  t.match((await ledgerOf(station)).episodes[GUID].date, '2025-05-03')
  t.equal((await run(line.split(' '), ['n'])).status, 1)
  const corrected = await run(line.split(' '), ['y'])
  t.strictSame(
    [corrected.status, corrected.out],
    [0, 'ledger.json\nepisodes/talk-3/episode.md'],
    corrected.err,
  )
  t.match(await read(station, 'episodes/talk-3/episode.md'), 'date: 2024-05-03T12:00:00+02:00\n')
  t.equal((await run(['build'])).status, 0)
  const item = itemOf(await read(station, 'dist/feeds/show.xml'), GUID)
  t.match(item, 'Fri, 03 May 2024 10:00:00 GMT')
  const again = await run([...line.split(' '), '--yes'])
  t.match(again.err, 'it was published so')
})

t.test(
  'a wrong recording gets a new address; guid and date stay, and the old address redirects',
  async (t) => {
    const { station, run } = await published(t.testdir({}))
    const before = itemOf(await read(station, 'dist/feeds/show.xml'), GUID)
    const take = join(station, 'take.mp3')
    await writeFile(take, mp3(90))
    const corrected = await run(['correct', 'talk-3', '--recording', take, '--yes'])
    t.equal(corrected.status, 0, corrected.err)
    t.match(corrected.err, '/episodes/talk-3/talk-3.mp3 redirects there')
    t.match(corrected.out, 'episodes/talk-3/talk-3-2.mp3')
    t.equal((await run(['build'])).status, 0)
    const item = itemOf(await read(station, 'dist/feeds/show.xml'), GUID)
    t.match(item, 'https://radio.example/episodes/talk-3/talk-3-2.mp3')
    const dateOf = (text: string) => /<pubDate>.*?</.exec(text)?.[0]
    t.equal(dateOf(item), dateOf(before))
    t.match(
      await read(station, 'dist/_redirects'),
      '/episodes/talk-3/talk-3.mp3 /episodes/talk-3/talk-3-2.mp3 301\n',
    )
    // And once more, over the file itself: never a name that was used before.
    await writeFile(join(station, 'episodes/talk-3/talk-3-2.mp3'), mp3(80))
    const refused = await run(['check'])
    const [, line = ''] = /inonda (correct talk-3 --recording \S+)/.exec(refused.err) ?? []
    const third = await run([...line.replace('episodes/', `${station}/episodes/`).split(' '), '--yes'])
    t.match(third.out, 'episodes/talk-3/talk-3-3.mp3')
    t.equal((await run(['build'])).status, 0)
    t.match((await ledgerOf(station)).episodes[GUID].recording, {
      address: '/episodes/talk-3/talk-3-3.mp3',
      formerly: ['/episodes/talk-3/talk-3.mp3', '/episodes/talk-3/talk-3-2.mp3'],
    })
    for (const name of ['talk-3.mp3', 'talk-3-2.mp3']) await rm(join(station, 'episodes/talk-3', name))
    const fourth = await run(['correct', 'talk-3', '--recording', take, '--yes'])
    t.match(fourth.out, 'episodes/talk-3/talk-3-4.mp3', 'also where the old files are gone')
  },
)

t.test('a guid and a feed are corrected, and what apps will do is said of both', async (t) => {
  const { station, run } = await published(t.testdir({}))
  await writeFile(
    join(station, 'feeds/extra.yaml'),
    (await read(station, 'feeds/show.yaml')).replace('The Show', 'The Extra'),
  )
  const guid = await run(['correct', 'talk-3', '--guid', NEW_GUID, '--yes'])
  t.match(guid.err, 'every app delivers the episode again as a new one')
  const ledger = await ledgerOf(station)
  t.strictSame([ledger.episodes[GUID], ledger.episodes[NEW_GUID]?.address], [undefined, '/episodes/talk-3/'])
  const feed = await run(['correct', 'talk-3', '--feed', 'extra', '--yes'])
  t.match(feed.err, /leaves show: .*\nIt comes into extra/)
  const built = await run(['build'])
  t.equal(built.status, 0, built.err)
  t.notMatch(await read(station, 'dist/feeds/show.xml'), NEW_GUID)
  t.match(await read(station, 'dist/feeds/extra.xml'), NEW_GUID)
  t.equal((await run(['correct', 'talk-3', '--feed', 'show', 'extra', '--yes'])).status, 0)
  t.match(await read(station, 'episodes/talk-3/episode.md'), 'feed: [show, extra]\n')
  t.match(
    (await run(['correct', 'talk-3', '--feed', 'nowhere', '--yes'])).err,
    'There is no feeds/nowhere.yaml.',
  )
  t.match((await run(['correct', 'talk-4', '--guid', NEW_GUID, '--yes'])).err, 'Another episode has the guid')
})

t.test('what is no correction changes nothing', async (t) => {
  const { station, run } = await published(t.testdir({}))
  const [ledger, episode] = [
    await read(station, 'ledger.json'),
    await read(station, 'episodes/talk-3/episode.md'),
  ]
  for (const [words, status, said] of [
    [['correct', 'two', '--date', '2025-01-01T10:00:00Z', '--yes'], 1, 'not published yet'],
    [['correct', 'talk-33', '--date', '2025-01-01T10:00:00Z', '--yes'], 1, 'talk-3'],
    [['correct', 'talk-3', '--recording', 'nowhere.mp3', '--yes'], 1, 'There is no file nowhere.mp3.'],
    [
      ['correct', 'talk-3', '--recording', join(station, 'station.yaml'), '--yes'],
      1,
      'recording.format-unknown',
    ],
    [
      ['correct', 'talk-3', '--recording', join(station, 'episodes/talk-3/talk-3.mp3'), '--yes'],
      1,
      'very bytes',
    ],
    [['correct', 'talk-3', '--guid', 'one'], 2, 'UUID'],
    [['correct', 'talk-3', '--date', '2025-01-01T10:00', '--yes'], 1, 'timezone: Europe/Rome'],
    [['correct', 'talk-3'], 2, '--date, --recording, --feed or --guid'],
  ] as const) {
    const result = await run(words)
    t.equal(result.status, status, `${words.join(' ')}: ${result.err}`)
    t.match(result.err, said)
  }
  t.equal(await read(station, 'ledger.json'), ledger)
  t.equal(await read(station, 'episodes/talk-3/episode.md'), episode)
})

t.test('an episode that is withdrawn is gone, and nothing is ever said of it again', async (t) => {
  const { station, run } = await published(t.testdir({}))
  await editFile(join(station, 'episodes/talk-3'), 'episode.md', /^status: .*$/m, 'status: withdrawn')
  for (const command of ['build', 'check', 'build']) {
    const { status, err } = await run([command])
    t.equal(status, 0)
    t.notMatch(err, /ledger\.|talk-3/, err)
  }
  t.notMatch(await read(station, 'dist/feeds/show.xml'), GUID)
  const { status, stop } = await siteView(station, { clock: { now: () => new Date() } })
  for (const address of ['/episodes/talk-3/', '/episodes/talk-3/talk-3.mp3', '/embed/talk-3/'])
    t.equal(await status(address), 410)
  await stop()
  await rm(join(station, 'episodes/talk-3'), { recursive: true })
  t.notMatch((await run(['build'])).err, 'ledger.', 'its folder may go too')
  const { status: later, stop: end } = await siteView(station, { clock: { now: () => new Date() } })
  t.equal(await later('/episodes/talk-3/'), 410)
  await end()
})
