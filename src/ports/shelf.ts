import type { FileBody } from '../model/resource.ts'
import { Outage } from './outage.ts'

/**
 * What one file of an edition holds: bytes made for it, or a file of the station to be copied. Where its digest is known, a
 * file that has another one by then is an `Outage`.
 */
export type Content =
  | { readonly bytes: Uint8Array }
  | { readonly make: () => Promise<Uint8Array> }
  | (Pick<FileBody, 'file' | 'identity'> & Partial<Pick<FileBody, 'digest'>>)

/** One file of an edition. */
export interface Sheet {
  /** Relative path with forward slashes. */
  readonly path: string
  readonly content: Content
  /** Names what the content is made of: the same for the same bytes. Absent: nobody can tell. */
  readonly tag?: string
}

/** Where a built edition stands for others to take. Every adapter passes test/ports/shelf.contract.ts. */
export interface Shelf {
  /** The edition that stands, where it was finished with a note. */
  standing(): Promise<Standing | undefined>
  /** Begins an edition that nobody sees before it is finished. */
  begin(): Promise<Draft>
}

/** An edition on the shelf. */
export interface Standing {
  /** What it was finished with. */
  readonly note: Uint8Array
  /** Whether it stands as it was laid, every file and no other, so that it can stay. Nothing of others is left beside it then. */
  stays(): Promise<boolean>
}

/** An edition on its way to the shelf. */
export interface Draft {
  /**
   * Takes the file at this path over from the edition before, if it was laid there under this tag and nobody
   * has touched it since. Answers whether that could be done; otherwise it has to be laid. Where it turns out later
   * that it is there no more, `lay` or `finish` throws `Displaced`.
   */
  takeOver(path: string, tag: string): boolean
  lay(sheet: Sheet): Promise<void>
  /**
   * Puts the edition in the place of the one before. Whatever happens on the way, whoever looks sees the
   * edition before, or this one, complete; or nothing, where the medium can’t do better. Files of the last edition that
   * are not in this one are gone. `note` is kept beside it, and may be lost.
   */
  finish(note?: Uint8Array): Promise<Replaced>
  /** Throws away what was laid; the edition before stands. */
  discard(): Promise<void>
}

/** How an edition came to its place: at one stroke, or with a moment in which nothing stood there. */
export type Replaced = 'at once' | 'with a gap'

/** The edition before was changed or removed in the middle of work that took over from it: to be begun again. */
export class Displaced extends Outage {
  constructor(path: string) {
    super(
      'shelf',
      'take over',
      `${path} was changed by another program while the next edition was made of it.`,
    )
  }
}
