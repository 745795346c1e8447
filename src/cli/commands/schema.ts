import { Argument, type Command } from 'commander'
import { compose } from '../../compose.ts'
import { SCHEMA_NAMES, schemas, writeSchemas } from '../../publish/schema.ts'
import type { Run } from '../run.ts'

/** `schema`: what may stand in a station's files, for editors. */
export function schemaCommand(program: Command, { terminal }: Run): void {
  program
    .command('schema')
    .description('print or write JSON Schemas of a station’s files, for editors')
    .addArgument(new Argument('[file]', 'which kind of file; without it, all').choices(SCHEMA_NAMES))
    .option('--out <dir>', 'write them into this folder, as <file>.json')
    .addHelpText(
      'after',
      '\nAfter an update of Inonda, in the station’s folder:\n  inonda schema --out .inonda/schemas',
    )
    .action(async (only: string | undefined, { out }: { out?: string }) => {
      if (out === undefined) {
        terminal.print(schemas(only).trimEnd())
        return
      }
      const files = await writeSchemas(compose(out).workshop.storage, only)
      for (const file of files) terminal.print(`${out.replace(/\/+$/, '')}/${file}`)
    })
}
