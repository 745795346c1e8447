import { Command, CommanderError } from 'commander'
import { version } from '../compose.ts'
import { Outage } from '../ports/outage.ts'
import { addCommand } from './commands/add.ts'
import { announceCommand } from './commands/announce.ts'
import { buildCommand } from './commands/build.ts'
import { checkCommand } from './commands/check.ts'
import { costCommand } from './commands/cost.ts'
import { initCommand } from './commands/init.ts'
import { inspectCommand } from './commands/inspect.ts'
import { lintCommand } from './commands/lint.ts'
import { publishCommand } from './commands/publish.ts'
import { schemaCommand } from './commands/schema.ts'
import { serveCommand } from './commands/serve.ts'
import { tagCommand } from './commands/tag.ts'
import { waveformCommand } from './commands/waveform.ts'
import type { Run } from './run.ts'
import type { Terminal } from './terminal.ts'

const DONE = 0
const FAILED = 1
const WRONG_USE = 2
/** EX_SOFTWARE of sysexits.h: a mistake of ours. */
const OUR_MISTAKE = 70

/** Runs one command and answers the exit status: 0 done, 1 errors in the content or a failure, 2 wrong use. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  let status = DONE
  const run: Run = { terminal, fail: () => (status = FAILED) }
  const program = new Command('inonda')
    .description('From a folder of interviews to podcast feeds, show notes, captions, chapters and credits.')
    .version(version(), '-V, --version', 'say the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.remark(text.trimEnd()),
    })
    .addHelpText(
      'after',
      '\nA first show:\n  inonda init my-radio\n  cd my-radio\n  inonda add interview.mp3 interview.txt\n  inonda build',
    )
  for (const command of COMMANDS) command(program, run)
  program.commands.forEach((command) => {
    command
      .copyInheritedSettings(program)
      .showHelpAfterError(`Type “inonda ${command.name()} --help” for an example.`)
  })

  try {
    if (argv.length === 0) {
      terminal.remark(program.helpInformation().trimEnd())
      return WRONG_USE
    }
    await program.parseAsync(argv, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USE
    if (error instanceof Outage) {
      terminal.remark(error.message)
      return FAILED
    }
    terminal.remark(`This is a mistake in Inonda, not in the station.\n${(error as Error).stack ?? error}`)
    return OUR_MISTAKE
  }
}

const COMMANDS = [
  initCommand,
  addCommand,
  checkCommand,
  lintCommand,
  inspectCommand,
  tagCommand,
  waveformCommand,
  publishCommand,
  buildCommand,
  serveCommand,
  schemaCommand,
  announceCommand,
  costCommand,
]
