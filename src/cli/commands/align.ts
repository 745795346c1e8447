import type { Command } from 'commander'
import { longClock } from '../../model/clock-time.ts'
import type { Aligned, AlignedTurn } from '../../tasks/align.ts'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { progressBar } from '../progress.ts'

/** `align`: finds the second of each sentence in the recording. */
export function alignCommand(program: Command, run: CommandContext): void {
  program
    .command('align')
    .description(
      'find when each sentence of a transcript is said in the recording (needs ffmpeg, better with espeak-ng)',
    )
    .argument('<slug...>', 'the episodes’ folders')
    .option(...STATION_OPTION)
    .option('--dry-run', 'show the times, write nothing')
    .addHelpText('after', '\nExample:\n  inonda align meet-the-board')
    .action(async (slugs: readonly string[], options: Options) => {
      for (const slug of slugs) await runAlign(slug, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly dryRun?: true
}

/** Aligns one episode, and shows what was found. */
export async function runAlign(
  slug: string,
  { station, dryRun = false }: { readonly station: string; readonly dryRun?: boolean },
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose } = await import('../../compose.ts')
  const { align } = await import('../../tasks/align.ts')
  const bar = progressBar(terminal, '% heard')
  const { value, diagnostics } = await align(compose(station).context, slug, {
    dryRun,
    tell: (share) => bar(Math.round(share * 100), 100),
  })
  if (value) terminal.print(...turnTable(value))
  printDiagnostics(terminal, diagnostics)
  if (!value) {
    fail()
    terminal.remark('Nothing was written.')
    return
  }
  for (const text of value.leftOut) terminal.remark(`without a time: ${text}`)
  if (value.file === undefined) terminal.remark('Nothing was written (--dry-run).')
  else terminal.print(value.file)
}

/** A row for each turn: when it begins, how sure that is, who speaks. */
function turnTable({ turns }: Aligned): string[] {
  return turns.map(({ speaker, start, placed, parts, ...turn }) => {
    const clock = start === undefined ? '–' : longClock(Math.floor(start))
    const some = placed === parts ? '' : `  ${placed} of ${parts} parts`
    return `${clock.padEnd(8)}  ${sureness(turn).padEnd(8)}  ${speaker}${some}`
  })
}

function sureness({ origin, confidence }: Pick<AlignedTurn, 'origin' | 'confidence'>): string {
  if (origin !== 'found') return origin
  return confidence === undefined ? 'unheard' : `${Math.round(confidence * 100)} %`
}
