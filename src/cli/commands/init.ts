import { basename, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { canonical, isLanguage, languageNamed } from '../../model/language-tag.ts'
import { isTimeZone, nearestTimeZone } from '../../model/time-zone.ts'
import { withoutEnd } from '../../model/trim-end.ts'
import type { NewStation } from '../../tasks/init.ts'
import { type CommandContext, urlArgument } from '../command-context.ts'

/** `init`: a new station that passes `check`. */
export function initCommand(program: Command, run: CommandContext): void {
  const command = program
    .command('init')
    .description('create a station in a new folder')
    .argument('<dir>', 'the new folder')
    .option('--title <title>', 'the station’s name')
    .option('--url <url>', 'its public address', urlArgument)
    .option('--email <address>', 'contact address, for listeners and directories', emailArgument)
    .option('--language <tag>', 'language tag, such as it, en or zh', languageArgument)
    .option(
      '--timezone <zone>',
      'time zone, such as Europe/Rome (default: that of this computer)',
      timezoneArgument,
    )
    .addHelpText(
      'after',
      '\nExample:\n  inonda init my-radio --title "My Radio" --url https://radio.example.org --email me@example.org --language it',
    )
    .action(async (dir: string, given: Partial<NewStation>) => {
      const station = { ...given }
      for (const question of QUESTIONS) {
        if (question.optional && !run.terminal.ask) continue
        station[question.key] ??= await answer(question, dir)
      }
      await runInit(dir, station as NewStation, run)
    })

  /** Asks until the answer is valid; without a terminal, exits with what to type. */
  async function answer({ key, question, fallback, read }: Question, dir: string): Promise<string> {
    const { ask, remark } = run.terminal
    if (!ask) {
      const missing = QUESTIONS.filter((one) => !one.optional)
        .map((one) => `--${one.key}`)
        .join(', ')
      return command.error(
        `inonda init: --${key} is missing. A new station needs ${missing}; on a terminal they are asked for.`,
      )
    }
    for (;;) {
      const proposed = fallback?.(dir)
      const text = (await ask(`${question}${proposed ? ` [${proposed}]` : ''}: `)) || (proposed ?? '')
      try {
        return read(text)
      } catch (error) {
        if (!(error instanceof InvalidArgumentError)) throw error
        remark(error.message)
      }
    }
  }
}

interface Question {
  readonly key: keyof NewStation
  readonly question: string
  readonly fallback?: (dir: string) => string
  readonly read: (text: string) => string
  /** Whether it may be missing if nobody can be asked. */
  readonly optional?: true
}

const QUESTIONS: readonly Question[] = [
  {
    key: 'title',
    question: 'Name of the station',
    fallback: (dir) => basename(resolve(dir)),
    read: titleArgument,
  },
  { key: 'url', question: 'Its public address', read: urlArgument },
  { key: 'email', question: 'E-mail for listeners', read: emailArgument },
  { key: 'language', question: 'Language', fallback: () => 'en', read: languageArgument },
  {
    key: 'timezone',
    question: 'Time zone',
    fallback: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    read: timezoneArgument,
    optional: true,
  },
]

function titleArgument(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Write a name.')
  return text.trim()
}

function emailArgument(text: string): string {
  if (!/^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"'.]+$/.test(text)) {
    throw new InvalidArgumentError('Write an e-mail address, such as radio@example.org.')
  }
  return text
}

function timezoneArgument(text: string): string {
  if (isTimeZone(text)) return text
  const meant = nearestTimeZone(text) ?? 'Europe/Rome'
  throw new InvalidArgumentError(`Write the name of a time zone, such as ${meant}.`)
}

function languageArgument(text: string): string {
  if (isLanguage(text)) return canonical(text)
  const meant = languageNamed(text)
  throw new InvalidArgumentError(
    meant === undefined
      ? 'Write a language tag, such as it, en-GB or zh.'
      : `Write the tag of “${text}”, which is “${meant}”.`,
  )
}

/** Creates the station, and prints its files and what to type next. */
async function runInit(dir: string, station: NewStation, { terminal }: CommandContext): Promise<void> {
  const { compose } = await import('../../compose.ts')
  const { init } = await import('../../tasks/init.ts')
  const { context, starter } = compose(dir)
  const files = await init(context.storage, starter, station)
  for (const file of files) terminal.print(`${withoutEnd(dir, '/')}/${file}`)
  terminal.remark(
    'Next:',
    `  cd ${dir}`,
    '  inonda add interview.mp3 interview.txt',
    '  inonda publish SLUG',
    '  inonda build',
  )
}
