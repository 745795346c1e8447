import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'
import { compile, start } from '../cli/program.ts'
import { smallStation } from './a-small-station.ts'

/** The small station, with talk 7 far in the future. */
async function station(folder: string, timezone = ''): Promise<string> {
  await smallStation(folder)
  const edit = async (path: string, change: (text: string) => string) =>
    writeFile(join(folder, path), change(await readFile(join(folder, path), 'utf8')))
  await edit('episodes/talk-7/episode.md', (text) => text.replace(/date: .*/, 'date: 2125-07-01T10:00:00Z'))
  await edit('station.yaml', (text) => text + timezone)
  return folder
}

t.test(
  'build and check say what is scheduled and what is a draft, and say it again where nothing is new',
  async (t) => {
    const folder = await station(t.testdir({}), 'timezone: Europe/Rome\n')
    for (const command of ['build', 'check', 'build']) {
      const { status, err } = await inonda([command, '--station', folder])
      t.equal(status, 0, err)
      t.match(err, '1 episode goes on air on 2125-07-01T12:00:00+02:00: talk-7.')
      t.match(err, '1 draft waits to be published: two. To publish it: inonda publish two')
    }
    t.match((await inonda(['build', '--station', folder])).err, 'Build again then, or let inonda serve run.')
    t.notMatch((await inonda(['check', '--station', folder, '--format', 'json'])).out, 'talk-7')
  },
)

t.test('without a time zone the date is told in UTC; of many the next ones are named', async (t) => {
  const folder = await station(t.testdir({}))
  for (let talk = 1; talk <= 6; talk++) {
    const file = join(folder, `episodes/talk-${talk}/episode.md`)
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(/date: .*/, `date: 2124-0${talk}-01T10:00:00Z`))
  }
  const { err } = await inonda(['build', '--station', folder])
  t.match(err, '7 episodes go on air on 2124-01-01T10:00:00Z: talk-1; then talk-2 on 2124-02-01T10:00:00Z')
  t.match(err, 'talk-6 on 2124-06-01T10:00:00Z and 1 more.')
})

t.test('where nothing waits, nothing is said', async (t) => {
  const folder = await station(t.testdir({}))
  for (const slug of ['talk-7', 'two']) await rm(join(folder, 'episodes', slug), { recursive: true })
  t.equal((await inonda(['build', '--station', folder])).err, '')
})

t.test('a server says it when it begins, and when something else waits', async (t) => {
  compile()
  const folder = await station(t.testdir({}))
  const { child, ended } = start(['serve', '--station', folder, '--port', '0'])
  t.teardown(() => child.kill('SIGKILL'))
  let said = ''
  child.stderr?.on('data', (piece: string) => {
    said += piece
  })
  const saying = async (words: RegExp) => {
    for (let tries = 0; tries < 300 && !words.test(said); tries++)
      await new Promise((go) => setTimeout(go, 100))
    t.match(said, words)
    said = ''
  }
  await saying(/1 episode goes on air on 2125-07-01T10:00:00Z: talk-7\.[\s\S]*1 draft waits/)
  await rm(join(folder, 'episodes/talk-7'), { recursive: true })
  await saying(/1 draft waits to be published: two/)
  child.kill('SIGTERM')
  t.equal((await ended).status, 0)
})
