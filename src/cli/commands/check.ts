import type { Command } from 'commander'
import { compose } from '../../compose.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { type Format, formatDiagnostics } from '../../diagnostics/format.ts'
import { explain, nearestCode } from '../../lint/explain.ts'
import { proof } from '../../publish/proof.ts'
import { reachOfEdition } from '../../publish/reach.ts'
import { formatOption } from '../format-option.ts'
import { countOf, type Run, STATION_OPTION } from '../run.ts'
import { tableOfReach } from '../table-of-reach.ts'

interface Options {
  readonly station: string
  readonly format: Format
  readonly explain?: string
  readonly players: boolean
}

/** `check`: every diagnostic of the station, its drafts and the pages and feeds that it would make. */
export function checkCommand(program: Command, { terminal, fail }: Run): void {
  program
    .command('check')
    .description('say everything that is wrong with the station')
    .option(...STATION_OPTION)
    .addOption(formatOption())
    .option('--explain <code>', 'why something is said, with an example, such as rss.guid-missing')
    .option('--players', 'say how many known players will show what the feeds offer', false)
    .addHelpText('after', '\nExample:\n  inonda check --format github')
    .action(async ({ station, format, explain: code, players }: Options) => {
      if (code !== undefined) {
        const explanation = explain(code)
        if (explanation === undefined) fail()
        if (explanation !== undefined) terminal.print(explanation)
        else
          terminal.remark(
            `There is no code ${code}. Did you mean ${nearestCode(code) ?? 'one of docs/diagnostics.md'}?`,
          )
        return
      }
      const { workshop, clock } = compose(station)
      const { diagnostics, good } = await proof(workshop, { moment: clock.now() })
      if (hasErrors(diagnostics)) fail()
      if (format !== 'pretty') {
        terminal.print(formatDiagnostics(diagnostics, format))
        return
      }
      if (diagnostics.length > 0) terminal.remark(formatDiagnostics(diagnostics, format, terminal.paint))
      if (players && good) terminal.print(tableOfReach(reachOfEdition(good.edition)))
      terminal.remark(countOf(diagnostics))
    })
}
