import { Argument, type Command } from 'commander'
import { SCHEMA_NAMES } from '../../model/schema-name.ts'
import type { CommandContext } from '../command-context.ts'
import type { Options } from '../deeds/schema.ts'

/** `schema`: what may stand in a station's files, for editors. */
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
      const { runSchema } = await import('../deeds/schema.ts')
      await runSchema(only, options, run)
    })
}
