import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import type { Watcher } from '../../ports/watcher.ts'
import { isMissing } from './missing-file.ts'

const SOURCES = new Set(['station.yaml', 'people.yaml', 'ledger.json', 'feeds', 'episodes', 'templates'])

/** Editors save in several steps (truncate, write, rename); one save is reported once. */
const SETTLE_MILLISECONDS = 60
/**
 * When its event queue overflows, a system drops the last events, and Node.js does not report that. Linux
 * queues 16,384 (https://man7.org/linux/man-pages/man7/inotify.7.html): from far fewer events on, paths are
 * not relied on.
 */
const MOST_EVENTS = 1_000
/**
 * Starting to watch folders blocks for at most so long, then pauses as long, so that a first request is not
 * delayed.
 */
const BREATH_MILLISECONDS = 5

/**
 * One watcher covers a whole tree at the cost of one folder:
 * https://nodejs.org/docs/latest-v20.x/api/fs.html#caveats
 */
const WATCHES_TREES = process.platform === 'darwin' || process.platform === 'win32'

/** Receives the changes. */
interface Listener {
  /** A change at this path, relative to the station. */
  readonly at: (path: string) => void
  /** A change at an unknown path. */
  readonly anywhere: () => void
}

/**
 * Watches the files that a station consists of, and nothing else in its folder. Folders are watched, not
 * files: a station of ten thousand episodes has thirty thousand files. Calls back once nothing has changed
 * for `milliseconds`. A folder that is removed, moved away or unmounted is watched again once it is back; so
 * is the station's own.
 */
export function folderWatcher(root: string, milliseconds = SETTLE_MILLISECONDS): Watcher {
  return {
    start: async (changed) => {
      const burst = inBursts(changed, milliseconds)
      const stop = WATCHES_TREES ? await watchTree(root, burst) : await watchFolders(root, burst)
      // Changes before the watchers started are unknown, so everything is checked.
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
      const reportedPaths = events > MOST_EVENTS ? undefined : paths
      paths = new Set()
      events = 0
      changed(reportedPaths)
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

async function watchTree(root: string, { at, anywhere }: Listener): Promise<() => void> {
  let watcher: FSWatcher | undefined
  const open = () => {
    watcher?.close()
    try {
      watcher = watch(root, { persistent: false, recursive: true }, (_, name) => {
        if (name === null) anywhere()
        else if (isSource(name.split(sep).join('/'))) at(name.split(sep).join('/'))
      })
      watcher.on('error', anywhere)
    } catch {
      // A folder that cannot be watched must not stop a server that works.
      watcher = undefined
    }
  }
  let seen = await identityOf(root)
  open()
  const end = each(LOOK_MILLISECONDS, async () => {
    const now = await identityOf(root)
    if (now === seen) return
    seen = now
    open()
    anywhere()
  })
  return () => {
    end()
    watcher?.close()
  }
}

async function watchFolders(root: string, { at, anywhere }: Listener): Promise<() => void> {
  const watchers = new Map<string, FSWatcher>()
  /** Device and inode of the root folders, since some replacements of a folder cause no event. */
  const seen = new Map<string, string>()
  let stopped = false
  // While a folder is not watched (yet, or by limits and permissions), the reported paths are incomplete.
  let isBlind = true
  let failed = false

  const report = (path: string) => (isBlind ? anywhere() : at(path))

  const open = (folder: string): void => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
    try {
      const watcher = watch(join(root, folder), { persistent: false }, (kind, name) => {
        if (name === null) return anywhere()
        // inotify reports by the folder's own name that the folder itself was removed, moved or unmounted.
        if (folder === '' && kind === 'rename' && name === basename(root)) seen.delete('')
        const path = folder === '' ? name : `${folder}/${name}`
        if (!isSource(path)) return
        report(path)
        if (kind === 'rename') appeared(path)
      })
      watcher.on('error', () => {
        failed = isBlind = true
        anywhere()
      })
      watchers.set(folder, watcher)
    } catch (error) {
      if (!isMissing(error)) failed = isBlind = true
    }
  }

  const close = (path: string): void => {
    for (const [folder, watcher] of watchers) {
      if (path !== '' && folder !== path && !folder.startsWith(`${path}/`)) continue
      watcher.close()
      watchers.delete(folder)
    }
  }

  /** An entry was added, removed or replaced. A folder is watched again, with everything in it. */
  const appeared = (path: string): void => {
    if (watchers.has(path)) close(path)
    if (!stopped && foldersIn(path)) for (const _ of watchAll(path));
    // Recorded after the folder is watched: a replacement in between is found by the next check.
    if (ROOTS.includes(path)) void identityOf(join(root, path)).then((now) => seen.set(path, now))
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
    // The folder before its contents: an entry that appears in between is seen twice, rather than never.
    open(folder)
    yield
    for (const inner of foldersIn(folder) ?? []) yield* watchAll(inner)
  }

  /** Watches a folder and everything in it, with pauses for other work. */
  async function cover(folder: string): Promise<void> {
    isBlind = true
    if (folder === '') failed = false
    let last = performance.now()
    for (const _ of watchAll(folder)) {
      if (stopped) return
      if (performance.now() - last < BREATH_MILLISECONDS) continue
      await rested(BREATH_MILLISECONDS)
      last = performance.now()
    }
    isBlind = failed
  }

  /** Mounting over a watched folder causes no event, nor does a new folder in the place of a removed one. */
  async function lookForOthers(): Promise<void> {
    for (const folder of ROOTS) {
      const now = await identityOf(join(root, folder))
      if (stopped || now === seen.get(folder)) continue
      seen.set(folder, now)
      close(folder)
      if (now !== NOWHERE) await cover(folder)
      anywhere()
      // It contains all the others.
      if (folder === '') return
    }
  }

  for (const folder of ROOTS) seen.set(folder, await identityOf(join(root, folder)))
  await cover('')
  const end = each(LOOK_MILLISECONDS, lookForOthers)
  return () => {
    stopped = true
    end()
    for (const watcher of watchers.values()) watcher.close()
  }
}

/** Folders that may be mount points. Those of episodes are reported by the folder that contains them. */
const ROOTS = ['', 'feeds', 'episodes', 'templates']
/** Stats of four folders cost next to nothing. */
const LOOK_MILLISECONDS = 2_000
const NOWHERE = 'nowhere'

/** Device and inode of the folder at a path. Asynchronous, since a disk may hang. */
async function identityOf(path: string): Promise<string> {
  const facts = await stat(path).catch(() => undefined)
  return facts ? `${facts.dev} ${facts.ino}` : NOWHERE
}

/** Calls `work` at intervals, never twice at a time. Returns the function that stops it. */
function each(milliseconds: number, work: () => Promise<void>): () => void {
  let isBusy = false
  const timer = setInterval(async () => {
    if (isBusy) return
    isBusy = true
    await work()
    isBusy = false
  }, milliseconds)
  timer.unref()
  return () => clearInterval(timer)
}

/** Hidden files are not sources: editors and this program put drafts there. */
function isSource(path: string): boolean {
  const names = path.split('/')
  return SOURCES.has(names[0] ?? '') && !names.some((name) => name.startsWith('.'))
}
