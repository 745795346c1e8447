import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { join, sep } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import type { Watch } from '../../ports/watch.ts'
import { isAbsence } from './absent.ts'

const SOURCES = new Set(['station.yaml', 'people.yaml', 'ledger.json', 'feeds', 'episodes', 'templates'])

/** Editors save in several steps (truncate, write, rename); one save is told once. */
const SETTLE_MILLISECONDS = 60
/**
 * A system that has more to tell than its queue holds drops what comes last, and Node.js does not say so. Linux queues
 * 16,384 (https://man7.org/linux/man-pages/man7/inotify.7.html): long before that, names are not relied on.
 */
const MOST_EVENTS = 1_000
/** Folders are begun to be watched for so long, then others have as long: whoever waits for a first answer comes first. */
const BREATH_MILLISECONDS = 5

/** These watch a whole tree at the cost of one folder: https://nodejs.org/docs/latest-v20.x/api/fs.html#caveats */
const WATCHES_TREES = process.platform === 'darwin' || process.platform === 'win32'

/** Where changes are told. */
interface Listener {
  /** At this path; relative to the station. */
  readonly at: (path: string) => void
  /** Somewhere. */
  readonly anywhere: () => void
}

/**
 * Watches the files that a station is made of, and nothing else in its folder. Folders are watched, not files: a
 * station of ten thousand episodes has thirty thousand files. Tells once they are at rest for so long.
 */
export function folderWatch(root: string, milliseconds = SETTLE_MILLISECONDS): Watch {
  return {
    start: async (changed) => {
      const burst = inBursts(changed, milliseconds)
      const stop = WATCHES_TREES ? watchTree(root, burst) : await watchFolders(root, burst)
      // What changed before it was watched is found by a look at everything.
      burst.anywhere()
      return async () => {
        burst.end()
        stop()
      }
    },
  }
}

function inBursts(
  changed: (paths?: ReadonlySet<string>) => void,
  milliseconds: number,
): Listener & { readonly end: () => void } {
  let paths = new Set<string>()
  let events = 0
  let timer: NodeJS.Timeout | undefined
  const count = (by: number) => {
    events += by
    clearTimeout(timer)
    timer = setTimeout(() => {
      const told = events > MOST_EVENTS ? undefined : paths
      paths = new Set()
      events = 0
      changed(told)
    }, milliseconds)
    timer.unref()
  }
  return {
    at: (path) => {
      paths.add(path)
      count(1)
    },
    anywhere: () => count(MOST_EVENTS + 1),
    end: () => clearTimeout(timer),
  }
}

function watchTree(root: string, { at, anywhere }: Listener): () => void {
  try {
    const watcher = watch(root, { persistent: false, recursive: true }, (_, name) => {
      if (name === null) anywhere()
      else if (isSource(name.split(sep).join('/'))) at(name.split(sep).join('/'))
    })
    watcher.on('error', anywhere)
    return () => watcher.close()
  } catch {
    // A folder that cannot be watched must not end a server that answers well.
    return () => {}
  }
}

async function watchFolders(root: string, { at, anywhere }: Listener): Promise<() => void> {
  const watchers = new Map<string, FSWatcher>()
  let stopped = false
  // While some folder is not watched (yet, or by limits and permissions), what is told elsewhere is not all.
  let isBlind = true
  let failed = false

  const tell = (path: string) => (isBlind ? anywhere() : at(path))

  const open = (folder: string): void => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
    try {
      const watcher = watch(join(root, folder), { persistent: false }, (kind, name) => {
        if (name === null) return anywhere()
        const path = folder === '' ? name : `${folder}/${name}`
        if (!isSource(path)) return
        tell(path)
        if (kind === 'rename') appeared(path)
      })
      watcher.on('error', () => {
        failed = isBlind = true
        anywhere()
      })
      watchers.set(folder, watcher)
    } catch (error) {
      if (!isAbsence(error)) failed = isBlind = true
    }
  }

  /** Something came, went or took the place of another. A folder is watched anew, with all that is in it. */
  const appeared = (path: string): void => {
    if (watchers.has(path)) {
      for (const [folder, watcher] of watchers) {
        if (folder !== path && !folder.startsWith(`${path}/`)) continue
        watcher.close()
        watchers.delete(folder)
      }
    }
    if (!stopped && foldersIn(path)) for (const _ of watchAll(path));
  }

  const foldersIn = (folder: string): string[] | undefined => {
    try {
      return readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => (folder === '' ? name : `${folder}/${name}`))
        .filter(isSource)
    } catch {
      return undefined
    }
  }

  function* watchAll(folder: string): Generator<void> {
    // First the folder, then what is in it: what appears between the two is seen twice, not never.
    open(folder)
    yield
    for (const inner of foldersIn(folder) ?? []) yield* watchAll(inner)
  }

  let last = performance.now()
  for (const _ of watchAll('')) {
    if (performance.now() - last < BREATH_MILLISECONDS) continue
    await rested(BREATH_MILLISECONDS)
    last = performance.now()
  }
  isBlind = failed
  return () => {
    stopped = true
    for (const watcher of watchers.values()) watcher.close()
  }
}

/** Hidden files are nobody's source: editors and this program put drafts there. */
function isSource(path: string): boolean {
  const names = path.split('/')
  return SOURCES.has(names[0] ?? '') && !names.some((name) => name.startsWith('.'))
}
