import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'
import { copyOfSample } from './a-sample.ts'

/** Enough to hit the reading, the rendering, the copying and the swap; the offsets spread over a whole build. */
const KILLS = 12

t.test('a build killed at any moment leaves the old edition or the new one, whole', async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  const started = Date.now()
  t.equal((await inonda(['build', '--station', folder])).status, 0)
  const length = Math.max(600, (Date.now() - started) * 3)
  const file = join(folder, 'station.yaml')
  const station = await readFile(file, 'utf8')
  const whole = (await readdir(join(folder, 'dist'), { recursive: true })).sort()

  for (let turn = 1; turn <= KILLS; turn++) {
    await writeFile(file, station.replace(/^title: .*$/m, `title: Station ${turn}`))
    const child = spawn(process.execPath, [
      ...process.execArgv,
      'src/cli/inonda.ts',
      'build',
      '--station',
      folder,
    ])
    const ended = new Promise((done) => child.on('exit', done))
    setTimeout(() => child.kill('SIGKILL'), (length * turn) / KILLS)
    await ended
    t.strictSame(
      (await readdir(join(folder, 'dist'), { recursive: true })).sort(),
      whole,
      `after kill ${turn}`,
    )
    const titles = new Set<string>()
    for (const name of ['index.html', 'people/index.html', 'credits/index.html', '404.html']) {
      const page = await readFile(join(folder, 'dist', name), 'utf8')
      titles.add(/Station \d+|Inonda Sample Radio/.exec(page)?.[0] ?? 'none')
      t.match(page, /<\/html>\s*$/)
    }
    t.equal(titles.size, 1, `one edition after kill ${turn}: ${[...titles]}`)
    JSON.parse(await readFile(join(folder, 'ledger.json'), 'utf8'))
  }
  const last = await inonda(['build', '--station', folder])
  t.equal(last.status, 0, `the next build goes on by itself: ${last.err}`)
  const left = (await readdir(folder)).filter((name) => name.startsWith('.dist-'))
  t.equal(left.length, 1, 'and sweeps what the killed ones left')
})
