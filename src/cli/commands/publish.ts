import type { Command } from 'commander'
import type { TypedMoment } from '../../tasks/typed-moment.ts'
import { type CommandContext, momentArgument, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `publish`: makes a draft public, now or later. */
export function publishCommand(program: Command, run: CommandContext): void {
  program
    .command('publish')
    .description('publish a draft: sets its status and date, and enters it in the ledger')
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--at <moment>', 'publish at this moment instead of now', momentArgument)
    .addHelpText('after', '\nExample:\n  inonda publish meet-the-board --at 2026-03-06T18:00:00+01:00')
    .action(async (slug: string, options: Options) => {
      await runPublish(slug, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly at?: TypedMoment
}

/** Publishes the draft, and prints from when it is public. */
async function runPublish(
  slug: string,
  { station, at }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose } = await import('../../compose.ts')
  const { publish } = await import('../../tasks/publish.ts')
  const { context, clock } = compose(station)
  const { diagnostics, date, written } = await publish(context, slug, clock.now(), at)
  printDiagnostics(terminal, diagnostics)
  if (!date) {
    fail()
    terminal.remark(`Nothing was changed: ${slug} is as it was.`)
    return
  }
  const isLater = date > clock.now()
  terminal.print(`${slug}: ${isLater ? 'goes on air on' : 'published, with the date'} ${written}`)
}
