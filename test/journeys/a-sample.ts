import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
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

/** Of either feed and of both, in both languages, a draft and one of the future; the ledger says that the others are gone. */
const SOME = [
  'alessandro-marcello',
  'chi-ha-fatto-che-cosa',
  'from-tape-to-text',
  'il-tempo-di-una-domanda',
  'read-along',
]

/** As `copyOfSample`, with half of its episodes: for who builds it again and again. */
export async function copyOfSomeOfSample(root: string): Promise<string> {
  const folder = await copyOfSample(root)
  const episodes = join(folder, 'episodes')
  for (const name of await readdir(episodes)) {
    if (!SOME.includes(name)) await rm(join(episodes, name), { recursive: true })
  }
  const file = join(folder, 'ledger.json')
  const ledger = JSON.parse(await readFile(file, 'utf8'))
  for (const entry of Object.values<{ address: string; gone?: true }>(ledger.episodes)) {
    if (!SOME.some((slug) => entry.address === `/episodes/${slug}/`)) entry.gone = true
  }
  await writeFile(file, `${JSON.stringify(ledger, null, 2)}\n`)
  return folder
}
