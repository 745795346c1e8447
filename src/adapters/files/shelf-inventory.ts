import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file as it was laid: under which tag, and how it looked on the disk. */
export interface Laid {
  readonly tag: string
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
}

interface Inventory {
  /** The folder that it is about. */
  readonly folder: string
  readonly files: Readonly<Record<string, Laid>>
}

/**
 * What was laid in the edition of this folder, by path; undefined where nobody knows. It is a memory only: without
 * it every file is written anew. It stands with the station, since nothing of ours belongs into an edition.
 */
export async function readInventory(
  station: string,
  link: string,
  folder: string,
): Promise<ReadonlyMap<string, Laid> | undefined> {
  try {
    const read = JSON.parse(await readFile(fileOf(station, link), 'utf8')) as Inventory
    return read.folder === folder ? new Map(Object.entries(read.files)) : undefined
  } catch {
    return undefined
  }
}

/** Writes down what was laid, whole or not at all. */
export async function writeInventory(
  station: string,
  link: string,
  folder: string,
  laid: ReadonlyMap<string, Laid>,
): Promise<void> {
  const file = fileOf(station, link)
  const inventory: Inventory = { folder, files: Object.fromEntries(laid) }
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(`${file}.${process.pid}.draft`, JSON.stringify(inventory))
    await rename(`${file}.${process.pid}.draft`, file)
  } catch {
    // The edition stands; the next one takes longer.
  }
}

/** One for each place where a station's editions are laid. */
function fileOf(station: string, link: string): string {
  const name = createHash('sha256').update(link).digest('hex').slice(0, 16)
  return join(station, '.inonda', 'keep', `shelf-${name}.json`)
}
