import { compose } from '../../compose.ts'
import { withoutEnd } from '../../model/text-end.ts'
import { init, type NewStation } from '../../tasks/init.ts'
import type { CommandContext } from '../command-context.ts'

/** Writes the new station, and says its files and what to type next. */
export async function runInit(dir: string, station: NewStation, { terminal }: CommandContext): Promise<void> {
  const { context, starter } = compose(dir)
  const files = await init(context.storage, starter, station)
  for (const file of files) terminal.print(`${withoutEnd(dir, '/')}/${file}`)
  terminal.remark(
    'Next:',
    `  cd ${dir}`,
    '  inonda add interview.mp3 interview.txt',
    '  inonda publish SLUG',
    '  inonda build',
  )
}
