import type { FileIdentity } from '../model/file-identity.ts'

/** A range of a file, with the file's identity after it was read. */
export interface FileRange {
  readonly bytes: Uint8Array
  readonly identity: FileIdentity
}

/** An open file, whether or not it still has a name. */
export interface ReadableFile {
  /** Its current identity. */
  readonly identity: () => FileIdentity
  /** Whether any further write will change its identity: timestamps have a limited resolution. */
  readonly isSettled: () => boolean
  /** Its current size in bytes. */
  readonly size: () => number
  /** Reads exactly `length` bytes; throws an `IoError` if the file ends before. */
  readonly read: (first: number, length: number) => Promise<FileRange>
}

/** A file that stays open until it is closed. */
export interface OpenFile extends ReadableFile {
  /** Must be called; further calls do nothing. */
  readonly close: () => Promise<void>
}

/**
 * Reads files that are sent. Paths are relative to the station's folder. Throws an `IoError` for what is no
 * regular file, does not exist, or leads out of the station; never blocks on a pipe.
 */
export interface RangeReader {
  /** The station's folder, absolute. */
  readonly root: string
  /** Reads exactly `length` bytes of a file that is read again and again. */
  read(path: string, first: number, length: number): Promise<FileRange>
  /** The current identity of a file that was read a moment ago; undefined if it must be looked up. */
  seen(path: string): FileIdentity | undefined
  /** Opens a file for a caller that reads much of it. */
  open(path: string): Promise<OpenFile>
  /** Reads a file that the caller opened and closes. */
  opened(path: string, descriptor: number): ReadableFile
  /** Closes the files that `read` holds open. */
  close(): Promise<void>
}
