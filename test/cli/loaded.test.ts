import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { copyOfSample } from '../journeys/a-sample.ts'
import { compile } from './program.ts'

interface Loaded {
  readonly packages: readonly string[]
  /** Of our own modules, without the ending: `read/station`. */
  readonly modules: readonly string[]
}

/** What a command loads, as Node.js itself tells of it: in other ways of asking, one kind of module is missing. */
function loadedBy(t: Test, root: string, words: readonly string[]): Loaded {
  const folder = mkdtempSync(join(root, 'loaded-'))
  // Without what the test runner loads into every process.
  const plain = ['-u', 'NODE_OPTIONS', `NODE_V8_COVERAGE=${folder}`, process.execPath]
  const { status, stderr } = spawnSync('env', [...plain, PROGRAM, ...words], { encoding: 'utf8' })
  t.equal(status, 0, stderr)
  const urls = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] }
    return result.map(({ url }) => url)
  })
  const found = (pattern: RegExp) => [...new Set(urls.flatMap((url) => pattern.exec(url)?.[1] ?? []))].sort()
  return {
    packages: found(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/),
    modules: found(/^(?!.*\/node_modules\/).*\/lib\/(.*)\.js$/),
  }
}

const PROGRAM = compile()

t.test('the version is said without a package but the one that reads what was typed', async (t) => {
  const { packages, modules } = loadedBy(t, t.testdir(), ['--version'])
  t.strictSame(packages, ['commander'])
  t.strictSame(modules, [
    'cli/inonda',
    'cli/main',
    'cli/terminal',
    'diagnostics/line',
    'diagnostics/paint',
    'diagnostics/printable',
    'ports/error-reasons',
    'ports/io-error',
    'program-version',
  ])
})

t.test('help is shown without the work of any command', async (t) => {
  const root = t.testdir()
  for (const words of [['--help'], ['check', '--help'], ['serve', '--help']]) {
    const { packages, modules } = loadedBy(t, root, words)
    t.strictSame(packages, ['commander'], words.join(' '))
    t.strictSame(
      modules.filter((one) => /^(?:cli\/serve-station|read|render|lint|adapters|server)\//.test(one)),
      [],
      words.join(' '),
    )
  }
})

t.test('an unchanged station is checked without what reads, renders, serves, tags or drafts', async (t) => {
  const root = t.testdir()
  const folder = await copyOfSample(root)
  // Files that were written just now are not relied on to look different once they change.
  await pause(2_100)
  const check = ['check', '--station', folder]
  const first = loadedBy(t, root, check)
  t.ok(first.packages.includes('podcast'), 'the first time feeds are rendered, and seen here')
  t.ok(first.packages.includes('sanitize-html'), 'and texts')

  const { packages, modules } = loadedBy(t, root, check)
  t.strictSame(
    packages.filter((one) => !one.startsWith('@img/')),
    ['commander'],
    'of sharp only its version is asked for',
  )
  t.strictSame(
    modules.filter((one) => /^(?:server|intake|read|render|lint|site)\//.test(one)),
    [],
  )
})
