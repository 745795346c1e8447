import { type Command, InvalidArgumentError } from 'commander'
import type { Linted } from '../../lint/lint.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CommandContext } from '../command-context.ts'
import { reportOptions } from '../format-option.ts'
import { type ReportOptions, report } from '../report.ts'

/** More than any podcast feed has; each app would fetch it again and again. */
const MEGABYTES_MAX = 20

/** `lint`: checks any feed by the same rules as our own. */
export function lintCommand(program: Command, run: CommandContext): void {
  const command = program
    .command('lint')
    .description('check any podcast feed, at an address or in a file')
    .argument('<url-or-file>', 'such as https://radio.example.org/feed.xml')
  reportOptions(command)
    .option(
      '--linked',
      'fetch the beginning of what the feed names: recordings, pictures, transcripts, chapters',
      false,
    )
    .option('--allow-private', 'allow addresses of this machine and its network', false)
    .option('--max-megabytes <number>', 'largest feed to read, in megabytes', megabytes, MEGABYTES_MAX)
    .addHelpText('after', '\nExample:\n  inonda lint https://radio.example.org/feed.xml')
    .action(async (what: string, options: Options) => {
      await runLint(what, options, run)
    })
}

function megabytes(text: string): number {
  const number = Number(text)
  if (!(number > 0 && number <= 500)) throw new InvalidArgumentError('Write a number up to 500.')
  return number
}

/** What can be typed after the command. */
interface Options extends ReportOptions {
  readonly linked: boolean
  readonly allowPrivate: boolean
  readonly maxMegabytes: number
}

/** Checks the feed, and prints what was found. */
async function runLint(what: string, options: Options, commandContext: CommandContext): Promise<void> {
  const { composeReader } = await import('../../compose.ts')
  const { lintAddress } = await import('../../tasks/lint-feed.ts')
  const { lintLinked } = await import('../../tasks/lint-linked.ts')
  const { feedSummary } = await import('../feed-summary.ts')
  const { allowPrivate, maxMegabytes, linked: isLooking } = options
  const { terminal, fail } = commandContext
  const maxBytes = maxMegabytes * 1_000_000
  const { web, clock } = await composeReader({ maxBytes, allowPrivate })
  const linted = /^[a-z][a-z0-9+.-]*:\/\//i.test(what)
    ? await lintAddress(web, clock, what)
    : await lintPath(clock, what, maxBytes)
  if (!linted) {
    fail()
    terminal.remark(`There is no file ${what}. An address begins with https://`)
    return
  }
  const { feed, summary } = linted
  const onProgress = (done: number, all: number) => terminal.progress(`${done} of ${all} links`)
  const looked = isLooking && feed ? await lintLinked(web, feed, onProgress) : []
  terminal.progress('')
  await report([...linted.diagnostics, ...looked], options, commandContext, () => {
    if (options.quiet) return
    if (summary) terminal.print(...feedSummary(summary))
    if (feed && !isLooking) terminal.remark(NOT_LOOKED)
  })
}

const NOT_LOOKED =
  'What the feed names was not fetched: recordings, pictures, transcripts, chapters. --linked looks at it.'

async function lintPath(clock: Clock, path: string, maxBytes: number): Promise<Linted | undefined> {
  const { statOutsideFile } = await import('../../compose.ts')
  const { feedTooLarge, lintFile } = await import('../../tasks/lint-feed.ts')
  const file = await statOutsideFile(path)
  if (file && file.bytes > maxBytes) return feedTooLarge(path, maxBytes)
  const bytes = await file?.read()
  return bytes && lintFile(clock, path, bytes)
}
