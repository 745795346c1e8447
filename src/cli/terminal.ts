import { createInterface } from 'node:readline/promises'
import { styleText } from 'node:util'
import { NO_PAINT, type Paint } from '../diagnostics/paint.ts'

/** What a command can say and ask. Results go to standard output, everything else to standard error. */
export interface Terminal {
  /** A result. */
  readonly print: (text: string) => void
  /** A diagnostic, a progress, a remark. */
  readonly remark: (text: string) => void
  /** Redraws one line of progress; nothing where nobody watches. */
  readonly progress: (text: string) => void
  readonly paint: Paint
  /** Undefined where nobody sits at a keyboard. */
  readonly ask: ((question: string) => Promise<string>) | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Calls back at SIGTERM or SIGINT. */
  readonly onStop: (stop: () => void) => void
}

/** This process's terminal. Colours only on a terminal and without NO_COLOR (https://no-color.org). */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process
  const colours = stderr.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
  let drawn = false
  const wipe = () => {
    if (drawn) stderr.write('\r\u001b[K')
    drawn = false
  }
  return {
    print: (text) => {
      wipe()
      stdout.write(`${text}\n`)
    },
    remark: (text) => {
      wipe()
      stderr.write(`${text}\n`)
    },
    progress: (text) => {
      if (!stderr.isTTY) return
      wipe()
      if (text === '') return
      stderr.write(text)
      drawn = true
    },
    paint: colours ? PAINT : NO_PAINT,
    ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
    environment: env,
    onStop: (stop) => {
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
    },
  }
}

const PAINT: Paint = {
  error: (text) => styleText('red', text),
  warning: (text) => styleText('yellow', text),
  info: (text) => styleText('cyan', text),
  faint: (text) => styleText('dim', text),
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await lines.question(question)).trim()
  } finally {
    lines.close()
  }
}
