import type { Command } from 'commander'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import type { Options } from '../deeds/waveform.ts'

/** `waveform`: draws recordings for the player's bar. */
export function waveformCommand(program: Command, run: CommandContext): void {
  program
    .command('waveform')
    .description('make the waveform of recordings for the player (needs ffmpeg)')
    .argument('<slug...>', 'the episodes’ folders')
    .option(...STATION_OPTION)
    .addHelpText('after', '\nExample:\n  inonda waveform meet-the-board')
    .action(async (slugs: readonly string[], options: Options) => {
      const { runWaveform } = await import('../deeds/waveform.ts')
      await runWaveform(slugs, options, run)
    })
}
