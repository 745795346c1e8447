import type { Command } from 'commander'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `waveform`: computes the waveform of recordings for the player. */
export function waveformCommand(program: Command, run: CommandContext): void {
  program
    .command('waveform')
    .description('make the waveform of recordings for the player (needs ffmpeg)')
    .argument('<slug...>', 'the episodes’ folders')
    .option(...STATION_OPTION)
    .addHelpText('after', '\nExample:\n  inonda waveform meet-the-board')
    .action(async (slugs: readonly string[], options: Options) => {
      await runWaveform(slugs, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
}

/** Computes one after the other. */
async function runWaveform(
  slugs: readonly string[],
  { station }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose } = await import('../../compose.ts')
  const { drawWaveform } = await import('../../tasks/waveform.ts')
  const { context } = compose(station)
  for (const slug of slugs) {
    const { value: drawn, diagnostics } = await drawWaveform(context, slug)
    printDiagnostics(terminal, diagnostics)
    if (drawn) terminal.print(`${drawn.file}: ${drawn.points} points`)
    else fail()
  }
}
