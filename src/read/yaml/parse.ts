import type { Document, DocumentOptions, ParseOptions, SchemaOptions } from 'yaml'
import { library } from './library.ts'

/**
 * A YAML text as `yaml` reads it; whatever is wrong stands in its `errors`. yaml follows what is nested by calling
 * itself. Where the stack ends, some of its functions say so among the errors and others throw: which of them it is,
 * and how deep, depends on what V8 has compiled until then. Here it is an error of the text always.
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
