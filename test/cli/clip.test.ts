import { spawnSync } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from './a-terminal.ts'

const skip = spawnSync('ffmpeg', ['-version']).status === 0 ? false : 'ffmpeg is not on the PATH'

t.test('clip asks for a quote or for two times', async (t) => {
  for (const [words, told] of [
    [[], /--quote "…", or --from TIME --to TIME/],
    [['--from', '1'], /--quote "…", or --from TIME --to TIME/],
    [['--from', 'soon', '--to', '9'], /hours:minutes:seconds/],
    [['--from', '-1', '--to', '9'], /hours:minutes:seconds/],
    [['--quote', 'a', '--to', '9'], /cannot be used with/],
    [['--quote', 'a', '--shape', 'round'], /square, wide, tall/],
  ] as const) {
    const { status, err } = await inonda(['clip', 'talk', ...words])
    t.equal(status, 2, words.join(' '))
    t.match(err, told)
  }
})

t.test('a dry run is told to people and to programs', { skip }, async (t) => {
  const folder = t.testdir()
  for (const name of ['station.yaml', 'people.yaml', 'feeds', 'episodes/from-tape-to-text'])
    await cp(name, join(folder, name), { recursive: true })
  const words = ['clip', 'from-tape-to-text', '--station', folder, '--dry-run']
  const told = await inonda([...words, '--quote', 'a summary tells … who speaks'])
  t.equal(told.status, 0, told.err)
  t.match(told.out, /^clip +00:00:4\d/m)
  t.match(told.out, /^said +A summary tells what was said .* who speaks\.$/m)
  t.match(told.err, /Nothing was written \(--dry-run\)\./)
  const json = await inonda([...words, '--from', '0:31', '--to', '0:57', '--json'])
  t.match(JSON.parse(json.out), { slug: 'from-tape-to-text', soundbite: 'known', dryRun: true, files: Array })
  const missing = await inonda([...words, '--quote', 'nothing of the kind'])
  t.equal(missing.status, 1)
  t.match(missing.err, /clip\.quote-[\s\S]*Nothing was written\./)
})
