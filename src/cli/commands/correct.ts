import { type Command, InvalidArgumentError } from 'commander'
import type { TypedMoment } from '../../tasks/typed-moment.ts'
import { type CommandContext, momentArgument, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `correct`: changes what was published, on purpose. */
export function correctCommand(program: Command, run: CommandContext): void {
  program
    .command('correct')
    .description(
      'correct the date, recording, feed or guid of a published episode, and say what apps will do',
    )
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--date <moment>', 'the right date', momentArgument)
    .option('--recording <file>', 'the right recording; it gets an address of its own')
    .option('--feed <id...>', 'all feeds that are to carry it')
    .option('--guid <uuid>', 'the right guid', guidArgument)
    .option('--yes', 'do not ask')
    .addHelpText('after', '\nExample:\n  inonda correct meet-the-board --date 2026-03-06T18:00:00+01:00')
    .action(async (slug: string, options: Options, command: Command) => {
      const { date, recording, feed, guid } = options
      if (!date && !recording && !feed && guid === undefined)
        return command.error('inonda correct: say what is right: --date, --recording, --feed or --guid.')
      await runCorrect(slug, options, run)
    })
}

function guidArgument(text: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text
  throw new InvalidArgumentError('Write a UUID, such as 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e.')
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly date?: TypedMoment
  readonly recording?: string
  readonly feed?: readonly string[]
  readonly guid?: string
  readonly yes?: true
}

/** Prints what a correction will do in apps, and applies it once the user agrees. */
async function runCorrect(
  slug: string,
  { station, date, recording: path, feed, guid, yes }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose, outsideFile } = await import('../../compose.ts')
  const { planCorrection } = await import('../../tasks/correct.ts')
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
