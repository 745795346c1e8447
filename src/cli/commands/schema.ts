import { Argument, type Command } from 'commander'
import { SCHEMA_NAMES } from '../../model/schema-name.ts'
import { withoutEnd } from '../../model/trim-end.ts'
import type { CommandContext } from '../command-context.ts'

/** `schema`: prints JSON Schemas of a station's files, for editors. */
export function schemaCommand(program: Command, run: CommandContext): void {
  program
    .command('schema')
    .description('print or write JSON Schemas of a station’s files, for editors')
    .addArgument(new Argument('[file]', 'the kind of file (default: all)').choices(SCHEMA_NAMES))
    .option('--out <dir>', 'write them into this folder, as <file>.json')
    .addHelpText(
      'after',
      '\nAfter an update of Inonda, in the station’s folder:\n  inonda schema --out .inonda/schemas',
    )
    .action(async (only: string | undefined, options: Options) => {
      await runSchema(only, options, run)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly out?: string
}

/** Prints the schemas, or writes them. */
async function runSchema(
  only: string | undefined,
  { out }: Options,
  { terminal }: CommandContext,
): Promise<void> {
  const { compose } = await import('../../compose.ts')
  const { schemas, writeSchemas } = await import('../../tasks/schema.ts')
  if (out === undefined) {
    terminal.data(schemas(only).trimEnd())
    return
  }
  const files = await writeSchemas(compose(out).context.storage, only)
  for (const file of files) terminal.print(`${withoutEnd(out, '/')}/${file}`)
}
