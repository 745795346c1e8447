import { SCHEMA_NAMES, type SchemaName } from '../model/schema-name.ts'
import type { Storage } from '../ports/storage.ts'
import { whenReadable } from '../read/folder.ts'
import { schemaText } from '../read/schema.ts'

/** Where a station keeps the schemas of its own files: a hidden folder, since it holds nothing to publish. */
const FOLDER = '.inonda/schemas'

/** The schema of one kind of file, or of all under their names. */
export function schemas(only?: string): string {
  const chosen = chosenNames(only)
  const [first] = chosen
  if (chosen.length === 1 && first !== undefined) return schemaText(first)
  const all = chosen.map((name) => [name, JSON.parse(schemaText(name))])
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`
}

/** Writes schemas into a folder, each as `<name>.json`, and answers their names. */
export async function writeSchemas(storage: Storage, only?: string): Promise<string[]> {
  const files = chosenNames(only).map((name) => [`${name}.json`, schemaText(name)] as const)
  for (const [file, text] of files) await storage.write(file, new TextEncoder().encode(text))
  return files.map(([file]) => file)
}

/** The schemas that a new station is given, by their paths in it. */
export function stationSchemas(): [path: string, text: string][] {
  return SCHEMA_NAMES.map((name) => [pathOf(name), schemaText(name)])
}

/** The first line of a station's file: it tells YAML editors, without a network, what may stand in the file. */
export function schemaLine(file: string, name: SchemaName): string {
  const up = '../'.repeat(file.split('/').length - 1)
  return `# yaml-language-server: $schema=${up}${pathOf(name)}\n`
}

/** Whether a station keeps schemas of its own. */
export async function hasSchemas(storage: Storage): Promise<boolean> {
  const file = pathOf('episode')
  return (await whenReadable(file, () => storage.facts(file))).value !== undefined
}

/** Front matter with such a line in it, where the station keeps the schema that it names. */
export async function withSchemaLine(storage: Storage, file: string, text: string): Promise<string> {
  const { value: schema } = await whenReadable(file, () => storage.facts(pathOf('episode')))
  if (!schema) return text
  return text.replace(/^---\n/, (fence) => fence + schemaLine(file, 'episode'))
}

function chosenNames(only: string | undefined): readonly SchemaName[] {
  return SCHEMA_NAMES.filter((name) => only === undefined || name === only)
}

function pathOf(name: SchemaName): string {
  return `${FOLDER}/${name}.json`
}
