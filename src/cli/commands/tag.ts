import { type Command, Option } from 'commander'
import { type CommandContext, STATION_OPTION } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `tag`: writes an episode's metadata as tags into a copy of its recording. */
export function tagCommand(program: Command, run: CommandContext): void {
  program
    .command('tag')
    .description('write title, show, people, chapters and cover into a copy of a recording')
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .addOption(
      new Option('--out <file>', 'output file (default: SLUG.mp3 in this folder)').conflicts('replace'),
    )
    .option('--force', 'overwrite an existing file')
    .option('--replace', 'replace the recording of a draft that was never published')
    .addHelpText('after', '\nExample:\n  inonda tag meet-the-board --out ../meet-the-board.mp3')
    .action(async (slug: string, options: Options) => {
      await runTag(slug, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly out?: string
  readonly force?: boolean
  readonly replace?: true
}

/** Writes the copy, and prints what it contains. */
async function runTag(
  slug: string,
  { station, out, force = false, replace }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { compose, writeStationFile } = await import('../../compose.ts')
  const { replaceRecording, tag } = await import('../../tasks/tag.ts')
  const { context, root } = compose(station)
  const { value: tagged, diagnostics } = await tag(context, slug)
  printDiagnostics(terminal, diagnostics)
  const nothing = () => {
    fail()
    terminal.remark('Nothing was written.')
  }
  if (!tagged) return nothing()

  const summary = `${tagged.chapters} chapters, ${tagged.hasCover ? 'a cover' : 'no cover'}, the same sound`
  if (replace) {
    const refused = await replaceRecording(context, slug, tagged)
    printDiagnostics(terminal, refused)
    if (refused.length > 0) return nothing()
    return terminal.print(`${tagged.replaces}: ${summary}`)
  }
  const path = out ?? tagged.name
  await writeStationFile(path, tagged.bytes, { force, root })
  terminal.print(`${path}: ${summary}`)
  terminal.remark(
    tagged.replaces === undefined
      ? 'The published recording is unchanged; this copy is for other uses.'
      : `To publish the episode with it: inonda tag ${slug} --replace`,
  )
}
