import { compose } from '../../compose.ts'
import { withoutEnd } from '../../model/text-end.ts'
import { schemas, writeSchemas } from '../../tasks/schema.ts'
import type { CommandContext } from '../command-context.ts'

/** What can be typed after the command. */
export interface Options {
  readonly out?: string
}

/** Prints the schemas, or writes them. */
export async function runSchema(
  only: string | undefined,
  { out }: Options,
  { terminal }: CommandContext,
): Promise<void> {
  if (out === undefined) {
    terminal.data(schemas(only).trimEnd())
    return
  }
  const files = await writeSchemas(compose(out).context.storage, only)
  for (const file of files) terminal.print(`${withoutEnd(out, '/')}/${file}`)
}
