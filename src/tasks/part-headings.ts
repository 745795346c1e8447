import type { PartHeadings } from '../import/own-parts.ts'
import type { Storage } from '../ports/storage.ts'
import { readCatalogues } from '../read/interface-words.ts'

/** The words that head what this program adds to notes, in every language that ships with it. */
export async function partHeadings(shipped: Storage): Promise<readonly PartHeadings[]> {
  const files = new Map<string, string>()
  for (const { name } of await shipped.list('')) {
    if (!/^words\..+\.json$/.test(name)) continue
    files.set(name, new TextDecoder().decode(await shipped.read(name)))
  }
  const { value } = readCatalogues(files, new Map())
  return [...(value?.values() ?? [])]
}
