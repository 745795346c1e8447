import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const PREPARE = fileURLToPath(new URL('../scripts/prepare.mjs', import.meta.url))

t.test('INONDA_NO_SETUP=1 leaves the machine alone, and names what to install', async (t) => {
  // No program is found here: nothing could be installed, and what is missing is named.
  const env = { INONDA_NO_SETUP: '1', PATH: t.testdir({}) }
  const { status, stdout, stderr } = spawnSync(process.execPath, [PREPARE, '--for-tests'], {
    env,
    encoding: 'utf8',
  })
  t.strictSame([status, stdout], [0, ''])
  t.match(stderr, /^Some tests will be skipped\. For all of them: sudo apt-get install .*chromium/m)
  t.notMatch(stderr, /Installing/)
})
