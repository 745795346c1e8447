import { compose } from '../../compose.ts'
import { withoutEnd } from '../../model/text-end.ts'
import { schemas, writeSchemas } from '../../publish/schema.ts'
import type { Run } from '../run.ts'

/** What can be typed after the command. */
export interface Options {
  readonly out?: string
}

/** Prints the schemas, or writes them. */
export async function runSchema(
  only: string | undefined,
  { out }: Options,
  { terminal }: Run,
): Promise<void> {
  if (out === undefined) {
    terminal.data(schemas(only).trimEnd())
    return
  }
  const files = await writeSchemas(compose(out).workshop.storage, only)
  for (const file of files) terminal.print(`${withoutEnd(out, '/')}/${file}`)
}
