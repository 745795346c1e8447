import { lstatSync, mkdirSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { sha256Of } from '../../ports/digest.ts'
import { isOwnDirectory, readProgramFile } from './program-files.ts'

/**
 * The files of a build, in the order in which they were written. There are many, so they are columns instead
 * of objects.
 */
export interface WrittenFile {
  readonly paths: readonly string[]
  /** Empty if it is unknown what a file was made from. */
  readonly tags: readonly string[]
  /** Size, modification time and inode of each file, one after the other. */
  readonly facts: ArrayLike<number>
}

/** The contents of a build's folder. */
export interface OutputManifest {
  /** Its file name. */
  readonly folder: string
  readonly written: WrittenFile
  /** Its folders, with modification time and inode of each, one after the other. */
  readonly folders: { readonly paths: readonly string[]; readonly facts: ArrayLike<number> }
  /** The build stamp that was committed with it. */
  readonly note?: Uint8Array | undefined
  readonly standby?: StandbyDirectory | undefined
}

/** Another folder with hard links to every file of the build: the next build is made in it. */
export interface StandbyDirectory {
  /** Its file name. */
  readonly folder: string
  /** Like those of the build's folders, for the same paths. */
  readonly facts: ArrayLike<number>
}

export const FACTS_A_FILE = 3
const FACTS_A_FOLDER = 2

const FORMAT = 3
/** The separator: the one character that no path contains. */
const BETWEEN = '\0'

interface Head {
  readonly format: number
  readonly folder: string
  /** CRC-32 of everything after the head. */
  readonly sum: number
  /** Bytes of the note and of the texts; absent without a note. */
  readonly note?: number
  readonly texts: number
  /** The name of the standby directory; its facts follow those of the folders. */
  readonly standby?: string
}

/**
 * Reads the manifest of the build in this folder; undefined if there is none, or it is damaged. Without it,
 * every file is written again. It is stored in the station, since a build contains no files of ours.
 */
export function readManifest(station: string, link: string, folder: string): OutputManifest | undefined {
  try {
    const bytes = isOwnDirectory(folderOf(station)) ? readProgramFile(fileOf(station, link)) : Buffer.alloc(0)
    const cut = bytes.indexOf('\n')
    const head = JSON.parse(bytes.toString('utf8', 0, cut)) as Head
    const rest = bytes.subarray(cut + 1)
    if (head.format !== FORMAT || head.folder !== folder || crc32(rest) !== head.sum) return undefined
    const texts = rest.subarray(head.note ?? 0, (head.note ?? 0) + head.texts)
    const [paths = [], tags = [], folders = []] = listsIn(texts.toString())
    const numbers = numbersIn(rest.subarray((head.note ?? 0) + head.texts))
    if (![...paths, ...folders].every(isInside)) return undefined
    const files = paths.length * FACTS_A_FILE
    const current = files + folders.length * FACTS_A_FOLDER
    return {
      folder,
      written: { paths, tags, facts: numbers.subarray(0, files) },
      folders: { paths: folders, facts: numbers.subarray(files, current) },
      ...(head.standby !== undefined && {
        standby: { folder: head.standby, facts: numbers.subarray(current) },
      }),
      ...(head.note !== undefined && { note: rest.subarray(0, head.note) }),
    }
  } catch {
    return undefined
  }
}

/** Writes the manifest atomically. */
export function writeManifest(station: string, link: string, manifest: OutputManifest): void {
  const { folder, written, folders, note, standby } = manifest
  const file = fileOf(station, link)
  const texts = Buffer.from(
    [written.paths.length, ...written.paths, ...written.tags, ...folders.paths].join(BETWEEN),
  )
  const current = written.facts.length + folders.facts.length
  const numbers = new Float64Array(current + (standby?.facts.length ?? 0))
  numbers.set(written.facts)
  numbers.set(folders.facts, written.facts.length)
  if (standby) numbers.set(standby.facts, current)
  const rest = Buffer.concat([note ?? new Uint8Array(), texts, new Uint8Array(numbers.buffer)])
  const head: Head = {
    format: FORMAT,
    folder,
    sum: crc32(rest),
    texts: texts.length,
    ...(note && { note: note.length }),
    ...(standby && { standby: standby.folder }),
  }
  try {
    if (!isOwnDirectory(folderOf(station))) return
    mkdirSync(dirname(file), { recursive: true })
    const draft = `${file}.${process.pid}.draft`
    rmSync(draft, { force: true, recursive: true })
    const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), rest])
    writeFileSync(draft, bytes, { flag: 'wx' })
    renameSync(draft, file)
  } catch {
    // The build itself is complete; the next one only takes longer.
  }
}

/** The recorded facts of a file, in this order. */
export function factsOf({ size, mtimeMs, ino }: Stats): readonly number[] {
  return [size, mtimeMs, ino]
}

/** Whether a file still has the facts recorded in this row. */
export function isFileAsWritten(now: Stats, { facts }: WrittenFile, row: number): boolean {
  const at = row * FACTS_A_FILE
  return now.isFile() && now.size === facts[at] && now.mtimeMs === facts[at + 1] && now.ino === facts[at + 2]
}

/** Whether two rows describe the same unchanged file on disk. */
export function isSameFile(one: WrittenFile, row: number, other: WrittenFile, otherRow: number): boolean {
  const [at, otherAt] = [row * FACTS_A_FILE, otherRow * FACTS_A_FILE]
  for (let fact = 0; fact < FACTS_A_FILE; fact++) {
    if (one.facts[at + fact] !== other.facts[otherAt + fact]) return false
  }
  return true
}

/** Whether no entry was added to these folders below `root`, or removed, since these facts were recorded. */
export function areFoldersAsWritten(root: string, folders: OutputManifest['folders']): boolean {
  try {
    return folders.paths.every((path, row) => isFolderAsWritten(lstatSync(join(root, path)), folders, row))
  } catch {
    return false
  }
}

function isFolderAsWritten(now: Stats, { facts }: OutputManifest['folders'], row: number): boolean {
  const at = row * FACTS_A_FOLDER
  return now.isDirectory() && now.mtimeMs === facts[at] && now.ino === facts[at + 1]
}

/** Splits into paths and tags of the files, and paths of the folders. */
function listsIn(texts: string): string[][] {
  const [count = '0', ...all] = texts.split(BETWEEN)
  const files = Number(count)
  return [all.slice(0, files), all.slice(files, 2 * files), all.slice(2 * files)]
}

/** Whether a path stays below its folder: the manifest may have been written by somebody else. */
function isInside(path: string): boolean {
  return !/^\/|(?:^|\/)\.\.(?:\/|$)/.test(path)
}

/** Copied, since a Float64Array must begin at a multiple of 8 bytes. */
function numbersIn(bytes: Uint8Array): Float64Array {
  return new Float64Array(new Uint8Array(bytes).buffer)
}

/** One manifest for each place where the station's builds are written. */
function fileOf(station: string, link: string): string {
  const name = sha256Of(link).slice(0, 16)
  return join(folderOf(station), `output-${name}`)
}

function folderOf(station: string): string {
  return join(station, '.inonda', 'keep')
}
