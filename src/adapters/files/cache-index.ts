import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { readProgramFile } from './program-files.ts'

/** Where a record stands in a pack, and the sum that tells whether it is still whole. */
export interface PackLocation {
  readonly at: number
  readonly length: number
  /** CRC-32 of name and bytes together. */
  readonly sum: number
}

/** What a pack holds. */
export interface CacheIndex {
  /** The pack's file name. */
  readonly pack: string
  /** Where the next record goes; what stands behind it was never finished. */
  readonly end: number
  readonly spots: Map<string, PackLocation>
}

const FORMAT = 1
/** What already stands there may be a pipe, or a link to somewhere else. */
const NEW = { flag: 'wx' } as const

/** The index as it was written last; undefined where there is none, or it is damaged. */
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

/** Replaces the index whole: whoever reads it finds the old one or the new one. */
export function writeIndex(file: string, { pack, end, spots }: CacheIndex): void {
  const rows: (string | number)[] = []
  for (const [name, { at, length, sum }] of spots) rows.push(name, at, length, sum)
  const rest = JSON.stringify(rows)
  const draft = `${file}.${process.pid}.draft`
  rmSync(draft, { force: true, recursive: true })
  writeFileSync(draft, `${JSON.stringify([FORMAT, crc32(rest), pack, end])}\n${rest}`, NEW)
  renameSync(draft, file)
}

/** Which index stands there now: another after every writing. */
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

/** The sum of a record. */
export function checksumOf(name: string, bytes: Uint8Array): number {
  // The sum of no bytes begins anew.
  return bytes.byteLength === 0 ? crc32(name) : crc32(bytes, crc32(name))
}
