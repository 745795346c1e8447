import { say } from '../diagnostics/catalogue.ts'
import { type Checked, type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import type { Entry, Storage } from '../ports/storage.ts'
import { Unreadable } from '../ports/unreadable.ts'

/** The entries of a folder, without files of the system and editors. Returns no value if the folder cannot be read. */
export async function readFolder(storage: Storage, folder: string): Promise<Checked<readonly Entry[]>> {
  const { value, diagnostics } = await whenReadable(folder, () => storage.list(folder))
  const entries = value?.filter(({ name }) => !isLeftBehind(name))
  if (!entries) return { diagnostics }
  return { value: entries, diagnostics: [...hostileNames(folder, entries), ...clashes(folder, entries)] }
}

/** Runs `work` and converts an `Unreadable` error to a diagnostic; other errors are rethrown. */
export async function whenReadable<T>(path: string, work: () => Promise<T>): Promise<Checked<T>> {
  try {
    return { value: await work(), diagnostics: [] }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { what, fix } = error
    return { diagnostics: [say('file.unreadable', startOf(error.path || path), { what, fix })] }
  }
}

/** A warning for each unreadable entry of a folder, unless it is already reported. */
export function unreadIn(
  folder: string,
  entries: readonly Entry[],
  said: readonly Diagnostic[],
): Diagnostic[] {
  return entries.flatMap((entry) => {
    const file = `${folder}/${entry.name}`
    if (entry.kind !== 'unreadable' || said.some((one) => one.file === file)) return []
    const { what, fix } = new Unreadable(file, entry.obstacle)
    return [say('file.unread', startOf(file), { what, fix })]
  })
}

/** The error for an unreadable entry of a folder. */
export function unreadable(folder: string, entry: Entry & { readonly kind: 'unreadable' }): Diagnostic {
  const file = `${folder}/${entry.name}`
  const { what, fix } = new Unreadable(file, entry.obstacle)
  return say('file.unreadable', startOf(file), { what, fix })
}

/** File names that only Windows, macOS, Linux and Synology create. */
const BY_SYSTEMS: ReadonlySet<string> = new Set([
  ...['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r', '__macosx', '@eadir', 'lost+found'],
  ...['$recycle.bin', 'system volume information'],
])

/** Whether a name is that of a file that the system or an editor creates, which is no source file. */
export function isLeftBehind(name: string): boolean {
  // Hidden files; Office's lock files, `~$talk.docx`; Emacs's copies, `talk.md~` and `#talk.md#`.
  const isEditors = name.startsWith('.') || name.startsWith('~$') || name.endsWith('~')
  return isEditors || (name.startsWith('#') && name.endsWith('#')) || BY_SYSTEMS.has(name.toLowerCase())
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/

function hostileNames(folder: string, entries: readonly Entry[]): Diagnostic[] {
  return entries.flatMap(({ name }) => {
    const [found] = INVISIBLE.exec(name) ?? []
    if (found === undefined) return []
    const character = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    return [say('file.name-hostile', startOf(folder === '' ? name : `${folder}/${name}`), { character })]
  })
}

function clashes(folder: string, entries: readonly Entry[]): Diagnostic[] {
  const holders = new Map<string, string>()
  return entries.flatMap(({ name }) => {
    const folded = name.normalize('NFC').toLowerCase()
    const other = holders.get(folded)
    holders.set(folded, other ?? name)
    if (other === undefined) return []
    return [say('file.name-clash', startOf(folder === '' ? name : `${folder}/${name}`), { other })]
  })
}
