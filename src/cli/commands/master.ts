import { type Command, Option } from 'commander'
import type { MasterForm } from '../../ports/mastering.ts'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { progressBar } from '../progress.ts'

/** `master`: makes the published recording from that of the studio. */
export function masterCommand(program: Command, run: CommandContext): void {
  program
    .command('master')
    .description(
      'make the published recording from the one in episodes/SLUG/source/: loudness, tags, forms (needs ffmpeg)',
    )
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--source <name>', 'which file in source/, if there are several')
    .option('--intro <path>', 'a file to join before it, as a path in the station; "" for none')
    .option('--outro <path>', 'a file to join behind it')
    .addOption(
      new Option('--also <form...>', 'other forms beside MP3 (default: m4a)').choices(['m4a', 'opus']),
    )
    .option('--out <file>', 'write the MP3 there, and change nothing in the station')
    .option('--force', 'overwrite an existing file')
    .addHelpText('after', '\nExample:\n  inonda master meet-the-board --intro sounds/intro.wav')
    .action(async (slug: string, options: Options) => {
      await runMaster(slug, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly source?: string
  readonly intro?: string
  readonly outro?: string
  readonly also?: MasterForm[]
  readonly out?: string
  readonly force?: boolean
}

/** Masters the recording, and prints which files were written. */
async function runMaster(
  slug: string,
  { station, out, force = false, ...settings }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose, writeStationFile } = await import('../../compose.ts')
  const { master } = await import('../../tasks/master.ts')
  const { context, root } = compose(station)
  const stopping = new AbortController()
  terminal.onStop(() => stopping.abort())
  const bar = progressBar(terminal, '% mastered')
  const { value, diagnostics } = await master(context, slug, settings, {
    tell: (share) => bar(Math.round(share * 100), 100),
    signal: stopping.signal,
    isElsewhere: out !== undefined,
  })
  printDiagnostics(terminal, diagnostics)
  if (!value) {
    fail()
    terminal.remark('Nothing was written.')
    return
  }
  if (out !== undefined) {
    await writeStationFile(out, value.mp3, { force, root })
    terminal.print(out)
    return
  }
  for (const file of value.made) {
    const { integrated, truePeak } = value.loudness.get(file) ?? {}
    terminal.print(`${file}: made, ${integrated} LUFS, ${truePeak} dBTP`)
  }
  for (const file of value.tagged) terminal.print(`${file}: new tags, the same sound`)
  for (const file of value.kept) terminal.print(`${file}: as it was`)
}
