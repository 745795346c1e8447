import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import type { Source, Text } from './source.ts'

type Load = () => Promise<typeof import('mammoth')>

/** mammoth is an optional package: most stations never hand in a document. */
const loadMammoth: Load = async () => (await import('mammoth')).default

const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** A document of words is a few MB; one that unpacks to more is made to fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024
/** An entry of the central directory: its signature, and where the unpacked size and three lengths stand in it. */
const ENTRY = 0x02014b50
const ENTRY_BYTES = 46

/** Reads a Word document as the web page that it would be. Nothing for another file; no value where it cannot be read. */
export async function readDocument(
  { name, bytes }: Source,
  load: Load = loadMammoth,
): Promise<Checked<Text> | undefined> {
  const entries = ZIP.every((byte, index) => bytes[index] === byte) ? entriesOf(bytes) : []
  if (!entries.some((entry) => entry.name === 'word/document.xml')) return undefined
  const refused = (reason: string) => ({
    diagnostics: [say('intake.document-unreadable', startOf(name), { reason })],
  })
  if (entries.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES)
    return refused('it unpacks to more than 64 MB')
  let mammoth: Awaited<ReturnType<Load>>
  try {
    mammoth = await load()
  } catch {
    return { diagnostics: [say('intake.document-reader-missing', startOf(name))] }
  }
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage, externalFileAccess: false },
    )
    // Each block on a line of its own, so that a diagnostic can say which one it means.
    const text = value.replace(/<\/(?:p|h[1-6]|li|td)>/g, '$&\n')
    return { value: { name, text: `<article>${text}</article>` }, diagnostics: [] }
  } catch (fault) {
    return refused(fault instanceof Error ? fault.message : 'it is damaged')
  }
}

/** The names in a ZIP archive, and the sizes that it announces. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
function entriesOf(bytes: Uint8Array): readonly { readonly name: string; readonly size: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = directoryEnd(view)
  if (end === undefined) return []
  const entries: { name: string; size: number }[] = []
  let at = view.getUint32(end + 16, true)
  while (at + ENTRY_BYTES <= bytes.length && view.getUint32(at, true) === ENTRY) {
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength))
    entries.push({ name, size: view.getUint32(at + 24, true) })
    at += ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Where the last record begins: within the 64 KB that its comment may take. */
function directoryEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}
