import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import { type ArchiveEntry, entriesOf, unpacked } from './document/archive.ts'
import { pageOfOpenDocument } from './html/open-document.ts'
import type { Source, Text } from './source.ts'

type Load = () => Promise<typeof import('mammoth')>

/** mammoth is an optional package, because most stations never add a document. */
const loadMammoth: Load = async () => (await import('mammoth')).default

/** A text document has a few MB; one that unpacks to more is made to exhaust memory. */
const MOST_BYTES = 64 * 1024 * 1024

/** Reads a Word document or an OpenDocument text as HTML. Undefined for any other file; no value if it cannot be read. */
export async function readDocument(
  source: Source,
  load: Load = loadMammoth,
): Promise<Checked<Text> | undefined> {
  const entries = entriesOf(source.bytes)
  const isWord = entries.some(({ name }) => name === 'word/document.xml')
  const content = entries.find(({ name }) => name === 'content.xml')
  if (!isWord && !(content && isOpenText(source.bytes, entries))) return undefined
  if (entries.reduce((sum, one) => sum + one.bytes, 0) > MOST_BYTES)
    return refused(source, 'it unpacks to more than 64 MB')
  if (isWord) return await readWord(source, load)
  return content ? readOpen(source, content) : undefined
}

async function readWord(source: Source, load: Load): Promise<Checked<Text>> {
  let mammoth: Awaited<ReturnType<Load>>
  try {
    mammoth = await load()
  } catch {
    return { diagnostics: [say('intake.document-reader-missing', startOf(source.name))] }
  }
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(source.bytes) },
      { convertImage, externalFileAccess: false },
    )
    // Each block on a line of its own, so that a diagnostic can point to it.
    const text = value.replace(/<\/(?:p|h[1-6]|li|td)>/g, '$&\n')
    return { value: { name: source.name, text: `<article>${text}</article>` }, diagnostics: [] }
  } catch (fault) {
    return refused(source, reasonOf(fault))
  }
}

/** Whether the file is an OpenDocument text, not a table or a presentation: the archive has a file with its media type. */
function isOpenText(bytes: Uint8Array, entries: readonly ArchiveEntry[]): boolean {
  const kind = entries.find(({ name }) => name === 'mimetype')
  if (!kind) return false
  try {
    const written = new TextDecoder().decode(unpacked(bytes, kind, 200))
    return written.startsWith('application/vnd.oasis.opendocument.text')
  } catch {
    return false
  }
}

function readOpen(source: Source, content: ArchiveEntry): Checked<Text> {
  try {
    const xml = new TextDecoder().decode(unpacked(source.bytes, content, MOST_BYTES))
    const text = pageOfOpenDocument(xml)
    if (text === undefined) return refused(source, 'it is damaged, or locked with a password')
    return { value: { name: source.name, text }, diagnostics: [] }
  } catch (fault) {
    return refused(source, reasonOf(fault))
  }
}

function reasonOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : 'it is damaged'
}

function refused({ name }: Source, reason: string): Checked<Text> {
  return { diagnostics: [say('intake.document-unreadable', startOf(name), { reason })] }
}
