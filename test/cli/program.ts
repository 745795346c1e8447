import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Node without what the test runner loads into every process. */
const PLAIN = ['-u', 'NODE_OPTIONS', process.execPath]
/** As it is installed: it starts in a tenth of the time that its source takes. */
const PROGRAM = 'lib/cli/inonda.js'
const COMPILE = ['node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.build.json']

export interface Ended {
  /** Null: it was killed. */
  readonly status: number | null
  readonly said: string
}

/** When the program was made last; another test may be running it, so that it is made anew only where it has to be. */
const STAMP = 'lib/.compiled'
const LOCK = '.tap/compile.lock'

/** Makes the program of its source as that is now, and answers where it stands. */
export function compile(): string {
  mkdirSync('.tap', { recursive: true })
  const lock = takeLock()
  try {
    const made = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (made > newestIn('src')) return PROGRAM
    const { status, stdout, stderr } = spawnSync('env', [...PLAIN, ...COMPILE], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${stdout}${stderr}`)
    writeFileSync(STAMP, '')
    return PROGRAM
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** Waits for whoever makes it now; a lock that nobody let go of is broken after a minute. */
function takeLock(): string {
  for (let tries = 0; tries < 600; tries++) {
    try {
      mkdirSync(LOCK)
      return LOCK
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
  return LOCK
}

function newestIn(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Math.max(
    ...entries.map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs),
  )
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/** Starts the program. `env` gives it its place and its number, so that a kill meets the program itself. */
export function start(words: readonly string[], uid?: number): Running {
  const child = spawn('env', [...PLAIN, PROGRAM, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
    })
  }
  const ended = new Promise<Ended>((done) => child.on('close', (status) => done({ status, said })))
  return { child, ended }
}
