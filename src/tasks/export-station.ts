import { build } from '../build/build.ts'
import type { BuildResult } from '../build/build-result.ts'
import type { StationContext } from '../build/load-station.ts'
import type { Clock } from '../ports/clock.ts'
import type { OutputContent, OutputDirectory } from '../ports/output-directory.ts'
import type { Storage } from '../ports/storage.ts'
import { isLeftBehind } from '../read/folder.ts'

/** Where a station's own files stand in an archive, and which of them stand at their published address instead. */
export const SOURCE_FOLDER = 'station/'
export const SOURCE_LIST = 'station/published-files.json'

/** What of a site others need: feeds with all that they name, and the list of feeds. No pages. */
const KEPT = [
  /^feeds\/.+\.(?:xml|opml)$/,
  /^feeds\/[^/]+\.(?:png|jpe?g)$/,
  /^episodes\/[^/]+\/(?:transcript\.|chapters\.json$)/,
  /^(?:episodes\/[^/]+|people)\/[^/]+\.(?:png|jpe?g|mp3|m4a|m4v|mp4|mov|webm|aac|ogg|oga|opus|flac|wav)$/,
]
/** Drawings and smaller pictures are made of others. */
const MADE = /\/card\.png$|-\d+\.jpg$/

export function isExported(path: string): boolean {
  return KEPT.some((one) => one.test(path)) && !MADE.test(path)
}

/** Writes a station into an archive: its feeds with their files, and its own files, each once. Nothing is published by it. */
export function exportStation(
  context: StationContext,
  clock: Clock,
  archive: (
    others: (
      kept: ReadonlySet<string>,
    ) => Promise<readonly { readonly path: string; readonly content: OutputContent }[]>,
  ) => OutputDirectory,
): Promise<BuildResult> {
  const { storage } = context
  const others = async (kept: ReadonlySet<string>) => {
    const files = await stationFiles(storage)
    const published = files.filter((path) => kept.has(path))
    const own = files.filter((path) => !kept.has(path))
    const list = new TextEncoder().encode(`${JSON.stringify(published, null, 1)}\n`)
    return [
      ...own.map((path) => ({ path: SOURCE_FOLDER + path, content: { file: path } })),
      { path: SOURCE_LIST, content: { bytes: list } },
    ]
  }
  return build(context, archive(others), clock, { at: clock.now() })
}

/** The files that make a station; no builds, no caches. */
async function stationFiles(storage: Storage): Promise<string[]> {
  const top = (await storage.list('')).flatMap(({ name, kind }) =>
    kind === 'file' && TOP_FILES.includes(name) ? [name] : [],
  )
  const below = await Promise.all(TOP_FOLDERS.map((folder) => filesIn(storage, folder)))
  return [...top, ...below.flat()].sort()
}

const TOP_FILES = ['station.yaml', 'people.yaml', 'ledger.json', '.gitignore']
const TOP_FOLDERS = ['feeds', 'episodes', 'people', 'templates', '.inonda/schemas']

/** Whether a path is one of a station's own files: nothing else is written into a folder, whatever an archive holds. */
export function isStationFile(path: string): boolean {
  const isBelow = TOP_FOLDERS.some((folder) => path.startsWith(`${folder}/`))
  const names = path
    .split('/')
    .slice(TOP_FOLDERS.some((one) => one.startsWith('.') && path.startsWith(`${one}/`)) ? 2 : 0)
  return TOP_FILES.includes(path) || (isBelow && names.every((name) => name !== '' && !name.startsWith('.')))
}

async function filesIn(storage: Storage, folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await storage.list(folder)) {
    const path = `${folder}/${entry.name}`
    if (entry.kind === 'file' && !isLeftBehind(entry.name)) found.push(path)
    else if (entry.kind === 'folder' && entry.isLink !== true) found.push(...(await filesIn(storage, path)))
  }
  return found
}
