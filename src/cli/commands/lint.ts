import { type Command, InvalidArgumentError } from 'commander'
import { composeReader, lookAtFile } from '../../compose.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { type Format, formatDiagnostics } from '../../diagnostics/format.ts'
import type { Linted } from '../../lint/lint.ts'
import type { Clock } from '../../ports/clock.ts'
import { lintAddress, lintFile, tooLarge } from '../../publish/foreign-feed.ts'
import { fewOfEach } from '../few-of-each.ts'
import { formatOption } from '../format-option.ts'
import { countOf, type Run } from '../run.ts'
import { summaryOfFeed } from '../summary-of-feed.ts'

interface Options {
  readonly format: Format
  readonly all: boolean
  readonly allowPrivate: boolean
  readonly maxMegabytes: number
}

/** What podcast feeds never reach; each app would fetch it again and again. */
const MEGABYTES_MAX = 20

/** `lint`: anybody's feed, by the same rules as our own. */
export function lintCommand(program: Command, { terminal, fail }: Run): void {
  program
    .command('lint')
    .description('say what is wrong with any podcast feed, at an address or in a file')
    .argument('<url-or-file>', 'such as https://radio.example.org/feed.xml')
    .addOption(formatOption())
    .option('--all', 'every place of each problem, not only the first few', false)
    .option('--allow-private', 'also addresses of this machine and its network', false)
    .option('--max-megabytes <number>', 'refuse what is larger', megabytes, MEGABYTES_MAX)
    .addHelpText('after', '\nExample:\n  inonda lint https://radio.example.org/feed.xml')
    .action(async (what: string, { format, all, allowPrivate, maxMegabytes }: Options) => {
      const maxBytes = maxMegabytes * 1_000_000
      const { web, clock } = composeReader({ maxBytes, allowPrivate })
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
        terminal.print(formatDiagnostics(diagnostics, format))
        return
      }
      const { shown, left } = all ? { shown: diagnostics, left: '' } : fewOfEach(diagnostics)
      if (shown.length > 0) terminal.remark(formatDiagnostics(shown, format, terminal.paint))
      if (left !== '') terminal.remark(left)
      if (summary) terminal.print(summaryOfFeed(summary))
      terminal.remark(countOf(diagnostics))
    })
}

async function lintPath(clock: Clock, path: string, maxBytes: number): Promise<Linted | undefined> {
  const file = await lookAtFile(path)
  if (file && file.bytes > maxBytes) return tooLarge(path, maxBytes)
  const bytes = await file?.read()
  return bytes && lintFile(clock, path, bytes)
}

function megabytes(text: string): number {
  const number = Number(text)
  if (!(number > 0 && number <= 500)) throw new InvalidArgumentError('Write a number up to 500.')
  return number
}
