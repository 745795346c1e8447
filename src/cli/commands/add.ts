import { type Command, Option } from 'commander'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `add`: a new draft from a recording, a text, a cover, or from nothing. */
export function addCommand(program: Command, run: CommandContext): void {
  program
    .command('add')
    .description('create a draft from a recording, a text (interview, transcript, captions) and a cover')
    .argument('[file...]', 'recording, texts and cover, in any order (default: an empty draft)')
    .option(...STATION_OPTION)
    .option('--slug <slug>', 'folder name, and last part of the page’s address')
    .option('--title <title>', 'title, if the text has none')
    .option('--date <date>', 'publication date, such as 2026-03-06T18:00:00+01:00')
    .option('--feed <id...>', 'feed that it belongs to, if there are several')
    .option('--language <tag>', 'language tag, such as it, en or zh')
    .addOption(
      new Option('--as <what>', 'what the text is, if it is not recognised').choices([
        'transcript',
        'notes',
        'captions',
      ]),
    )
    .option('--align', 'find when each sentence is said in the recording, if the text has no times')
    .addHelpText('after', '\nExample:\n  inonda add interview.mp3 interview.txt --title "Meet the board"')
    .action(async (files: readonly string[], options: Options) => {
      await runAdd(files, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly slug?: string
  readonly title?: string
  readonly date?: string
  readonly feed?: readonly string[]
  readonly language?: string
  readonly as?: 'transcript' | 'notes' | 'captions'
  readonly align?: true
}

/** Creates the draft, or prints why it cannot. */
async function runAdd(
  files: readonly string[],
  { station, align, ...terms }: Options,
  run: CommandContext,
): Promise<void> {
  const { terminal, fail } = run
  const { compose, outsideFile } = await import('../../compose.ts')
  const { add } = await import('../../tasks/add.ts')
  const sources = []
  for (const path of files) {
    const source = await outsideFile(path)
    if (!source) {
      fail()
      terminal.remark(`There is no file ${path}. Nothing was written.`)
      return
    }
    sources.push(source)
  }
  const { storage } = compose(station).context
  const title = terms.title ?? (files.length === 0 ? await terminal.ask?.('Title: ') : undefined)
  const {
    slug,
    diagnostics,
    files: written,
  } = await add(storage, sources, {
    ...terms,
    ...(title && { title }),
    ...(terminal.ask && { ask: terminal.ask }),
  })
  printDiagnostics(terminal, diagnostics)
  if (hasErrors(diagnostics)) fail()
  if (slug === undefined) {
    fail()
    terminal.remark('Nothing was written.')
    return
  }
  for (const file of written) terminal.print(file)
  if (await isToAlign(written, align, terminal.ask)) {
    const { runAlign } = await import('./align.ts')
    await runAlign(slug, { station }, run)
  }
  terminal.remark(`The draft is in episodes/${slug}. When it is ready: inonda publish ${slug}`)
}

/**
 * Whether to align now: the draft has a recording and a transcript without times, and the user typed
 * `--align`, or agrees.
 */
async function isToAlign(
  written: readonly string[],
  typed: true | undefined,
  ask: CommandContext['terminal']['ask'],
): Promise<boolean> {
  const has = (name: RegExp) => written.some((file) => name.test(file))
  if (!has(/\/transcript\.md$/) || has(/\/timings\.json$/) || !has(/\.(?:mp3|m4a|ogg|opus|flac|wav)$/))
    return false
  if (typed) return true
  const answer = await ask?.('Find when each sentence is said in the recording, for captions? [y/N] ')
  return answer !== undefined && /^(?:y|yes|s|si|sì|sí|j|ja|o|oui|是)$/i.test(answer)
}
