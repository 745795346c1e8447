import { constants } from 'node:os'
import { styleText } from 'node:util'
import { type Line, lineText } from '../diagnostics/line.ts'
import { NO_PAINT, type Paint } from '../diagnostics/paint.ts'
import { printableLine, printableLines, shortened } from '../diagnostics/printable.ts'

/**
 * What a command can say and ask. Results go to standard output, everything else to standard error. All text may hold
 * what strangers wrote: whatever leaves here ends no line and moves no cursor (`lineText`), so nobody else need care.
 */
export interface Terminal {
  /** A result for people: so many lines, each shown as one. */
  readonly print: (...lines: readonly Line[]) => void
  /** A diagnostic, a progress, a remark: lines too. */
  readonly remark: (...lines: readonly Line[]) => void
  /** A result for programs, as a whole: JSON, SARIF, workflow commands. Its line breaks are its own. */
  readonly data: (text: string) => void
  /** Lines of a log for programs, JSON each. */
  readonly log: (text: string) => void
  /** Redraws one line of progress; nothing where nobody watches. */
  readonly progress: (text: string) => void
  /** Undefined where nobody sits at a keyboard. */
  readonly ask: ((question: string) => Promise<string>) | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /**
   * Calls back at SIGTERM, SIGINT, or SIGHUP of a terminal that hung up. Whoever signals again does not want to wait:
   * `hurry` is called and the process ends.
   */
  readonly onStop: (stop: () => void, hurry?: () => void) => void
}

/** Where a terminal's text goes. */
export interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether somebody watches standard error as it is drawn. */
  readonly isWatched?: boolean
  readonly paint?: Paint
}

const QUESTION_MAX = 500
const ENDING = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
/** One Ctrl-C can come twice: from the terminal, and from a program that hands its own on. */
const TWICE_MS = 500

/** What speaks over two streams. */
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
  // A terminal that is closed takes what runs in it along. What has none was started to outlive it: by nohup, as a
  // service. Node.js forgets that nohup had the signal ignored, so this has to be told by where the streams lead.
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

/** Somebody was asked, and left: by Ctrl-C, by Ctrl-D, or because the terminal closed. */
export class Unanswered extends Error {}

async function ask(question: string): Promise<string> {
  // Most commands ask nothing, and it takes as long to load as the rest of the terminal.
  const { createInterface } = await import('node:readline/promises')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // A question that nobody can answer any more would stay open for ever, and end the process with a status of its own.
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
