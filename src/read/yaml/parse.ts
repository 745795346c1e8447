import type { Document, DocumentOptions, ParseOptions, SchemaOptions } from 'yaml'
import { library } from './library.ts'

/**
 * Parses a YAML text with the yaml package; problems are in `errors`. yaml is recursive: when the stack
 * overflows, some of its functions add an error and others throw, depending on what V8 has compiled so far.
 * This function always returns an error.
 */
export function parsedYaml(
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions,
): Document.Parsed {
  try {
    return library().parseDocument(text, options)
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault
    const nothing = library().parseDocument('')
    nothing.errors.push(new (library().YAMLParseError)([0, 1], 'RESOURCE_EXHAUSTION', fault.message))
    return nothing
  }
}
