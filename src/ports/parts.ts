/** A part of a file, with what tells this file from another one of the same name. */
export interface Piece {
  readonly bytes: Uint8Array
  readonly facts: FileIdentity
}

export interface FileIdentity {
  readonly ino: number
  readonly size: number
  readonly mtimeMs: number
}

/** Reads short parts of files that are asked for over and over. Paths are relative to the station's folder. */
export interface Parts {
  /** Exactly `length` bytes. A file that is not there, or ends before, is an error of the outside. */
  read(path: string, first: number, length: number): Promise<Piece>
  /** Closes what is still open. */
  close(): Promise<void>
}
