import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inonda } from '../cli/a-terminal.ts'
import { copyOfSample } from './a-sample.ts'

/** The sample's build as `build` writes it, by path. `change` may change the station before. */
export async function builtSample(
  root: string,
  words: readonly string[] = [],
  change: (station: string) => Promise<void> = async () => {},
): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await copyOfSample(root)
  await change(folder)
  const { status, err } = await inonda(['build', '--station', folder, ...words])
  if (status !== 0) throw new Error(err)
  return filesOf(join(folder, 'dist'))
}

/** Every file below a folder, by its path with forward slashes. */
export async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    files.set(path.slice(folder.length + 1), await readFile(path))
  }
  return files
}
