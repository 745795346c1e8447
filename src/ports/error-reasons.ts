/**
 * The reason of a system error, to be put after a colon, without a full stop: what went wrong and, if the
 * user can do something about it, what.
 */
export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  return (code && REASONS.get(code)) ?? (error instanceof Error ? error.message : String(error))
}

const REASONS = new Map([
  ['EACCES', 'this user may not (permission denied): give the user who runs Inonda the right to'],
  ['EPERM', 'this user may not (operation not permitted): give the user who runs Inonda the right to'],
  ['EROFS', 'the disk is read-only: mount it for writing, or name a folder on another one'],
  ['ENOSPC', 'the disk is full (df), or has no inodes left (df -i): make room on it, and try again'],
  ['EDQUOT', 'this user may not fill more of the disk (quota): make room, and try again'],
  ['EFBIG', 'the disk takes no file of that size: files on FAT end at 4 GiB'],
  ['EIO', 'the disk does not answer (input/output error): look at its cable and its health'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a file stands where a folder belongs: move it out of the way'],
  ['EEXIST', 'something of that name is there already: move it out of the way'],
  ['ENOTEMPTY', 'the folder is not empty: another program put something there'],
  ['ENOENT', 'it is not there'],
  ['ELOOP', 'its symbolic links go in a circle: remove the link'],
  ['EMFILE', 'too many files are open: allow more with ulimit -n 1024, and try again'],
  ['ENFILE', 'too many files are open on this computer: end other programs, and try again'],
  ['ENOMEM', 'there is not enough memory: end other programs, and try again'],
  ['ENAMETOOLONG', 'a name is too long for the disk, which takes 255 bytes of most: shorten it'],
  ['EBUSY', 'another program has it in use: end that one, and try again'],
  ['ETXTBSY', 'another program has it in use: end that one, and try again'],
])
