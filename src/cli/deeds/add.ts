import { compose, outsideFile } from '../../compose.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { add } from '../../tasks/add.ts'
import type { CommandContext } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly slug?: string
  readonly title?: string
  readonly date?: string
  readonly feed?: readonly string[]
  readonly language?: string
  readonly as?: 'transcript' | 'notes' | 'captions'
}

/** Makes the draft, or says what stands in the way. */
export async function runAdd(
  files: readonly string[],
  { station, ...terms }: Options,
  { terminal, fail }: CommandContext,
): Promise<void> {
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
  terminal.remark(`The draft is in episodes/${slug}. When it is ready: inonda publish ${slug}`)
}
