/** One name in a folder. */
export interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder'
}

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly bytes: number
  readonly modified: Date
}

/** How everything in a folder looks from outside. */
export interface FolderMark {
  /** Another one whenever a name, a kind or the bytes of a file changed, unless that was at the time of `changed`. */
  readonly mark: string
  /** When something in it changed last, as the medium says; milliseconds. */
  readonly changed: number
  /** Whether some of it can change from elsewhere: by a link, or by a folder inside it. */
  readonly isOpen: boolean
}

/** A file to be written: its whole bytes, or a stream of them. */
export interface NewFile {
  readonly name: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
}

/**
 * Where a station keeps its files. Paths are relative, use forward slashes and never leave the root:
 * one that would, also by a symbolic link, is an `Outage`, as is every fault of the medium. '' is the
 * root. Every adapter passes test/ports/storage.contract.ts.
 */
export interface Storage {
  /** What stands directly in a folder, sorted by name in code-unit order; empty when there is no such folder. */
  list(folder: string): Promise<readonly Entry[]>
  /**
   * How a folder looks, without reading its files. Absent where the medium cannot tell a change from none: then
   * everything is read.
   */
  mark?(folder: string): Promise<FolderMark>
  /** Undefined when there is no such file. */
  facts(path: string): Promise<FileFacts | undefined>
  /** The whole file, or undefined when there is none. */
  read(path: string): Promise<Uint8Array | undefined>
  /** The file in pieces, for what need not be whole in memory. An absent file is an `Outage`. */
  stream(path: string): AsyncIterable<Uint8Array>
  /** Replaces a file whole: a reader sees the old or the new bytes, never a mix, even after a power cut. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Makes a new folder appear with all its files at once. A folder that is there already is an `Outage`. */
  place(folder: string, files: readonly NewFile[]): Promise<void>
  /** Removes a file; nothing happens when there is none. */
  remove(path: string): Promise<void>
}
