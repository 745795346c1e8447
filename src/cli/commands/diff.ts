import type { Command } from 'commander'
import type { Difference } from '../../tasks/diff-feeds.ts'
import type { CommandContext } from '../command-context.ts'

/** More than any feed of a show has. */
const BYTES_MAX = 100_000_000

/** `diff`: compares two feeds of one show as apps see them. */
export function diffCommand(program: Command, run: CommandContext): void {
  program
    .command('diff')
    .description(
      'compare two feeds of one show as podcast apps see them, such as the old one and the new one',
    )
    .argument('<old>', 'the feed that apps have now, at an address or in a file')
    .argument('<new>', 'the feed that is to take its place')
    .option('--allow-private', 'allow addresses of this machine and its network', false)
    .option('--format <format>', 'pretty or json', 'pretty')
    .addHelpText(
      'after',
      '\nExample:\n  inonda diff https://old-host.example/feed.xml dist/feeds/my-show.xml',
    )
    .action(async (old: string, fresh: string, options: Options) => {
      await runDiff([old, fresh], options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly allowPrivate: boolean
  readonly format: string
}

async function runDiff(
  sources: readonly [string, string],
  { allowPrivate, format }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { composeReader, outsideFile } = await import('../../compose.ts')
  const { diffFeeds } = await import('../../tasks/diff-feeds.ts')
  const { fetchedFeed } = await import('../../tasks/fetch-feed.ts')
  const { web } = await composeReader({ maxBytes: BYTES_MAX, allowPrivate })
  const feeds = []
  for (const source of sources) {
    const file = /^[a-z][a-z0-9+.-]*:\/\//i.test(source)
      ? await fetchedFeed(web, source)
      : await outsideFile(source)
    if (!file) {
      fail()
      terminal.remark(`There is no file ${source}. An address begins with https://`)
      return
    }
    feeds.push({ ...file, name: source })
  }
  const [old, fresh] = feeds
  if (!old || !fresh) return
  const { unreadable, found } = diffFeeds(old, fresh)
  if (unreadable !== undefined) {
    fail()
    terminal.remark(`${unreadable} cannot be read as a feed: inonda lint ${unreadable} says why.`)
    return
  }
  if (found.some(({ effect }) => effect !== undefined)) fail()
  if (format === 'json') terminal.data(`${JSON.stringify(found, null, 2)}\n`)
  else terminal.print(...lines(found))
}

function lines(found: readonly Difference[]): string[] {
  if (found.length === 0) return ['Apps see no difference.']
  const shown = (text: string) => (text === '' ? 'nothing' : text)
  return found.flatMap(({ item, what, before, after, effect }) => [
    `${item === undefined ? 'The show' : `“${item}”`}: ${what}`,
    `  old: ${shown(before)}`,
    `  new: ${shown(after)}`,
    ...(effect === undefined ? [] : [`  so ${effect}`]),
  ])
}
