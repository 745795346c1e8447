/**
 * Identifies a state of a file: its inode, size, mtime and ctime, to the nanosecond. The same identity means
 * the same bytes: programs cannot set a ctime, even if they keep size and mtime the same. Only to be
 * compared.
 */
export type FileIdentity = string

/** A file of the station with a digest: a recording or a picture. */
type Digested = object

/**
 * Records the identity that a file had when its digest was computed. It is kept apart from the object,
 * because it is not published.
 */
export function withIdentity<T extends Digested>(file: T, identity: FileIdentity | undefined): T {
  if (identity !== undefined) IDENTITIES.set(file, identity)
  return file
}

/** The identity that a file had when its digest was computed; undefined if unknown. */
export function identityOf(file: Digested): FileIdentity | undefined {
  return IDENTITIES.get(file)
}

const IDENTITIES = new WeakMap<Digested, FileIdentity>()
