import { type ChildProcess, spawn } from 'node:child_process'
import { IoError } from '../../ports/io-error.ts'

/** How a program is started. */
export interface Program {
  readonly command: string
  readonly milliseconds: number
}

/** So much of what a program says before it gives up is told. */
const LAST_CHARACTERS = 400
const VERSION_MILLISECONDS = 10_000

/** Whether a program can be started. */
export async function isThere({ command }: Program): Promise<boolean> {
  const child = spawn(command, ['-version'], { stdio: 'ignore' })
  const { code } = await ended(child, VERSION_MILLISECONDS)
  return code === 0
}

/** Runs a program to its end, without a shell. One that fails, or takes too long, is an `IoError`. */
export async function run(program: Program, words: readonly string[]): Promise<void> {
  const child = spawn(program.command, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  const said = lastWords(child)
  const end = await ended(child, program.milliseconds)
  if (end.code !== 0) throw new IoError('tagger', 'write', why(program, end, said()), end.error)
}

/** What a program writes, while it writes it. One that fails, or takes too long, is an `IoError` at the end. */
export async function* stream(program: Program, words: readonly string[]): AsyncGenerator<Uint8Array> {
  const child = spawn(program.command, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = lastWords(child)
  const ending = ended(child, program.milliseconds)
  try {
    yield* child.stdout as AsyncIterable<Uint8Array>
    const end = await ending
    if (end.code !== 0) throw new IoError('sound', 'decode', why(program, end, said()), end.error)
  } finally {
    // Nobody listens any more; a program that has ended is not there to be stopped.
    child.kill('SIGKILL')
  }
}

function lastWords(child: ChildProcess): () => string {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-LAST_CHARACTERS)
  })
  return () => said.trim().split('\n').at(-1) ?? ''
}

function why({ command, milliseconds }: Program, { code, late, error }: End, last: string): string {
  if (error) return `${command} cannot be started: ${error.message}.`
  if (late) return `${command} was stopped: it took longer than ${milliseconds / 1000} s.`
  return `${command} gave up${code === null ? '' : ` with status ${code}`}${last === '' ? '.' : `: ${last}`}`
}

interface End {
  /** Null for a program that was killed. */
  readonly code: number | null
  readonly late: boolean
  readonly error?: Error
}

/** The timer is our own: that of `spawn` outlives a program that could not be started. */
function ended(child: ChildProcess, milliseconds: number): Promise<End> {
  return new Promise((tell) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, milliseconds)
    const end = (end: End) => {
      clearTimeout(timer)
      child.stderr?.destroy()
      tell(end)
    }
    child.on('error', (error) => end({ code: null, late, error }))
    // What a killed program started may hold its pipes open, so `close` is not waited for then.
    child.on('exit', (code) => {
      if (late) end({ code, late })
    })
    child.on('close', (code) => end({ code, late }))
  })
}
