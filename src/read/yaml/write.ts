import { library } from './library.ts'

/** Plain data as a YAML text whose keys stand one below the other; texts that go over lines as blocks. */
export function writtenYaml(data: Readonly<Record<string, unknown>>): string {
  return library().stringify(data, { lineWidth: 0, aliasDuplicateObjects: false, sortMapEntries: false })
}
