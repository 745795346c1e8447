import { constants } from 'node:os'
import { styleText } from 'node:util'
import { type Line, lineText } from '../diagnostics/line.ts'
import { NO_PAINT, type Paint } from '../diagnostics/paint.ts'
import { printableLine, printableLines, shortened } from '../diagnostics/printable.ts'

/**
 * Input and output of a command. Results go to standard output, everything else to standard error. Any text
 * may contain untrusted input: it is escaped here, so that it ends no line and moves no cursor (`lineText`),
 * and callers need not do so.
 */
export interface Terminal {
  /** Prints a result for people: each argument is one line. */
  readonly print: (...lines: readonly Line[]) => void
  /** Prints diagnostics, progress or remarks, also as lines. */
  readonly remark: (...lines: readonly Line[]) => void
  /** Prints a whole result for programs: JSON, SARIF, workflow commands. Its line breaks are kept. */
  readonly data: (text: string) => void
  /** Prints lines of a log for programs, one JSON object each. */
  readonly log: (text: string) => void
  /** Redraws one line of progress; does nothing unless standard error is a terminal. */
  readonly progress: (text: string) => void
  /** Asks a question; undefined without an interactive terminal. */
  readonly ask: ((question: string) => Promise<string>) | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /**
   * Calls back at SIGTERM, SIGINT, or SIGHUP of a terminal that was closed. At a second signal, `hurry` is
   * called and the process exits.
   */
  readonly onStop: (stop: () => void, hurry?: () => void) => void
}

/** Where a terminal's text goes. */
export interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether standard error is a terminal. */
  readonly isWatched?: boolean
  readonly paint?: Paint
}

const QUESTION_MAX = 500
const ENDING = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
/** One Ctrl-C can arrive twice: from the terminal, and from a parent process that forwards its own. */
const TWICE_MS = 500

/** Prints to two streams. */
export function terminalOutput({
  out,
  err,
  isWatched = false,
  paint = NO_PAINT,
}: Streams): Pick<Terminal, 'print' | 'remark' | 'data' | 'log' | 'progress'> {
  let drawn = false
  const wipe = () => {
    if (drawn) err('\r\u001b[K')
    drawn = false
  }
  const lines = (write: (text: string) => void) => {
    return (...all: readonly Line[]) => {
      wipe()
      if (all.length > 0) write(all.map((line) => `${lineText(line, paint)}\n`).join(''))
    }
  }
  const whole = (write: (text: string) => void) => {
    return (text: string) => {
      wipe()
      write(`${printableLines(text)}\n`)
    }
  }
  return {
    print: lines(out),
    remark: lines(err),
    data: whole(out),
    log: whole(err),
    progress: (text) => {
      if (!isWatched) return
      wipe()
      if (text === '') return
      err(lineText(text, NO_PAINT))
      drawn = true
    },
  }
}

/** This process's terminal. Colours only on a terminal and without NO_COLOR (https://no-color.org). */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process
  const colours = stderr.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  const isAttached = [stdin, stdout, stderr].some((stream) => stream.isTTY === true)
  // A terminal that is closed ends the processes in it. A process without one was started to outlive it: by
  // nohup, or as a service. Node.js resets a signal that nohup ignores, so this is derived from the streams.
  if (!isAttached) process.on('SIGHUP', () => {})
  return {
    ...terminalOutput({
      out: (text) => stdout.write(text),
      err: (text) => stderr.write(text),
      isWatched: stderr.isTTY === true,
      paint: colours ? PAINT : NO_PAINT,
    }),
    ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
    environment: env,
    onStop: (stop, hurry) => {
      let printedAt: number | undefined
      for (const signal of isAttached ? ENDING : ENDING.filter((one) => one !== 'SIGHUP')) {
        process.on(signal, () => {
          if (printedAt === undefined) {
            printedAt = performance.now()
            stop()
          } else if (performance.now() - printedAt > TWICE_MS) {
            hurry?.()
            process.exit(128 + constants.signals[signal])
          }
        })
      }
    },
  }
}

const PAINT: Paint = {
  error: (text) => styleText('red', text),
  warning: (text) => styleText('yellow', text),
  info: (text) => styleText('cyan', text),
  faint: (text) => styleText('dim', text),
}

/** A question was not answered: Ctrl-C, Ctrl-D, or the terminal was closed. */
export class Unanswered extends Error {}

async function ask(question: string): Promise<string> {
  // Loaded on demand: most commands ask nothing, and it takes as long to load as the rest of the terminal.
  const { createInterface } = await import('node:readline/promises')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // Without this, a question that cannot be answered any more would stay pending, and Node.js would exit with
  // its own status.
  const closed = new Promise<never>((_, reject) => lines.once('close', () => reject(new Unanswered())))
  const answer = lines.question(printableLine(shortened(question, QUESTION_MAX)))
  try {
    return (await Promise.race([answer, closed])).trim()
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw new Unanswered()
    throw error
  } finally {
    closed.catch(() => {})
    lines.close()
  }
}
