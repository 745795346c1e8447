import type { FolderMark } from '../ports/storage.ts'

/** A file that changed so shortly before it was looked at may change once more without looking different. */
const RACY_MILLISECONDS = 2_000

/** Whether a mark that was taken after this moment (milliseconds) can be relied on, as Git's index does. */
export function isSettled({ changed }: FolderMark, now: number): boolean {
  return changed < now - RACY_MILLISECONDS
}
