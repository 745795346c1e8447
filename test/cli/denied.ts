import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * The words to put before a program, so that the system answers these calls with this error, as disks do that cannot do them.
 * Undefined where that cannot be had.
 */
export function denied(error: string, calls: readonly string[]): readonly string[] | undefined {
  const words = [fileURLToPath(new URL('denied.py', import.meta.url)), error, calls.join(',')]
  const { status } = spawnSync('python3', [...words, 'true'])
  return status === 0 ? ['python3', ...words] : undefined
}
