import { compose } from '../../compose.ts'
import { type Moment, publish } from '../../publish/publish.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import type { Run } from '../run.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly at?: Moment
}

/** Publishes the draft, and says from when it is on air. */
export async function runPublish(
  slug: string,
  { station, at }: Options,
  { terminal, fail }: Run,
): Promise<void> {
  const { workshop, clock } = compose(station)
  const { diagnostics, date } = await publish(workshop, slug, clock.now(), at)
  printDiagnostics(terminal, diagnostics)
  if (!date) {
    fail()
    terminal.remark(`Nothing was changed: ${slug} is as it was.`)
    return
  }
  terminal.print(`${slug}: published, with the date ${date.toISOString()}`)
}
