import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { folderOutput } from '../../src/adapters/files/output-directory.ts'
import type { SeenOutput } from '../ports/output-directory.contract.ts'

/** The shelf of the folder `dist`, beside a station, and what is in it. */
export function seenOutput(root: string): SeenOutput {
  const out = join(root, 'dist')
  return {
    output: folderOutput(out, join(root, 'station')),
    seen: async () => {
      const files: Record<string, string> = {}
      const entries = await readdir(out, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries) {
        if (!entry.isFile()) continue
        const path = join(entry.parentPath ?? entry.path, entry.name)
        files[path.slice(out.length + 1)] = await readFile(path, 'utf8')
      }
      return files
    },
  }
}
