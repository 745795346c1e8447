import { compose, outsideFile } from '../../compose.ts'
import { planCorrection } from '../../tasks/correct.ts'
import type { TypedMoment } from '../../tasks/moment.ts'
import type { CommandContext } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly date?: TypedMoment
  readonly recording?: string
  readonly feed?: readonly string[]
  readonly guid?: string
  readonly yes?: true
}

/** Says what a correction will do in apps, and makes it once that was agreed to. */
export async function runCorrect(
  slug: string,
  { station, date, recording: path, feed, guid, yes }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { context, clock } = compose(station)
  const nothing = (why: string) => {
    fail()
    terminal.remark(`${why} Nothing was changed.`)
  }
  const recording = path === undefined ? undefined : await outsideFile(path)
  if (path !== undefined && !recording) return nothing(`There is no file ${path}.`)
  const corrections = {
    ...(date && { date }),
    ...(recording && { recording }),
    ...(feed && { feed }),
    ...(guid !== undefined && { guid }),
  }
  const { diagnostics, refusal, plan } = await planCorrection(context, slug, corrections, clock.now())
  printDiagnostics(terminal, diagnostics)
  if (!plan) return nothing(refusal ?? 'The errors above stand in the way.')
  terminal.remark(...plan.consequences)
  if (!yes) {
    if (!terminal.ask) return nothing(`To correct it all the same: repeat the command with --yes.`)
    const answer = await terminal.ask(`Correct ${slug}? [y/N] `)
    if (!/^y(?:es)?$/i.test(answer.trim())) return nothing('As you say.')
  }
  for (const file of await plan.apply()) terminal.print(file)
}
