import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const PREPARE = fileURLToPath(new URL('../scripts/prepare.mjs', import.meta.url))
const SKIP = process.getuid?.() !== 0 && 'only root may install programs here'

t.test('INONDA_NO_SETUP=1 leaves the machine alone, and names what to install', { skip: SKIP }, async (t) => {
  // An installer that leaves a mark, and nothing of what is to be installed.
  const dir = t.testdir({ called: {}, bin: { 'apt-get': t.fixture('file', '') } })
  const script = `#!/bin/sh\necho "$@" > '${join(dir, 'called')}'/"$1"\n`
  writeFileSync(join(dir, 'bin/apt-get'), script, { mode: 0o755 })
  chmodSync(join(dir, 'bin/apt-get'), 0o755)
  const prepare = (env: Record<string, string>) =>
    spawnSync(process.execPath, [PREPARE, '--for-tests'], {
      env: { PATH: join(dir, 'bin'), ...env },
      encoding: 'utf8',
    })
  const alone = prepare({ INONDA_NO_SETUP: '1' })
  t.strictSame([alone.status, alone.stdout], [0, ''])
  t.match(alone.stderr, /^Some tests will be skipped\. For all of them: sudo apt-get install .*chromium/m)
  t.notOk(existsSync(join(dir, 'called/install')), 'nothing is installed')

  const asked = prepare({})
  t.match(asked.stderr, /^Installing Debian packages that the tests compare Inonda with: .*chromium/m)
  t.ok(existsSync(join(dir, 'called/install')), 'without it, it is')
})
