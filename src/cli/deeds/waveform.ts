import { compose } from '../../compose.ts'
import { drawWaveform } from '../../publish/waveform.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import type { Run } from '../run.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
}

/** Draws one after the other. */
export async function runWaveform(
  slugs: readonly string[],
  { station }: Options,
  { terminal, fail }: Run,
): Promise<void> {
  const { workshop } = compose(station)
  for (const slug of slugs) {
    const { value: drawn, diagnostics } = await drawWaveform(workshop, slug)
    printDiagnostics(terminal, diagnostics)
    if (drawn) terminal.print(`${drawn.file}: ${drawn.points} points`)
    else fail()
  }
}
