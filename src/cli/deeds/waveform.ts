import { compose } from '../../compose.ts'
import { drawWaveform } from '../../tasks/waveform.ts'
import type { CommandContext } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
}

/** Draws one after the other. */
export async function runWaveform(
  slugs: readonly string[],
  { station }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { context } = compose(station)
  for (const slug of slugs) {
    const { value: drawn, diagnostics } = await drawWaveform(context, slug)
    printDiagnostics(terminal, diagnostics)
    if (drawn) terminal.print(`${drawn.file}: ${drawn.points} points`)
    else fail()
  }
}
