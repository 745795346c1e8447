import type { FileIdentity } from '../model/file-identity.ts'
import type { UnreadableReason } from './unreadable.ts'

/** One name in a folder. A symbolic link is what it leads to. */
export type Entry =
  | { readonly name: string; readonly kind: 'file' }
  | {
      readonly name: string
      readonly kind: 'folder'
      /** Whether a symbolic link leads to it: one that is followed again and again may never end. */
      readonly isLink?: true
    }
  /** A pipe, a device, a link that leads nowhere: to read it, or to list it, throws `Unreadable`. */
  | { readonly name: string; readonly kind: 'unreadable'; readonly obstacle: UnreadableReason }

/** What is known of a file without reading it. */
export interface FileFacts {
  readonly bytes: number
  readonly modified: Date
  /** See model/file-identity.ts. */
  readonly identity: FileIdentity
}

/** How a file is read. */
export interface ReadTerms {
  /** A file of more bytes is `Unreadable`; unless it is given, one of more than a GiB. */
  readonly most?: number
  /**
   * Told what the file was while it was read; not told where it had changed so shortly before that it may change again
   * without becoming another one.
   */
  readonly seen?: (identity: FileIdentity) => void
}

/** How everything in a folder looks from outside. */
export interface FolderFingerprint {
  /** Another one whenever a name, a kind or the bytes of a file changed. */
  readonly mark: string
  /** Whether that can be relied on: what changed just now may change once more without looking different. */
  readonly isStable: boolean
  /** Whether some of it can change from elsewhere: by a link, or by a folder inside it. */
  readonly isOpen: boolean
}

/** A file to be written: its whole bytes, or a stream of them. */
export interface NewFile {
  readonly name: string
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>
}

/**
 * Where a station keeps its files. Paths are relative, use forward slashes and never leave the root: one that would is
 * an `IoError`, as is every fault of the medium. '' is the root. What stands at a path and can’t be read for what it is
 * (a pipe, a folder in the place of a file, a symbolic link out of the root) is `Unreadable`, and is never opened: no
 * call waits for another program. Every adapter passes test/ports/storage.contract.ts.
 */
export interface Storage {
  /**
   * What stands directly in a folder, sorted by name in code-unit order; empty when there is no such folder, and
   * `Unreadable` when something else stands there.
   */
  list(folder: string): Promise<readonly Entry[]>
  /**
   * How a folder looks, without reading its files. Absent where the medium cannot tell a change from none: then
   * everything is read.
   */
  mark?(folder: string): Promise<FolderFingerprint>
  /** Undefined when there is no such file. */
  facts(path: string): Promise<FileFacts | undefined>
  /**
   * The whole file as it was at one moment, or undefined when there is none. One that others write to all the time is
   * `Unreadable`.
   */
  read(path: string, terms?: ReadTerms): Promise<Uint8Array | undefined>
  /** The file in pieces, for what need not be whole in memory. An absent file is an `IoError`. */
  stream(path: string): AsyncIterable<Uint8Array>
  /**
   * Replaces a file whole: a reader sees the old or the new bytes, never a mix, even after a power cut; `hurried` as for
   * `place`.
   */
  write(path: string, bytes: Uint8Array, terms?: { readonly hurried: boolean }): Promise<void>
  /**
   * Makes a new folder appear with all its files at once. A folder that is there already is an `IoError`. `hurried`: nobody
   * waits until the disk has it, since thousands follow, and a power cut may leave empty files of the last ones.
   */
  place(folder: string, files: readonly NewFile[], terms?: { readonly hurried: boolean }): Promise<void>
  /** Removes a file; nothing happens when there is none. */
  remove(path: string): Promise<void>
}
