import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import t from 'tap'
import { compile } from '../cli/program.ts'

/** The commands of the README's first episode, one block a step; the first installs the program. */
const [install = '', files = '', create = '', publish = ''] = [
  ...readFileSync('README.md', 'utf8').matchAll(/\n```sh\n(.*?)\n```\n/gs),
].map(([, commands = '']) => commands)

t.test('the README’s commands lead from nothing to a feed', async (t) => {
  const program = resolve(compile())
  const folder = t.testdir({ bin: {}, clone: { episodes: { 'read-along': {} } } })
  const command = join(folder, 'bin/inonda')
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`)
  chmodSync(command, 0o755)
  const recording = 'episodes/read-along/read-along.mp3'
  cpSync(recording, join(folder, 'clone', recording))
  const run = (commands: string, cwd: string) => {
    const env = { PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` }
    const { status, stdout, stderr } = spawnSync('sh', ['-ec', commands], { cwd, env, encoding: 'utf8' })
    t.equal(status, 0, stderr)
    return stdout
  }
  t.match(install, /^npm ci .* npm link$/)
  run(files, join(folder, 'clone'))
  run(create, join(folder, 'first'))
  const station = join(folder, 'first/my-radio')
  const episode = join(station, 'episodes/meet-the-board/episode.md')
  const draft = readFileSync(episode, 'utf8')
  const answered = draft.replace(
    /# people:\n# ( {2}Host: .*?) +#.*\n# ( {2}Guest: .*?) +#.*\n/,
    'people:\n$1\n$2\n',
  )
  const [, people = ''] = readFileSync('README.md', 'utf8').match(/\n```yaml\n(.*?\n)```\n/s) ?? []
  t.ok(people !== '' && answered.includes(people), answered)
  writeFileSync(episode, answered)
  run(publish, station)
  t.strictSame(JSON.parse(run('inonda check --format json', station)), [], 'nothing is left to fix')
  t.match(readFileSync(join(station, 'dist/feeds/my-radio.xml'), 'utf8'), /Meet the board/)
})
