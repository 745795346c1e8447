import { gunzipSync } from 'node:zlib'
import { castopodShow, type SavedJson } from '../import/exports/castopod.ts'
import { type ExportDocument, podloveShow } from '../import/exports/podlove.ts'
import type { ShowFromElsewhere } from '../import/show.ts'
import { readDocument } from '../lint/document.ts'
import type { Storage } from '../ports/storage.ts'

/** Programs whose own exports are read; whatever else they publish is a feed. */
export const EXPORTS: readonly string[] = ['podlove', 'castopod']

const FILE_MOST = 100_000_000

/** A show of the files that a program has exported into a folder; undefined where there is none of its. */
export async function exportedShow(folder: Storage, program: string): Promise<ShowFromElsewhere | undefined> {
  const files = await filesIn(folder, program === 'podlove' ? /\.xml(?:\.gz)?$/i : /\.json$/i)
  if (program === 'podlove') {
    const documents = files.flatMap(({ name, bytes }): ExportDocument[] => {
      const { root } = readDocument(name, bytes)
      return root ? [{ name, root }] : []
    })
    return podloveShow(documents)
  }
  return castopodShow(
    files.flatMap(({ name, bytes }): SavedJson[] => {
      try {
        return [{ name, data: JSON.parse(new TextDecoder().decode(bytes)) as unknown }]
      } catch {
        return []
      }
    }),
  )
}

async function filesIn(folder: Storage, ending: RegExp): Promise<{ name: string; bytes: Uint8Array }[]> {
  const found: { name: string; bytes: Uint8Array }[] = []
  for (const { name, kind } of await folder.list('')) {
    if (kind !== 'file' || !ending.test(name)) continue
    const bytes = await folder.read(name, { most: FILE_MOST })
    const plain = bytes && /\.gz$/i.test(name) ? unpacked(bytes) : bytes
    if (plain) found.push({ name, bytes: plain })
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Nothing of what is no gzip, or is larger than a file may be. */
function unpacked(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: FILE_MOST })
  } catch {
    return undefined
  }
}
