import { say } from '../diagnostics/catalogue.ts'
import { type Checked, startOf } from '../diagnostics/diagnostic.ts'
import { type Mapping, mappingShape, PRESETS } from '../import/folder/mapping.ts'
import type { FolderFile } from '../import/folder/read-folder.ts'
import type { Storage } from '../ports/storage.ts'
import { library } from '../read/yaml/library.ts'

/** A preset, with what a mapping file says instead. */
export function mappingFor(
  preset: string,
  file: { readonly name: string; readonly bytes: Uint8Array } | undefined,
): Checked<Mapping> {
  const name = file?.name ?? 'preset'
  const wrong = (reason: string) => ({
    diagnostics: [say('import.mapping-wrong', startOf(name), { reason })],
  })
  const usual = Object.hasOwn(PRESETS, preset) ? PRESETS[preset] : undefined
  if (!usual) return wrong(`there is no preset “${preset}”, but ${Object.keys(PRESETS).join(', ')}`)
  if (!file) return { value: usual, diagnostics: [] }
  const own = mappingShape.safeParse(dataIn(file.bytes) ?? {})
  if (own.success) return { value: { ...usual, ...own.data }, diagnostics: [] }
  const [issue] = own.error.issues
  return wrong(`${issue?.path.join('.') || 'the file'}: ${(issue?.message ?? '').replace(/\.$/, '')}`)
}

/** The answers that a file gives, by label; those that are still open left out. */
export function answersIn(bytes: Uint8Array | undefined): ReadonlyMap<string, string> {
  const data = bytes && dataIn(bytes)
  const labels = (data as { labels?: unknown } | undefined)?.labels
  if (typeof labels !== 'object' || labels === null) return new Map()
  return new Map(
    Object.entries(labels).flatMap(([label, name]): [string, string][] =>
      name === '?' ? [] : [[label, name === null ? '' : String(name)]],
    ),
  )
}

/** Plain data of a YAML text; undefined where it is none, or has more aliases than anybody writes. */
function dataIn(bytes: Uint8Array): unknown {
  try {
    return library().parse(new TextDecoder().decode(bytes), { maxAliasCount: 50 })
  } catch {
    return undefined
  }
}

/** Data of a folder, of a page, of people. */
const DATA =
  /\.11tydata\.json$|(?:^|\/)([^/]{1,100})\/\1\.json$|(?:^|\/)_?(?:people|authors|team|guests?|hosts?)\/[^/]{1,200}\.(?:json|ya?ml)$/i
const TEXTS = /\.(?:md|markdown|mdx|epi)$|(?:^|\/)(?:_config\.ya?ml|feed\.cfg)$/i
const FILES_MOST = 100_000
const TEXT_MOST = 5_000_000

/** The texts of a folder that can be episodes, people or settings. */
export async function folderTexts(folder: Storage): Promise<readonly FolderFile[]> {
  const files: FolderFile[] = []
  const look = async (path: string): Promise<void> => {
    for (const { name, ...entry } of await folder.list(path)) {
      const own = path === '' ? name : `${path}/${name}`
      if (name.startsWith('.') || name === 'node_modules' || files.length >= FILES_MOST) continue
      if (entry.kind === 'folder' && !('isLink' in entry)) await look(own)
      else if (entry.kind === 'file' && (TEXTS.test(own) || DATA.test(own)) && !/^readme\./i.test(name)) {
        const bytes = await folder.read(own, { most: TEXT_MOST })
        if (bytes) files.push({ path: own, text: new TextDecoder().decode(bytes) })
      }
    }
  }
  await look('')
  return files
}
