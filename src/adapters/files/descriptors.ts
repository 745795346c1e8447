import { readdirSync } from 'node:fs'

/** How many files and sockets this process has open; undefined if the system does not provide it. */
export function openDescriptors(): number | undefined {
  try {
    // Without the descriptor of this folder itself, which is open while it is read.
    return readdirSync('/proc/self/fd').length - 1
  } catch {
    return undefined
  }
}
