import { type Command, Option } from 'commander'
import { compose } from '../../compose.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { type Format, formatDiagnostics } from '../../diagnostics/format.ts'
import { proof } from '../../publish/proof.ts'
import { countOf, type Run, STATION_OPTION } from '../run.ts'

/** `check`: every diagnostic of the station, its drafts and the pages that it would make. */
export function checkCommand(program: Command, { terminal, fail }: Run): void {
  program
    .command('check')
    .description('say everything that is wrong with the station')
    .option(...STATION_OPTION)
    .addOption(
      new Option('--format <format>', 'how to say it')
        .choices(['pretty', 'json', 'github'])
        .default('pretty'),
    )
    .addHelpText('after', '\nExample:\n  inonda check --format github')
    .action(async ({ station, format }: { station: string; format: Format }) => {
      const { workshop, clock } = compose(station)
      const { diagnostics } = await proof(workshop, { moment: clock.now() })
      if (hasErrors(diagnostics)) fail()
      if (format !== 'pretty') {
        terminal.print(formatDiagnostics(diagnostics, format))
        return
      }
      if (diagnostics.length > 0) terminal.remark(formatDiagnostics(diagnostics, format, terminal.paint))
      terminal.remark(countOf(diagnostics))
    })
}
