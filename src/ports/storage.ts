import type { FileIdentity } from '../model/file-identity.ts'
import type { UnreadableReason } from './unreadable.ts'

/** An entry of a folder. A symbolic link counts as its target. */
export type Entry =
  | { readonly name: string; readonly kind: 'file' }
  | {
      readonly name: string
      readonly kind: 'folder'
      /** Whether it is a symbolic link: following such links again and again may never end. */
      readonly isLink?: true
    }
  /** A pipe, a device, a link without a target: reading or listing it throws `Unreadable`. */
  | { readonly name: string; readonly kind: 'unreadable'; readonly obstacle: UnreadableReason }

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly bytes: number
  readonly modified: Date
  /** See model/file-identity.ts. */
  readonly identity: FileIdentity
}

/** Options of `read`. */
export interface ReadTerms {
  /** A file of more bytes is `Unreadable`; the default is one GiB. */
  readonly most?: number
  /**
   * Called with the identity of the file while it was read. Not called if the file had changed so recently
   * that it may change again with the same identity.
   */
  readonly seen?: (identity: FileIdentity) => void
}

/** A fingerprint of everything in a folder. */
export interface FolderFingerprint {
  /** Differs whenever a name, a kind or the bytes of a file changed. */
  readonly mark: string
  /** Whether `mark` is reliable: what changed just now may change again without another one. */
  readonly isStable: boolean
  /** Whether a file of it can change in another place: by a link. Folders inside it are named, and not looked into. */
  readonly isOpen: boolean
}

/** A file to be written: its whole bytes, or a stream of them. */
export interface NewFile {
  readonly name: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
}

/**
 * Where a station stores its files. Paths are relative, use forward slashes and must not leave the root: one
 * that does is an `IoError`, as is every failure of the disk. '' is the root. What cannot be read as what it
 * should be (a pipe, a folder in the place of a file, a symbolic link out of the root) is `Unreadable`, and
 * is never opened: no call blocks on another program. Every adapter passes test/ports/storage.contract.ts.
 */
export interface Storage {
  /**
   * The entries of a folder, sorted by name in code-unit order; empty if there is no such folder. Throws
   * `Unreadable` if something else is in its place.
   */
  list(folder: string): Promise<readonly Entry[]>
  /**
   * The fingerprint of a folder, without reading its files. Absent if the storage cannot detect changes: then
   * everything is read.
   */
  mark?(folder: string): Promise<FolderFingerprint>
  /** Undefined if there is no such file. */
  facts(path: string): Promise<FileFacts | undefined>
  /**
   * Reads the whole file in one consistent state; undefined if there is none. A file that is written to all
   * the time is `Unreadable`.
   */
  read(path: string, terms?: ReadTerms): Promise<Uint8Array | undefined>
  /**
   * Reads a file in chunks, for what need not be in memory as a whole. Throws an `IoError` if there is none.
   */
  stream(path: string): AsyncIterable<Uint8Array>
  /**
   * Replaces a file atomically: a reader sees the old or the new bytes, never a mix, even after a power cut;
   * `hurried` as for `place`.
   */
  write(path: string, bytes: Uint8Array, terms?: { readonly hurried: boolean }): Promise<void>
  /**
   * Creates a folder with all its files, atomically. A folder that exists is an `IoError`. With `hurried`,
   * nothing is synced to the disk, since thousands of folders follow: a power cut may leave empty files in
   * the last ones.
   */
  place(folder: string, files: readonly NewFile[], terms?: { readonly hurried: boolean }): Promise<void>
  /** Removes a file; does nothing if there is none. */
  remove(path: string): Promise<void>
}
