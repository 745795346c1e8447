import type { Command } from 'commander'
import type { MeasuredRecording } from '../../tasks/measure.ts'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { type TableRow, tableRows } from '../table.ts'

/** `measure`: measures how loud recordings are, for check and inspect. */
export function measureCommand(program: Command, run: CommandContext): void {
  program
    .command('measure')
    .description('measure loudness, peaks and silence of recordings (EBU R 128; needs ffmpeg)')
    .argument('<slug...>', 'the episodes’ folders')
    .option(...STATION_OPTION)
    .addHelpText('after', '\nExample:\n  inonda measure meet-the-board')
    .action(async (slugs: readonly string[], options: Options) => {
      await runMeasure(slugs, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
}

/** Measures one after the other. */
async function runMeasure(
  slugs: readonly string[],
  { station }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose } = await import('../../compose.ts')
  const { measure } = await import('../../tasks/measure.ts')
  const { context } = compose(station)
  for (const slug of slugs) {
    terminal.progress(`${slug}: measuring…`)
    const { value, diagnostics } = await measure(context, slug)
    terminal.progress('')
    if (value)
      terminal.print(`${value.file}${value.isKnown ? ' (measured before)' : ''}`, ...tableRows(rowsOf(value)))
    else fail()
    printDiagnostics(terminal, diagnostics)
  }
}

function rowsOf({ loudness }: MeasuredRecording): TableRow[] {
  const { integrated, range, truePeak, clipped, silentStart, silentEnd, isMono } = loudness
  return [
    ['  loudness', `${integrated} LUFS, range ${range} LU`],
    ['  true peak', `${truePeak} dBTP`],
    ['  clipped', `${clipped} samples`],
    ['  silence', `${silentStart} s before, ${silentEnd} s behind`],
    ['  channels', isMono ? 'mono' : 'stereo'],
  ]
}
