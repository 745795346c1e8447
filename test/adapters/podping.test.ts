import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { podpingCommand } from '../../src/adapters/command/podping.ts'
import { notifierContract } from '../ports/notifier.contract.ts'

/** A command that writes down its arguments and refuses where it is told to. */
const SCRIPT = `
const [, file, refuses, ...rest] = process.argv
if (refuses === 'refuses') { process.stderr.write('no such account\\nat line 1'); process.exit(3) }
require('node:fs').appendFileSync(file, JSON.stringify(rest) + '\\n')`

notifierContract(t, 'podping', async (t) => {
  const file = join(t.testdir({}), 'heard')
  return {
    tell: (whom, topic) => {
      const program = whom === 'absent' ? 'no-such-program-anywhere' : process.execPath
      const mood = whom === 'refusing' ? 'refuses' : 'writes'
      return podpingCommand([program, '-e', SCRIPT, '--', file, mood])(topic)
    },
    heard: () =>
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)[0]),
  }
})

t.test('the address and the reason come after the command’s own words, each as one argument', async (t) => {
  const file = join(t.testdir({}), 'heard')
  const feed = "https://radio.example/feeds/a b';touch x;.xml"
  await podpingCommand([process.execPath, '-e', SCRIPT, '--', file, 'writes', 'own words'])(feed)
  t.strictSame(JSON.parse(readFileSync(file, 'utf8')), ['own words', feed, 'update'])
})

t.test('a command’s complaint is told, in one line', async (t) => {
  const told = await podpingCommand([process.execPath, '-e', SCRIPT, '--', 'x', 'refuses'])(
    'https://a.example/',
  )
  t.match(told.failure, /ended with status 3: no such account\.$/)
})

t.test('a command that does not end is ended', async (t) => {
  const told = await podpingCommand(
    [process.execPath, '-e', 'setInterval(() => {}, 1000)'],
    300,
  )('https://a.example/')
  t.match(told, { failure: /did not end within 0\.3 seconds/ })
})
