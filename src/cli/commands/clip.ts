import { type Command, InvalidArgumentError, Option } from 'commander'
import { longClock, secondsOf } from '../../model/clock-time.ts'
import type { Clip } from '../../tasks/clip.ts'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import { progressBar } from '../progress.ts'
import { tableRows } from '../table.ts'

/** `clip`: cuts a segment out of a recording, to share it elsewhere. */
export function clipCommand(program: Command, run: CommandContext): void {
  program
    .command('clip')
    .description(
      'cut a quote out of a recording: sound, captions, picture, video and soundbite (needs ffmpeg)',
    )
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .option('--quote <words>', 'what is said in it, as the transcript has it; … for what is left out')
    .option(
      '--from <time>',
      'when it begins; with --quote, from when on the words are looked for',
      timeArgument,
    )
    .addOption(new Option('--to <time>', 'when it ends').argParser(timeArgument).conflicts('quote'))
    .option('--exact', 'cut at these times, not at the nearest pauses')
    .option('--title <title>', 'title of the soundbite (default: what is said)')
    .option('--name <name>', 'name of its files (default: its time and title)')
    .addOption(
      new Option('--shape <shape...>', 'proportions of its pictures and videos')
        .choices(['square', 'wide', 'tall'])
        .default(['square']),
    )
    .option('--no-video', 'make no videos')
    .option('--dry-run', 'show what would be cut, write nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  inonda clip meet-the-board --quote "I never wanted to … and then I did."',
    )
    .action(async (slug: string, options: Options, command: Command) => {
      const { quote, from, to } = options
      if (quote === undefined && (from === undefined || to === undefined))
        return command.error('inonda clip: say which part: --quote "…", or --from TIME --to TIME.')
      await runClip(slug, options, run)
    })
}

function timeArgument(text: string): number {
  const seconds = secondsOf(/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text)
  if (seconds === undefined)
    throw new InvalidArgumentError('Write seconds, or hours:minutes:seconds, such as 00:12:30.')
  return seconds
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly quote?: string
  readonly from?: number
  readonly to?: number
  readonly exact?: true
  readonly title?: string
  readonly name?: string
  readonly shape: readonly ('square' | 'wide' | 'tall')[]
  readonly video: boolean
  readonly dryRun?: true
  readonly json?: true
}

/** Cuts the clip, and prints what was written. */
async function runClip(
  slug: string,
  { station, quote, from, to, exact, title, name, shape, video, dryRun, json }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose } = await import('../../compose.ts')
  const { clip } = await import('../../tasks/clip.ts')
  const stopping = new AbortController()
  terminal.onStop(() => stopping.abort())
  const bar = progressBar(terminal, '% cut')
  const request = {
    ...(quote !== undefined && { quote }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
  const { value, diagnostics } = await clip(compose(station).context, slug, request, {
    isExact: exact === true,
    shapes: [...new Set(shape)],
    isStill: !video,
    dryRun: dryRun === true,
    signal: stopping.signal,
    tell: (share) => bar(Math.round(share * 100), 100),
    ...(title !== undefined && { title }),
    ...(name !== undefined && { name }),
  })
  printDiagnostics(terminal, diagnostics)
  if (!value) {
    fail()
    terminal.remark('Nothing was written.')
    return
  }
  if (json) terminal.data(JSON.stringify({ ...value, dryRun: dryRun === true }, null, 2))
  else terminal.print(...linesOf(value))
  if (dryRun) terminal.remark('Nothing was written (--dry-run).')
}

const STATES = { planned: '', made: ': made', replaced: ': replaced', kept: ': as it was' } as const
const ENTRIES = {
  new: 'entered in episode.md',
  known: 'in episode.md already',
  unwritten: 'to be typed into episode.md',
} as const

function linesOf({ start, end, title, speakers, text, files, soundbite }: Clip): string[] {
  const seconds = Math.round((end - start) * 100) / 100
  return [
    ...tableRows([
      ['clip', `${longClock(start)} to ${longClock(end)}, ${seconds} s`],
      ['speaker', speakers.join(', ')],
      ['said', text ?? ''],
      ['soundbite', `${title} (${ENTRIES[soundbite]})`],
    ]),
    ...files.map(({ file, state }) => file + STATES[state]),
  ]
}
