import { composeReader, statOutsideFile } from '../../compose.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { type Format, formatDiagnostics } from '../../diagnostics/format.ts'
import { prettyLines } from '../../diagnostics/pretty-lines.ts'
import type { Linted } from '../../lint/lint.ts'
import type { Clock } from '../../ports/clock.ts'
import { feedTooLarge, lintAddress, lintFile } from '../../tasks/lint-feed.ts'
import { collapseRepeats } from '../collapse-repeats.ts'
import type { CommandContext } from '../command-context.ts'
import { feedSummary } from '../feed-summary.ts'
import { countOf } from '../print-diagnostics.ts'

/** What can be typed after the command. */
export interface Options {
  readonly format: Format
  readonly all: boolean
  readonly allowPrivate: boolean
  readonly maxMegabytes: number
}

/** Judges the feed, and says what was found. */
export async function runLint(
  what: string,
  { format, all, allowPrivate, maxMegabytes }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
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
  const { diagnostics, summary } = linted
  if (hasErrors(diagnostics)) fail()
  if (format !== 'pretty') {
    terminal.data(formatDiagnostics(diagnostics, format))
    return
  }
  const { shown, left } = all ? { shown: diagnostics, left: '' } : collapseRepeats(diagnostics)
  terminal.remark(...prettyLines(shown))
  if (left !== '') terminal.remark(left)
  if (summary) terminal.print(...feedSummary(summary))
  terminal.remark(countOf(diagnostics))
}

async function lintPath(clock: Clock, path: string, maxBytes: number): Promise<Linted | undefined> {
  const file = await statOutsideFile(path)
  if (file && file.bytes > maxBytes) return feedTooLarge(path, maxBytes)
  const bytes = await file?.read()
  return bytes && lintFile(clock, path, bytes)
}
