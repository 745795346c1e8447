import type { Command } from 'commander'
import { compose } from '../../compose.ts'
import { type Moment, publish } from '../../publish/publish.ts'
import { momentArgument, type Run, STATION_OPTION, tellDiagnostics } from '../run.ts'

/** `publish`: makes a draft public, now or later. */
export function publishCommand(program: Command, { terminal, fail }: Run): void {
  program
    .command('publish')
    .description('make a draft public: sets its status and date, and changes nothing else')
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--at <moment>', 'go on air at this moment instead of now', momentArgument)
    .addHelpText('after', '\nExample:\n  inonda publish meet-the-board --at 2026-03-06T18:00:00+01:00')
    .action(async (slug: string, { station, at }: { station: string; at?: Moment }) => {
      const { workshop, clock } = compose(station)
      const { diagnostics, date } = await publish(workshop, slug, clock.now(), at)
      tellDiagnostics(terminal, diagnostics)
      if (!date) {
        fail()
        terminal.remark(`Nothing was changed: ${slug} is as it was.`)
        return
      }
      terminal.print(`${slug}: published, on air from ${date.toISOString()}`)
    })
}
