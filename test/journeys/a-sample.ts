import { cp, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const SAMPLE = resolve('.')

/** The sample station in a folder of its own, so that a test may change it. */
export async function copyOfSample(root: string): Promise<string> {
  const folder = join(root, 'station')
  await mkdir(folder)
  for (const name of ['station.yaml', 'people.yaml', 'ledger.json', 'feeds', 'episodes']) {
    await cp(join(SAMPLE, name), join(folder, name), { recursive: true })
  }
  return folder
}
