import { spawnSync } from 'node:child_process'
import t from 'tap'
import { output } from '../../src/adapters/program/run.ts'

const isThere = (command: string) => spawnSync(command, ['--version']).status === 0
const skip = isThere('prlimit') && isThere('dd') ? false : 'prlimit or dd is not here'
const ZEROS = ['if=/dev/zero', 'bs=200M', 'count=1', 'status=none', 'of=/dev/null']

t.test('a program that asks for more memory than it may have ends', { skip }, async (t) => {
  const dd = { command: 'dd', milliseconds: 20_000 }
  const terms = { port: 'program', most: 1000 }
  await t.rejects(output({ ...dd, memory: 50_000_000 }, ZEROS, terms), {
    name: 'IoError',
    message: /dd gave up/,
  })
  t.strictSame(String(await output({ ...dd, memory: 900_000_000 }, ZEROS, terms)), '')
  t.strictSame(String(await output(dd, ZEROS, terms)), '', 'nothing is said of memory')
})

t.test('one that is not there is told by its own name', { skip }, async (t) => {
  const program = { command: 'no-such-program-anywhere', milliseconds: 20_000, memory: 50_000_000 }
  await t.rejects(output(program, [], { port: 'program', most: 10 }), {
    message: /^no-such-program-anywhere cannot be started: .+\.$/,
  })
})
