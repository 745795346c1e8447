import type { Command } from 'commander'
import { compose } from '../../compose.ts'
import { drawWaveform } from '../../publish/waveform.ts'
import { type Run, STATION_OPTION, tellDiagnostics } from '../run.ts'

/** `waveform`: draws recordings for the player's bar. */
export function waveformCommand(program: Command, { terminal, fail }: Run): void {
  program
    .command('waveform')
    .description('draw the waveform of recordings for the player, by ffmpeg')
    .argument('<slug...>', 'the episodes’ folders')
    .option(...STATION_OPTION)
    .addHelpText('after', '\nExample:\n  inonda waveform meet-the-board')
    .action(async (slugs: readonly string[], { station }: { readonly station: string }) => {
      const { workshop } = compose(station)
      for (const slug of slugs) {
        const { value: drawn, diagnostics } = await drawWaveform(workshop, slug)
        tellDiagnostics(terminal, diagnostics)
        if (drawn) terminal.print(`${drawn.file}: ${drawn.points} points`)
        else fail()
      }
    })
}
