import { main } from '../../src/cli/main.ts'
import { type Terminal, terminalOutput } from '../../src/cli/terminal.ts'

export interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
}

/** Runs a command where nobody sits at a keyboard. `answers` are typed by somebody who does. */
export async function inonda(argv: readonly string[], answers?: readonly string[]): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const left = [...(answers ?? [])]
  const terminal: Terminal = {
    ...terminalOutput({
      out: (text) => out.push(text.replace(/\n$/, '')),
      err: (text) => err.push(text.replace(/\n$/, '')),
    }),
    ask: answers
      ? async (question) => {
          err.push(question)
          return left.shift() ?? ''
        }
      : undefined,
    environment: {},
    onStop: () => {},
  }
  const status = await main(argv, terminal)
  return { status, out: out.join('\n'), err: err.join('\n') }
}
