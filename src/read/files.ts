import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic, Place, PlaceOf } from '../diagnostics/diagnostic.ts'
import { startOf } from '../diagnostics/diagnostic.ts'
import type { Storage } from '../ports/storage.ts'
import { decode } from './decode-text.ts'
import { whenReadable } from './folder.ts'
import type { QuoteStyle, YamlText } from './yaml/source.ts'
import { readYaml, type YamlDocument } from './yaml.ts'

/** A day of speech takes a megabyte, and ten thousand people take two. */
const TEXT_BYTES_MOST = 32 * 2 ** 20

/** Reads a text file. Returns no value if it is absent, cannot be read, or is not valid UTF-8. */
export async function readText(storage: Storage, voice: QuoteStyle, file: string): Promise<Checked<string>> {
  const { value: bytes, diagnostics } = await whenReadable(file, () =>
    storage.read(file, { most: TEXT_BYTES_MOST }),
  )
  if (!bytes) return { diagnostics }
  const decoded = decode(file, bytes)
  return 'text' in decoded
    ? { value: decoded.text, diagnostics: [] }
    : { diagnostics: [say(`${voice}.unreadable`, decoded.broken)] }
}

/** Reports a file that is not a map of keys; undefined if it is. */
export function wrongRoot(
  { voice, file, data, placeOf }: YamlDocument,
  example: string,
): Diagnostic | undefined {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return undefined
  const found =
    data === undefined || data === null ? 'empty' : Array.isArray(data) ? 'a list' : 'a single text'
  return say(`${voice}.shape-wrong`, placeOf([]), { what: file, found, example })
}

/** Keeps the YAML of files, so that later stages can find the location of a value. */
export interface SourceMap {
  readonly store: (text: YamlText) => void
  /** The same for a text that is loaded on demand. */
  readonly keepLater: (file: string, fetch: () => YamlText | undefined) => void
  readonly placeOf: PlaceOf
  /** The location of a key instead of its value. */
  readonly keyPlaceOf: PlaceOf
}

/** Parses texts on demand: for most stations, no location is needed. */
export function sourceMap(): SourceMap {
  const texts = new Map<string, () => YamlText | undefined>()
  const documents = new Map<string, YamlDocument | undefined>()
  const documentOf = (file: string) => {
    const text = documents.has(file) ? undefined : texts.get(file)?.()
    if (text && !documents.has(file)) documents.set(file, readYaml(text).value)
    return documents.get(file)
  }
  return {
    store: (text) => void texts.set(text.file, () => text),
    keepLater: (file, fetch) => void texts.set(file, fetch),
    placeOf: (file, ...path): Place => documentOf(file)?.placeOf(path) ?? startOf(file),
    keyPlaceOf: (file, ...path): Place => documentOf(file)?.keyPlaceOf(path) ?? startOf(file),
  }
}
