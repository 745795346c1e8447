import { compose } from '../../compose.ts'
import type { TypedMoment } from '../../tasks/moment.ts'
import { publish } from '../../tasks/publish.ts'
import type { CommandContext } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly at?: TypedMoment
}

/** Publishes the draft, and says from when it is on air. */
export async function runPublish(
  slug: string,
  { station, at }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
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
