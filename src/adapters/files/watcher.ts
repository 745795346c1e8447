import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import type { Watcher } from '../../ports/watcher.ts'
import { isMissing } from './missing-file.ts'

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
 * station of ten thousand episodes has thirty thousand files. Tells once they are at rest for so long. A folder that is
 * removed, moved away or unmounted is watched again once it is back, the station's own too.
 */
export function folderWatcher(root: string, milliseconds = SETTLE_MILLISECONDS): Watcher {
  return {
    start: async (changed) => {
      const burst = inBursts(changed, milliseconds)
      const stop = WATCHES_TREES ? await watchTree(root, burst) : await watchFolders(root, burst)
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
      // A folder that cannot be watched must not end a server that answers well.
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
  /** Which folders the watched ones were, for those of which no event may tell that another one stands there. */
  const seen = new Map<string, string>()
  let stopped = false
  // While some folder is not watched (yet, or by limits and permissions), what is told elsewhere is not all.
  let isBlind = true
  let failed = false

  const report = (path: string) => (isBlind ? anywhere() : at(path))

  const open = (folder: string): void => {
    watchers.get(folder)?.close()
    watchers.delete(folder)
    try {
      const watcher = watch(join(root, folder), { persistent: false }, (kind, name) => {
        if (name === null) return anywhere()
        // Of the folder itself, inotify tells by its own name that it was removed, moved or unmounted.
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

  /** Something came, went or took the place of another. A folder is watched anew, with all that is in it. */
  const appeared = (path: string): void => {
    if (watchers.has(path)) close(path)
    if (!stopped && foldersIn(path)) for (const _ of watchAll(path));
    // Taken down after it is watched: what took its place in between is seen by the next look.
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
    // First the folder, then what is in it: what appears between the two is seen twice, not never.
    open(folder)
    yield
    for (const inner of foldersIn(folder) ?? []) yield* watchAll(inner)
  }

  /** Watches a folder and all in it, with turns for others in between. */
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

  /** Mounts over a watched folder, and what follows a folder that was removed, make no event. */
  async function lookForOthers(): Promise<void> {
    for (const folder of ROOTS) {
      const now = await identityOf(join(root, folder))
      if (stopped || now === seen.get(folder)) continue
      seen.set(folder, now)
      close(folder)
      if (now !== NOWHERE) await cover(folder)
      anywhere()
      // All the others are in it.
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

/** Folders that may be disks of their own; those of episodes are told of by the one that they are in. */
const ROOTS = ['', 'feeds', 'episodes', 'templates']
/** A look at four folders costs next to nothing. */
const LOOK_MILLISECONDS = 2_000
const NOWHERE = 'nowhere'

/** Which folder stands at a path: another disk or number where another one does. Not at once, since a disk may hang. */
async function identityOf(path: string): Promise<string> {
  const facts = await stat(path).catch(() => undefined)
  return facts ? `${facts.dev} ${facts.ino}` : NOWHERE
}

/** Works again and again, each time once the time before has ended. Answers how to stop. */
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

/** Hidden files are nobody's source: editors and this program put drafts there. */
function isSource(path: string): boolean {
  const names = path.split('/')
  return SOURCES.has(names[0] ?? '') && !names.some((name) => name.startsWith('.'))
}
