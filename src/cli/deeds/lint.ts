import { composeReader, statOutsideFile } from '../../compose.ts'
import type { Linted } from '../../lint/lint.ts'
import type { Clock } from '../../ports/clock.ts'
import { feedTooLarge, lintAddress, lintFile } from '../../tasks/lint-feed.ts'
import { lintLinked } from '../../tasks/lint-linked.ts'
import type { CommandContext } from '../command-context.ts'
import { feedSummary } from '../feed-summary.ts'
import { type ReportOptions, report } from '../report.ts'

/** What can be typed after the command. */
export interface Options extends ReportOptions {
  readonly linked: boolean
  readonly allowPrivate: boolean
  readonly maxMegabytes: number
}

/** Judges the feed, and says what was found. */
export async function runLint(what: string, options: Options, commandContext: CommandContext): Promise<void> {
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
  const tell = (done: number, all: number) => terminal.progress(`${done} of ${all} links`)
  const looked = isLooking && feed ? await lintLinked(web, feed, tell) : []
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
  const file = await statOutsideFile(path)
  if (file && file.bytes > maxBytes) return feedTooLarge(path, maxBytes)
  const bytes = await file?.read()
  return bytes && lintFile(clock, path, bytes)
}
