import { readdir, readlink } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Folders of builds beside `dist` that some other build left there than the one whose build stands. */
export async function leftovers(station: string): Promise<readonly string[]> {
  const processOf = (name: string) => /^\.dist-(\d+)-/.exec(name)?.[1]
  const current = processOf(basename(await readlink(join(station, 'dist')).catch(() => '')))
  const all = (await readdir(station)).filter((name) => name.startsWith('.dist-'))
  return all.filter((name) => current === undefined || processOf(name) !== current)
}
