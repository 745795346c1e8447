import { compose, layFile } from '../../compose.ts'
import { replaceRecording, tag } from '../../tasks/tag.ts'
import type { CommandContext } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly out?: string
  readonly force?: boolean
  readonly replace?: true
}

/** Writes the copy, and says what is in it. */
export async function runTag(
  slug: string,
  { station, out, force = false, replace }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
  const { context, root } = compose(station)
  const { value: tagged, diagnostics } = await tag(context, slug)
  printDiagnostics(terminal, diagnostics)
  const nothing = () => {
    fail()
    terminal.remark('Nothing was written.')
  }
  if (!tagged) return nothing()

  const told = `${tagged.chapters} chapters, ${tagged.hasCover ? 'a cover' : 'no cover'}, the same sound`
  if (replace) {
    const refused = await replaceRecording(context, slug, tagged)
    printDiagnostics(terminal, refused)
    if (refused.length > 0) return nothing()
    return terminal.print(`${tagged.replaces}: ${told}`)
  }
  const path = out ?? tagged.name
  await layFile(path, tagged.bytes, { force, root })
  terminal.print(`${path}: ${told}`)
  terminal.remark(
    tagged.replaces === undefined
      ? 'The published recording is unchanged; this copy is for other uses.'
      : `To publish the episode with it: inonda tag ${slug} --replace`,
  )
}
