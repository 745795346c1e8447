import type { Command } from 'commander'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'

/** `template`: copies a template that ships into the station, to be changed there. */
export function templateCommand(program: Command, run: CommandContext): void {
  program
    .command('template')
    .description('copy a page template or the style sheet into the station, to change it')
    .argument('[name]', 'which one: episode, style.css, words.it.json, … (default: list them)')
    .option(...STATION_OPTION)
    .option('--force', 'overwrite the station’s own file of that name')
    .addHelpText('after', '\nExample:\n  inonda template not-found')
    .action(async (name: string | undefined, options: Options) => {
      await runTemplate(name, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly force?: boolean
}

/** Copies one, or lists all. */
async function runTemplate(
  asked: string | undefined,
  { station, force = false }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose } = await import('../../compose.ts')
  const { copyTemplate, shippedTemplates } = await import('../../tasks/template.ts')
  const { context } = compose(station)
  if (asked === undefined) {
    terminal.data((await shippedTemplates(context)).join('\n'))
    return
  }
  if (!(await context.storage.list('')).some(({ name }) => name === 'station.yaml')) {
    fail()
    terminal.remark(`There is no station.yaml in ${station}: name the station’s folder with --station.`)
    return
  }
  const copied = await copyTemplate(context, asked, { force })
  if (copied.kind === 'copied') {
    terminal.print(
      copied.file,
      'Change it there. After an update of Inonda, compare it with the one that ships.',
    )
    return
  }
  fail()
  if (copied.kind === 'there') {
    terminal.remark(`${copied.file} is there already; nothing was written. To overwrite it: --force`)
  } else {
    const meant = copied.near === undefined ? '' : ` Did you mean ${copied.near}?`
    terminal.remark(`No template “${asked}” ships with Inonda.${meant} To list them: inonda template`)
  }
}
