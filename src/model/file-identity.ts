/**
 * What a file is and how it looked at a moment: its number on the disk, its size, and when it and what the disk knows of
 * it changed last (mtime and ctime), to the nanosecond. Whoever finds the same identity later finds the same bytes: nobody
 * can set a ctime, also not where size and mtime are made to stay the same. Only ever compared.
 */
export type FileIdentity = string

/** A file of the station of which something is known by its digest: a recording, a picture. */
type Digested = object

/** Notes what a file was when its digest was taken; not part of what is published, so that it is kept beside it. */
export function withIdentity<T extends Digested>(file: T, identity: FileIdentity | undefined): T {
  if (identity !== undefined) IDENTITIES.set(file, identity)
  return file
}

/** What a file was when its digest was taken; undefined where nobody knows. */
export function identityOf(file: Digested): FileIdentity | undefined {
  return IDENTITIES.get(file)
}

const IDENTITIES = new WeakMap<Digested, FileIdentity>()
