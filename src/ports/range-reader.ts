import type { FileIdentity } from '../model/file-identity.ts'

/** A part of a file, with what the file was once it was read. */
export interface FileRange {
  readonly bytes: Uint8Array
  readonly identity: FileIdentity
}

/** A file that is open, whatever becomes of its name. */
export interface ReadableFile {
  /** What it is now. */
  readonly identity: () => FileIdentity
  /** Whether what is written to it from now on will make it another one: clocks go in steps. */
  readonly isSettled: () => boolean
  /** Bytes that it has now. */
  readonly size: () => number
  /** Exactly `length` bytes; a file that ends before is an error of the outside. */
  readonly read: (first: number, length: number) => Promise<FileRange>
}

/** One that stays open until it is closed. */
export interface OpenFile extends ReadableFile {
  /** Has to be called once; again does nothing. */
  readonly close: () => Promise<void>
}

/**
 * Reads files that are sent. Paths are relative to the station's folder. What is no file, or not there, or leads out of the
 * station, is an error of the outside; nothing waits for another program, as at a pipe.
 */
export interface RangeReader {
  /** The station's folder, absolute. */
  readonly root: string
  /** Exactly `length` bytes, of a file that is asked for over and over. */
  read(path: string, first: number, length: number): Promise<FileRange>
  /** What a file is now that was read a moment ago; undefined where it has to be looked for. */
  seen(path: string): FileIdentity | undefined
  /** Opens a file for one who reads much of it. */
  open(path: string): Promise<OpenFile>
  /** A file that somebody else opened, and closes. */
  opened(path: string, descriptor: number): ReadableFile
  /** Closes what is still open for `read`. */
  close(): Promise<void>
}
