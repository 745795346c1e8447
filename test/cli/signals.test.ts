import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import t, { type Test } from 'tap'
import { inonda } from './a-terminal.ts'
import { compile } from './program.ts'

const PROGRAM = compile()
const NEW = ['--title', 'Radio', '--url', 'https://radio.example.org', '--email', 'a@example.org']
const SCRIPT = '/usr/bin/script'

/** A process of this test's own, and the first line with a given word that it says. */
function started(t: Test, program: string, words: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  t.teardown(() => child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
    })
  }
  const saying = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const [found] = pattern.exec(said) ?? []
      if (found !== undefined) return found
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(said)
      await new Promise((go) => setTimeout(go, 20))
    }
  }
  return { child, saying }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** Sends signals with so many milliseconds between them to a program that stops when it is told to, but slowly. */
async function signalled(t: Test, signals: readonly NodeJS.Signals[], between: number) {
  const terminal = pathToFileURL(join(PROGRAM, '..', 'terminal.js')).href
  const text = `const { processTerminal } = await import(${JSON.stringify(terminal)})
    const { print, onStop } = processTerminal()
    onStop(() => { print('stopping'); setTimeout(() => process.exit(0), 2500) }, () => print('hurry'))
    setInterval(() => {}, 1000)
    print('ready')`
  const { child, saying } = started(t, process.execPath, ['--input-type=module', '-e', text])
  await saying(/ready/)
  for (const signal of signals) {
    child.kill(signal)
    await saying(/stopping/)
    await new Promise((go) => setTimeout(go, between))
  }
  return ended(child)
}

t.test('who signals once is waited for, who signals again is not', async (t) => {
  t.equal(await signalled(t, ['SIGINT'], 0), 0)
  t.equal(await signalled(t, ['SIGINT', 'SIGINT'], 0), 0, 'one Ctrl-C that came twice')
  t.equal(await signalled(t, ['SIGINT', 'SIGINT'], 700), 130)
  t.equal(await signalled(t, ['SIGINT', 'SIGTERM'], 700), 143)
})

t.test('a server outlives what started it, and whoever read what it says', async (t) => {
  const folder = join(t.testdir({}), 'radio')
  t.equal((await inonda(['init', folder, ...NEW, '--language', 'en'])).status, 0)
  const words = [PROGRAM, 'serve', '--station', folder, '--port', '0']
  const { child, saying } = started(t, process.execPath, words, { INONDA_LOG: 'requests' })
  const url = (await saying(/http:\S+\n/)).trim()
  child.kill('SIGHUP')
  t.equal((await fetch(url)).status, 200, 'nohup and services: there is no terminal that could hang up')
  child.stdout?.destroy()
  child.stderr?.destroy()
  for (let count = 0; count < 5; count++) {
    t.equal((await fetch(url)).status, 200)
    await new Promise((go) => setTimeout(go, 120))
  }
  child.kill('SIGTERM')
  t.equal(await ended(child), 0)
})

t.test(
  'a server on a terminal that hangs up ends in order',
  {
    skip: existsSync(SCRIPT) ? false : 'script is not installed',
  },
  async (t) => {
    const folder = join(t.testdir({}), 'radio')
    await inonda(['init', folder, ...NEW, '--language', 'en'])
    const line = `echo pid $$; exec ${process.execPath} ${PROGRAM} serve --station ${folder} --port 0`
    const { child, saying } = started(t, SCRIPT, ['-qefc', line, '/dev/null'])
    const pid = Number((await saying(/pid \d+\s/)).slice(4))
    const url = (await saying(/http:\S+\s/)).trim()
    t.equal((await fetch(url)).status, 200)
    process.kill(pid, 'SIGHUP')
    t.equal(await ended(child), 0)
    await t.rejects(fetch(url))
  },
)
