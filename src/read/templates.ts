import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import type { Entry, Storage } from '../ports/storage.ts'
import { readFolder, unreadable, whenReadable } from './folder.ts'

const TEMPLATES_FOLDER = 'templates'
/** The maximum number of files: each becomes a file of the site, and all are held in memory. */
const FILES_MOST = 10_000
/** A folder with such a name was meant to be a file. */
const FILE_NAME = /\.liquid$|^words\.[\w-]+\.json$|^style\.css$/

/** All files of templates/, by their path in it. Files that cannot be read are left out and reported. */
export async function readTemplates(storage: Storage): Promise<Checked<ReadonlyMap<string, Uint8Array>>> {
  const files = new Map<string, Uint8Array>()
  const diagnostics: Diagnostic[] = []

  async function readIn(folder: string, isLinked: boolean): Promise<void> {
    const { value: entries = [], diagnostics: strange } = await readFolder(storage, folder)
    diagnostics.push(...strange)
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`
      if (entry.kind === 'unreadable') diagnostics.push(unreadable(folder, entry))
      else if (entry.kind === 'folder' && FILE_NAME.test(entry.name)) {
        diagnostics.push(unreadable(folder, { name: entry.name, kind: 'unreadable', obstacle: 'folder' }))
      } else if (entry.kind === 'folder') await enter(path, entry, isLinked)
      else if (files.size < FILES_MOST) await take(path)
      else if (files.size === FILES_MOST) tooMany()
    }
  }

  /** Links inside linked folders are not followed, since two that link to each other would never end. */
  async function enter(
    path: string,
    { isLink }: Entry & { kind: 'folder' },
    isLinked: boolean,
  ): Promise<void> {
    if (files.size > FILES_MOST || (isLink && isLinked)) return
    await readIn(path, isLinked || isLink === true)
  }

  async function take(path: string): Promise<void> {
    const { value: bytes, diagnostics: own } = await whenReadable(path, () => storage.read(path))
    diagnostics.push(...own)
    if (bytes) files.set(path.slice(TEMPLATES_FOLDER.length + 1), bytes)
  }

  let isTold = false
  function tooMany(): void {
    if (!isTold) diagnostics.push(say('file.too-many', startOf(TEMPLATES_FOLDER), { most: FILES_MOST }))
    isTold = true
  }

  await readIn(TEMPLATES_FOLDER, false)
  return { value: files, diagnostics }
}
