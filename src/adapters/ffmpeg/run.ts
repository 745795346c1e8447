import { spawn } from 'node:child_process'
import { Outage } from '../../ports/outage.ts'

/** How a program is started. */
export interface Program {
  readonly command: string
  readonly milliseconds: number
}

/** So much of what a program says before it gives up is told. */
const LAST_CHARACTERS = 400

/** Whether a program can be started. */
export async function isThere({ command }: Program): Promise<boolean> {
  return new Promise((answer) => {
    const child = spawn(command, ['-version'], { stdio: 'ignore', timeout: 10_000, killSignal: 'SIGKILL' })
    child.on('error', () => answer(false))
    child.on('close', (code) => answer(code === 0))
  })
}

/** Runs a program to its end, without a shell. One that fails, or takes too long, is an `Outage`. */
export async function run({ command, milliseconds }: Program, words: readonly string[]): Promise<void> {
  await new Promise<void>((done, failed) => {
    const child = spawn(command, words, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: milliseconds,
      killSignal: 'SIGKILL',
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-LAST_CHARACTERS)
    })
    const fail = (why: string, cause?: unknown) => failed(new Outage('tagger', 'write', why, cause))
    child.on('error', (error) => fail(`${command} cannot be started: ${error.message}.`, error))
    child.on('close', (code, signal) => {
      if (code === 0) return done()
      if (signal !== null)
        return fail(`${command} was stopped: it took longer than ${milliseconds / 1000} s.`)
      const last = said.trim().split('\n').at(-1) ?? ''
      fail(`${command} gave up with status ${code}${last === '' ? '.' : `: ${last}`}`)
    })
  })
}
