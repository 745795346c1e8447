import { type Command, Option } from 'commander'
import { compose, layFile } from '../../compose.ts'
import { replaceRecording, tag } from '../../publish/tag.ts'
import { type Run, STATION_OPTION, tellDiagnostics } from '../run.ts'

interface Options {
  readonly station: string
  readonly out?: string
  readonly force?: boolean
  readonly replace?: true
}

/** `tag`: writes what an episode is into a copy of its recording. */
export function tagCommand(program: Command, { terminal, fail }: Run): void {
  program
    .command('tag')
    .description('write title, show, people, chapters and cover into a copy of a recording')
    .argument('<slug>', 'the episode’s folder')
    .option(...STATION_OPTION)
    .addOption(
      new Option('--out <file>', 'where to, instead of SLUG.mp3 in this folder').conflicts('replace'),
    )
    .option('--force', 'replace a file that is there')
    .option('--replace', 'put the copy in the place of the recording, of a draft that was never published')
    .addHelpText('after', '\nExample:\n  inonda tag meet-the-board --out ../meet-the-board.mp3')
    .action(async (slug: string, { station, out, force = false, replace }: Options) => {
      const { workshop, root } = compose(station)
      const { value: tagged, diagnostics } = await tag(workshop, slug)
      tellDiagnostics(terminal, diagnostics)
      const nothing = () => {
        fail()
        terminal.remark('Nothing was written.')
      }
      if (!tagged) return nothing()

      const told = `${tagged.chapters} chapters, ${tagged.hasCover ? 'a cover' : 'no cover'}, the same sound`
      if (replace) {
        const refused = await replaceRecording(workshop, slug, tagged)
        tellDiagnostics(terminal, refused)
        if (refused.length > 0) return nothing()
        return terminal.print(`${tagged.replaces}: ${told}`)
      }
      const path = out ?? tagged.name
      await layFile(path, tagged.bytes, { force, root })
      terminal.print(`${path}: ${told}`)
      terminal.remark(
        tagged.replaces === undefined
          ? 'The published recording stays as it is; this copy is for other places.'
          : `To publish the episode with it: inonda tag ${slug} --replace`,
      )
    })
}
