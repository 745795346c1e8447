import type { FileBody } from '../model/resource.ts'
import { IoError } from './io-error.ts'

/**
 * What one file of a build holds: bytes made for it, or a file of the station to be copied. Where its digest is known, a
 * file that has another one by then is an `IoError`.
 */
export type OutputContent =
  | { readonly bytes: Uint8Array }
  | { readonly make: () => Promise<Uint8Array> }
  | (Pick<FileBody, 'file' | 'identity'> & Partial<Pick<FileBody, 'digest'>>)

/** One file of a build. */
export interface OutputFile {
  /** Relative path with forward slashes. */
  readonly path: string
  readonly content: OutputContent
  /** Names what the content is made of: the same for the same bytes. Absent: nobody can tell. */
  readonly tag?: string
}

/** Where a built build stands for others to take. Every adapter passes test/ports/output-directory.contract.ts. */
export interface OutputDirectory {
  /** The build that stands, where it was finished with a note. */
  current(): Promise<CurrentOutput | undefined>
  /** Begins a build that nobody sees before it is finished. */
  stage(): Promise<StagedOutput>
}

/** A build in the output directory. */
export interface CurrentOutput {
  /** What it was finished with. */
  readonly stamp: Uint8Array
  /** Whether it stands as it was written, every file and no other, so that it can stay. Nothing of others is left beside it then. */
  isUpToDate(): Promise<boolean>
}

/** A build on its way to the output directory. */
export interface StagedOutput {
  /**
   * Takes the file at this path over from the build before, if it was written there under this tag and nobody
   * has touched it since. Answers whether that could be done; otherwise it has to be written. Where it turns out later
   * that it is there no more, `write` or `commit` throws `OutputChangedError`.
   */
  reuse(path: string, tag: string): boolean
  write(file: OutputFile): Promise<void>
  /** How many bytes of the station's files now use disk space twice, since the medium could not share it. */
  copiedBytes(): number
  /**
   * Puts the build in the place of the one before. Whatever happens on the way, whoever looks sees the
   * build before, or this one, complete; or nothing, where the medium can’t do better. Files of the last build that
   * are not in this one are gone. `stamp` is kept beside it, and may be lost.
   */
  commit(note?: Uint8Array): Promise<Replaced>
  /** Throws away what was written; the build before stands. */
  discard(): Promise<void>
}

/** How a build came to its place: at one stroke, or with a moment in which nothing stood there. */
export type Replaced = 'at once' | 'with a gap'

/** The build before was changed or removed in the middle of work that took over from it: to be begun again. */
export class OutputChangedError extends IoError {
  constructor(path: string) {
    super(
      'output directory',
      'take over',
      `${path} was changed by another program while the next build was made of it.`,
    )
  }
}
