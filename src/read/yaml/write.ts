import { library } from './library.ts'

/** Serializes plain data as block-style YAML, with block scalars for multi-line texts. */
export function writtenYaml(data: Readonly<Record<string, unknown>>): string {
  return library().stringify(data, { lineWidth: 0, aliasDuplicateObjects: false, sortMapEntries: false })
}
