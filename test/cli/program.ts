import { type ChildProcess, spawn, spawnSync } from 'node:child_process'

/** Node without what the test runner loads into every process. */
const PLAIN = ['-u', 'NODE_OPTIONS', process.execPath]
/** As it is installed: it starts in a tenth of the time that its source takes. */
const PROGRAM = 'lib/cli/inonda.js'

export interface Ended {
  /** Null: it was killed. */
  readonly status: number | null
  readonly said: string
}

/** Makes the program of its source as that is now, and answers where it stands. */
export function compile(): string {
  const words = [...PLAIN, 'scripts/compile.mjs', '--where-old']
  const { status, stderr } = spawnSync('env', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return PROGRAM
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

/**
 * Starts the program. `env` gives it its place and its number, so that a kill meets the program itself. `before` are the words of
 * another one that starts it on terms of its own.
 */
export function start(words: readonly string[], uid?: number, before: readonly string[] = []): Running {
  const [first = '', ...more] = [...before, 'env', ...PLAIN, PROGRAM, ...words]
  const child = spawn(first, more, {
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
