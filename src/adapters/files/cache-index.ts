import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { readProgramFile } from './program-files.ts'

/** Where a record is in a pack, and the checksum that tells whether it is intact. */
export interface PackLocation {
  readonly at: number
  readonly length: number
  /** CRC-32 of name and bytes together. */
  readonly sum: number
}

/** The records of a pack. */
export interface CacheIndex {
  /** The pack's file name. */
  readonly pack: string
  /** Where the next record is written; bytes after it belong to an unfinished write. */
  readonly end: number
  readonly spots: Map<string, PackLocation>
}

const FORMAT = 1
/** Fails if the file exists: it may be a pipe, or a link to another place. */
const NEW = { flag: 'wx' } as const

/** Reads the index; undefined if there is none, or it is damaged. */
export function readIndex(file: string): CacheIndex | undefined {
  try {
    const text = readProgramFile(file).toString()
    const cut = text.indexOf('\n')
    const [format, sum, pack, end] = JSON.parse(text.slice(0, cut)) as [number, number, string, number]
    const rest = text.slice(cut + 1)
    if (format !== FORMAT || crc32(rest) !== sum || !/^pack-[0-9a-f]+$/.test(pack)) return undefined
    const rows = JSON.parse(rest) as (string | number)[]
    const spots = new Map<string, PackLocation>()
    for (let row = 0; row < rows.length; row += 4) {
      const [name, at, length, sum] = rows.slice(row, row + 4) as [string, number, number, number]
      spots.set(name, { at, length, sum })
    }
    return { pack, end, spots }
  } catch {
    return undefined
  }
}

/** Replaces the index atomically: a reader finds the old one or the new one. */
export function writeIndex(file: string, { pack, end, spots }: CacheIndex): void {
  const rows: (string | number)[] = []
  for (const [name, { at, length, sum }] of spots) rows.push(name, at, length, sum)
  const rest = JSON.stringify(rows)
  const draft = `${file}.${process.pid}.draft`
  rmSync(draft, { force: true, recursive: true })
  writeFileSync(draft, `${JSON.stringify([FORMAT, crc32(rest), pack, end])}\n${rest}`, NEW)
  renameSync(draft, file)
}

/** Identifies the version of the index on disk: it changes with every write. */
export function indexFingerprint(file: string): string {
  const facts = factsOf(file)
  return facts ? `${facts.ino} ${facts.size} ${facts.mtimeNs} ${facts.ctimeNs}` : ''
}

function factsOf(file: string) {
  try {
    return statSync(file, { bigint: true, throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** The checksum of a record: CRC-32 of name and bytes. */
export function checksumOf(name: string, bytes: Uint8Array): number {
  // crc32 of no bytes would start again from 0.
  return bytes.byteLength === 0 ? crc32(name) : crc32(bytes, crc32(name))
}
