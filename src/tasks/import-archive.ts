import type { Archive } from '../ports/archive.ts'
import { sha256Of } from '../ports/digest.ts'
import type { Downloaded, Downloads } from '../ports/downloads.ts'
import { IoError } from '../ports/io-error.ts'
import type { Storage } from '../ports/storage.ts'
import { isStationFile, SOURCE_FOLDER, SOURCE_LIST } from './export-station.ts'
import type { FoundFeed } from './import-terms.ts'

/** A recording; a station reads no larger file. */
const FILE_MOST = 2 ** 30
const TEXT_MOST = 100_000_000

/** Whether an archive holds a whole station of Inonda's. */
export function holdsStation({ names }: Archive): boolean {
  return names.includes(`${SOURCE_FOLDER}station.yaml`)
}

/** Puts a station that was exported into an empty folder, every file as it was; answers their paths. */
export async function restoreStation(storage: Storage, archive: Archive): Promise<readonly string[]> {
  const list = await archive.read(SOURCE_LIST, TEXT_MOST)
  const published = list ? listed(list) : []
  const own = archive.names
    .filter((name) => name.startsWith(SOURCE_FOLDER) && name !== SOURCE_LIST)
    .map((name) => ({ name, path: name.slice(SOURCE_FOLDER.length) }))
  const all = [...own, ...published.map((path) => ({ name: path, path }))].filter(({ path }) =>
    isStationFile(path),
  )
  // Without station.yaml it is no station yet: whatever breaks off is begun again.
  const last = all.filter(({ path }) => path === 'station.yaml')
  const written: string[] = []
  for (const { name, path } of [...all.filter((one) => !last.includes(one)), ...last]) {
    const bytes = await archive.read(name, FILE_MOST)
    if (!bytes) throw new IoError('storage', 'read', `The archive lacks ${name}, which it lists.`)
    await storage.write(path, bytes)
    written.push(path)
  }
  return written
}

function listed(bytes: Uint8Array): string[] {
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return Array.isArray(data) ? data.filter((one): one is string => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** The feeds of an archive: documents that apps subscribe to, archives of older items left to be followed. */
export async function feedsIn(archive: Archive, name: string): Promise<FoundFeed[]> {
  const feeds: FoundFeed[] = []
  for (const entry of archive.names.filter(
    (one) => /(?:^|\/)(?!page\/)[^/]+\.(?:xml|rss)$/i.test(one) && !/\/page\//.test(one),
  )) {
    const bytes = await archive.read(entry, TEXT_MOST)
    if (bytes) feeds.push({ name: `${name}/${entry}`, bytes })
  }
  return feeds
}

/** As files are called; what is no percent-encoding stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** What feeds of an archive name, from the archive itself where it has it: by the end of its address. */
export function archiveDownloads(storage: Storage, archive: Archive, web: Downloads): Downloads {
  const entryOf = (url: string) => {
    const path = decoded(URL.canParse(url) ? new URL(url).pathname.slice(1) : '')
    return archive.names.find((name) => path === name || path.endsWith(`/${name}`))
  }
  const place = (url: string) => `.inonda/import/${sha256Of(new TextEncoder().encode(url)).slice(0, 40)}`
  return {
    fetch: async (download): Promise<Downloaded> => {
      const entry = entryOf(download.url)
      const bytes = entry === undefined ? undefined : await archive.read(entry, download.most)
      if (!bytes) return web.fetch(download)
      await storage.write(place(download.url), bytes)
      const path = place(download.url)
      return {
        path,
        bytes: bytes.length,
        sha256: sha256Of(bytes),
        type: '',
        start: bytes.subarray(0, 65_536),
      }
    },
    forget: async (url) => {
      if (entryOf(url) === undefined) return web.forget(url)
      await storage.remove(place(url))
    },
  }
}
