import type { Command } from 'commander'
import { compose, foreignFile } from '../../compose.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { add } from '../../publish/add.ts'
import { type Run, STATION_OPTION, tellDiagnostics } from '../run.ts'

interface Options {
  readonly station: string
  readonly slug?: string
  readonly title?: string
  readonly date?: string
  readonly feed?: readonly string[]
  readonly language?: string
}

/** `add`: a new draft from a recording, a text, a cover, or from nothing. */
export function addCommand(program: Command, { terminal, fail }: Run): void {
  program
    .command('add')
    .description('make a new draft from a recording, a text (interview, transcript, subtitles) and a cover')
    .argument('[file...]', 'what there is, in any order; without any, an empty draft')
    .option(...STATION_OPTION)
    .option('--slug <slug>', 'the folder’s name and the end of the page’s address')
    .option('--title <title>', 'the title, where the text has none')
    .option('--date <date>', 'when it goes on air, such as 2026-03-06T18:00:00+01:00')
    .option('--feed <id...>', 'the feed it belongs to, where there are several')
    .option('--language <tag>', 'such as it, en or zh')
    .addHelpText('after', '\nExample:\n  inonda add interview.mp3 interview.txt --title "Meet the board"')
    .action(async (files: readonly string[], { station, ...terms }: Options) => {
      const sources = []
      for (const path of files) {
        const source = await foreignFile(path)
        if (!source) {
          fail()
          terminal.remark(`There is no file ${path}. Nothing was written.`)
          return
        }
        sources.push(source)
      }
      const { storage } = compose(station).workshop
      const title = terms.title ?? (files.length === 0 ? await terminal.ask?.('Title: ') : undefined)
      const {
        slug,
        diagnostics,
        files: written,
      } = await add(storage, sources, { ...terms, ...(title && { title }) })
      tellDiagnostics(terminal, diagnostics)
      if (hasErrors(diagnostics)) fail()
      if (slug === undefined) {
        fail()
        terminal.remark('Nothing was written.')
        return
      }
      for (const file of written) terminal.print(file)
      terminal.remark(`The draft stands in episodes/${slug}. When it is ready: inonda publish ${slug}`)
    })
}
