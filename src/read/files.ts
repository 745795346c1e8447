import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic, Place, PlaceOf } from '../diagnostics/diagnostic.ts'
import { startOf } from '../diagnostics/diagnostic.ts'
import type { Storage } from '../ports/storage.ts'
import { decode } from './decode-text.ts'
import { whenReadable } from './folder.ts'
import type { QuoteStyle, YamlText } from './yaml/source.ts'
import { readYaml, type YamlDocument } from './yaml.ts'

/** A whole day of talk is a megabyte, and ten thousand people are two. */
const TEXT_BYTES_MOST = 32 * 2 ** 20

/** A text file; without a value when it is absent, cannot be read, or holds bytes that are no UTF-8. */
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

/** Says that a file holds no keys; undefined when it does. */
export function wrongRoot(
  { voice, file, data, placeOf }: YamlDocument,
  example: string,
): Diagnostic | undefined {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return undefined
  const found =
    data === undefined || data === null ? 'empty' : Array.isArray(data) ? 'a list' : 'a single text'
  return say(`${voice}.shape-wrong`, placeOf([]), { what: file, found, example })
}

/** Remembers the YAML of files, so that a place can still be found when a later stage has something to say. */
export interface SourceMap {
  readonly store: (text: YamlText) => void
  /** The same of a text that is fetched only when somebody asks. */
  readonly keepLater: (file: string, fetch: () => YamlText | undefined) => void
  readonly placeOf: PlaceOf
  /** The same, of the key rather than its value. */
  readonly keyPlaceOf: PlaceOf
}

/** Texts are parsed again only when somebody asks; nearly all stations are never asked about. */
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
