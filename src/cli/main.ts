import { Command, CommanderError } from 'commander'
import { printable } from '../diagnostics/printable.ts'
import { reasonOf } from '../ports/error-reasons.ts'
import { IoError } from '../ports/io-error.ts'
import { version } from '../program-version.ts'
import type { CommandContext } from './command-context.ts'
import { type Terminal, Unanswered } from './terminal.ts'

const DONE = 0
const FAILED = 1
const WRONG_USE = 2
/** EX_SOFTWARE of sysexits.h: a bug of ours. */
const OUR_MISTAKE = 70

/**
 * Runs one command and returns the exit status: 0 done, 1 errors in the content or a failure, 2 wrong use, 70
 * a bug.
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  let status = DONE
  const run: CommandContext = { terminal, fail: () => (status = FAILED) }
  const program = new Command('inonda')
    .description('From a folder of interviews to podcast feeds, show notes, captions, chapters and credits.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(...linesOf(text)),
      writeErr: (text) => terminal.remark(...linesOf(text, argv)),
    })
    .addHelpText(
      'after',
      '\nA first show:\n  inonda init my-radio\n  cd my-radio\n  inonda add interview.mp3 interview.txt\n  inonda publish SLUG  (the folder that add names)\n  inonda build',
    )
  try {
    for (const load of commandsFor(argv)) (await load())(program, run)
    program.commands.forEach((command) => {
      command
        .copyInheritedSettings(program)
        .showHelpAfterError(`Type “inonda ${command.name()} --help” for an example.`)
    })
    if (argv.length === 0) {
      terminal.remark(...linesOf(program.helpInformation()))
      return WRONG_USE
    }
    if (argv.includes('')) {
      terminal.remark('An argument is empty: write a value, or check the shell variable that it came from.')
      return WRONG_USE
    }
    await program.parseAsync(argv, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USE
    if (error instanceof IoError) {
      terminal.remark(error.message)
      return FAILED
    }
    if (error instanceof Unanswered) {
      terminal.remark('', 'Stopped at a question. Nothing was written.')
      return FAILED
    }
    if (isShort(error)) {
      terminal.remark(`Inonda cannot continue: ${reasonOf(error)}.`)
      return FAILED
    }
    terminal.remark('This is a bug in Inonda, not in the station.', ...stackOf(error))
    return OUR_MISTAKE
  }
}

/**
 * Whether this computer lacks or fails at something, which can happen wherever a file is opened, even one of
 * this program.
 */
function isShort(error: unknown): boolean {
  return ['EMFILE', 'ENFILE', 'ENOMEM', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  )
}

/**
 * Splits Commander's text into lines. It repeats what was typed: the line breaks in a file name do not split
 * it.
 */
function linesOf(text: string, typed: readonly string[] = []): string[] {
  const broken = typed.filter((word) => word.includes('\n'))
  return broken.reduce((all, word) => all.replaceAll(word, printable(word)), text.trimEnd()).split('\n')
}

/** The message as one line, whatever it contains, and the stack trace. */
function stackOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  const places = (error.stack ?? '').split('\n').filter((line) => /^ +at /.test(line))
  return [`${error.name}: ${error.message}`, ...places]
}

type Register = (program: Command, run: CommandContext) => void

/** In the order of the help. Each is loaded on demand: to load all takes longer than most commands run. */
const COMMANDS: Readonly<Record<string, () => Promise<Register>>> = {
  init: async () => (await import('./commands/init.ts')).initCommand,
  add: async () => (await import('./commands/add.ts')).addCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  lint: async () => (await import('./commands/lint.ts')).lintCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  diff: async () => (await import('./commands/diff.ts')).diffCommand,
  inspect: async () => (await import('./commands/inspect.ts')).inspectCommand,
  tag: async () => (await import('./commands/tag.ts')).tagCommand,
  align: async () => (await import('./commands/align.ts')).alignCommand,
  master: async () => (await import('./commands/master.ts')).masterCommand,
  clip: async () => (await import('./commands/clip.ts')).clipCommand,
  measure: async () => (await import('./commands/measure.ts')).measureCommand,
  waveform: async () => (await import('./commands/waveform.ts')).waveformCommand,
  publish: async () => (await import('./commands/publish.ts')).publishCommand,
  correct: async () => (await import('./commands/correct.ts')).correctCommand,
  build: async () => (await import('./commands/build.ts')).buildCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  schema: async () => (await import('./commands/schema.ts')).schemaCommand,
  template: async () => (await import('./commands/template.ts')).templateCommand,
  announce: async () => (await import('./commands/announce.ts')).announceCommand,
  cost: async () => (await import('./commands/cost.ts')).costCommand,
}

/**
 * The command that was typed; all of them without one, for help and for suggestions, but none to print the
 * version.
 */
function commandsFor([typed = '']: readonly string[]): readonly (() => Promise<Register>)[] {
  if (typed === '--version' || typed === '-V') return []
  const own = Object.hasOwn(COMMANDS, typed) ? COMMANDS[typed] : undefined
  return own ? [own] : Object.values(COMMANDS)
}
