import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { IoError } from '../../ports/io-error.ts'

/** A program and its timeout. */
export interface Program {
  readonly command: string
  readonly milliseconds: number
  /**
   * Limit of its address space in bytes, where the system has prlimit of util-linux, as nearly every Linux does;
   * elsewhere there is no limit.
   */
  readonly memory?: number
}

/** How much of a failed program's output is kept for the error. */
const LAST_CHARACTERS = 400
const VERSION_MILLISECONDS = 10_000
const VERSION_BYTES = 100_000

/** The first line of a program's version output; undefined if it cannot be started. */
export async function versionOf(
  { command }: Program,
  words: readonly string[] = ['-version'],
): Promise<string | undefined> {
  const program = { command, milliseconds: VERSION_MILLISECONDS }
  try {
    const text = Buffer.from(
      await output(program, words, { port: 'program', most: VERSION_BYTES }),
    ).toString()
    return text.split('\n')[0] ?? ''
  } catch {
    return undefined
  }
}

/** Whether a program can be started. */
export async function isThere(program: Program): Promise<boolean> {
  return (await versionOf(program)) !== undefined
}

/** Input and limits of a run. */
export interface Exchange {
  /** The name of the port, for errors. */
  readonly port: string
  /** Written to its standard input. */
  readonly input?: string
  /** A program that writes more bytes than this is stopped. */
  readonly most: number
}

/**
 * Returns what a program writes to standard output. Throws an `IoError` if it fails, takes too long or writes
 * too much.
 */
export async function output(
  program: Program,
  words: readonly string[],
  { port, input, most }: Exchange,
): Promise<Uint8Array> {
  const child = started(program, words, {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  const said = lastWords(child)
  const ending = ended(child, program.milliseconds)
  // A program may exit before it has read all its input.
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  const pieces: Uint8Array[] = []
  let bytes = 0
  child.stdout?.on('data', (piece: Uint8Array) => {
    bytes += piece.length
    if (bytes > most) child.kill('SIGKILL')
    else pieces.push(piece)
  })
  const end = await ending
  if (bytes > most)
    throw new IoError(port, 'run', `${program.command} was stopped: it wrote more than ${most} bytes.`)
  if (end.code !== 0) throw new IoError(port, 'run', why(program, end, said()), end.error)
  return Buffer.concat(pieces)
}

/** Runs a program to its end, without a shell. Throws an `IoError` if it fails or takes too long. */
export async function run(program: Program, words: readonly string[]): Promise<void> {
  const child = started(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  const said = lastWords(child)
  const end = await ended(child, program.milliseconds)
  if (end.code !== 0) throw new IoError('tagger', 'write', why(program, end, said()), end.error)
}

/** Options of `remarks`. */
export interface Remarks {
  readonly port: string
  /** A program that writes more characters than this is stopped. */
  readonly most: number
  readonly onText?: (text: string) => void
  readonly signal?: AbortSignal
}

/**
 * Returns what a program writes to standard error, where ffmpeg prints measurements and progress. Throws as
 * `output` does.
 */
export async function remarks(
  program: Program,
  words: readonly string[],
  { port, most, onText, signal }: Remarks,
): Promise<string> {
  const stopped = () => new IoError(port, 'run', `${program.command} was stopped.`)
  if (signal?.aborted) throw stopped()
  const child = started(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  const stop = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', stop)
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
    onText?.(text)
    if (said.length > most) stop()
  })
  const end = await ended(child, program.milliseconds)
  signal?.removeEventListener('abort', stop)
  if (signal?.aborted) throw stopped()
  if (said.length > most)
    throw new IoError(port, 'run', `${program.command} was stopped: it said more than ${most} characters.`)
  if (end.code !== 0)
    throw new IoError(port, 'run', why(program, end, said.trim().split('\n').at(-1) ?? ''), end.error)
  return said
}

/**
 * Yields the standard output of a program as it is written. Throws an `IoError` at the end if it fails or
 * takes too long.
 */
export async function* stream(program: Program, words: readonly string[]): AsyncGenerator<Uint8Array> {
  const child = started(program, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = lastWords(child)
  const ending = ended(child, program.milliseconds)
  try {
    yield* child.stdout as AsyncIterable<Uint8Array>
    const end = await ending
    if (end.code !== 0) throw new IoError('sound', 'decode', why(program, end, said()), end.error)
  } finally {
    // The output is not read any more; to kill a program that has exited does nothing.
    child.kill('SIGKILL')
  }
}

/** Spawns without a shell. prlimit executes the program in its own process, so a signal reaches the program. */
function started(
  { command, memory }: Program,
  words: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  const limiter = memory === undefined ? undefined : prlimit()
  return limiter === undefined
    ? spawn(command, words, options)
    : spawn(limiter, [`--as=${memory}`, '--', command, ...words], options)
}

let found: { readonly path: string | undefined } | undefined

/** The path of prlimit, looked up once; undefined if it is not installed. */
function prlimit(): string | undefined {
  found ??= {
    path: (process.env['PATH'] ?? '')
      .split(delimiter)
      .filter(isAbsolute)
      .map((folder) => join(folder, 'prlimit'))
      .find(isRunnable),
  }
  return found.path
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
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
  const [, reason] = /^prlimit: failed to execute .*: ([^:]+)$/.exec(last) ?? []
  if (reason !== undefined) return `${command} cannot be started: ${reason}.`
  if (late) return `${command} was stopped: it took longer than ${milliseconds / 1000} s.`
  return `${command} gave up${code === null ? '' : ` with status ${code}`}${last === '' ? '.' : `: ${last}`}`
}

interface End {
  /** Null if the program was killed. */
  readonly code: number | null
  readonly late: boolean
  readonly error?: Error
}

/** Has a timer of its own: that of `spawn` outlives a program that could not be started. */
function ended(child: ChildProcess, milliseconds: number): Promise<End> {
  return new Promise((resolve) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, milliseconds)
    const end = (end: End) => {
      clearTimeout(timer)
      child.stderr?.destroy()
      resolve(end)
    }
    child.on('error', (error) => end({ code: null, late, error }))
    // Children of a killed program may hold its pipes open, so `close` is not awaited after a timeout.
    child.on('exit', (code) => {
      if (late) end({ code, late })
    })
    child.on('close', (code) => end({ code, late }))
  })
}
