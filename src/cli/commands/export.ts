import type { Command } from 'commander'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `export`: writes everything that a show needs to move elsewhere into one file. */
export function exportCommand(program: Command, run: CommandContext): void {
  program
    .command('export')
    .description('write feeds, recordings, transcripts and the station’s own files into one ZIP archive')
    .argument('[file]', 'where to write it', 'station.zip')
    .option(...STATION_OPTION)
    .option('--force', 'replace a file that is there', false)
    .addHelpText(
      'after',
      '\nExample:\n  inonda export my-radio.zip\n  inonda import my-radio.zip --station another-folder',
    )
    .action(async (file: string, options: Options) => {
      await runExport(file, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly force: boolean
}

async function runExport(
  file: string,
  { station, force }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose, composeArchives, statOutsideFile } = await import('../../compose.ts')
  const { exportStation, isExported } = await import('../../tasks/export-station.ts')
  if (!force && (await statOutsideFile(file))) {
    fail()
    terminal.remark(`${file} is there already. Name another file, or replace it with --force.`)
    return
  }
  const archives = await composeArchives()
  const { context, clock } = compose(station)
  const { pictures: _, ...plain } = context
  const result = await exportStation(plain, clock, (others) =>
    archives.write(file, context.storage, { isKept: isExported, others }),
  )
  printDiagnostics(terminal, result.diagnostics)
  if (hasErrors(result.diagnostics)) {
    fail()
    terminal.remark('Nothing was written.')
    return
  }
  terminal.print(file)
  terminal.remark('Another Inonda takes it with inonda import; any other host takes the feeds in it.')
}
