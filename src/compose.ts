import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { podpingCommand } from './adapters/command/podping.ts'
import { systemClock } from './adapters/files/clock.ts'
import { folderShelf } from './adapters/files/shelf.ts'
import { fileStorage } from './adapters/files/storage.ts'
import { folderWatch } from './adapters/files/watch.ts'
import { httpHub } from './adapters/http/hub.ts'
import type { Clock } from './ports/clock.ts'
import type { Herald } from './ports/herald.ts'
import type { Shelf } from './ports/shelf.ts'
import type { Storage } from './ports/storage.ts'
import type { Watch } from './ports/watch.ts'
import type { Workshop } from './publish/examine.ts'
import type { Settings } from './settings.ts'

/** The package's own folder: src/ and lib/ both stand directly in it. */
const HOME = fileURLToPath(new URL('..', import.meta.url))

/** A station in a folder of this computer, with all that publishing it needs. */
export interface Desk {
  /** Absolute path of the station's folder. */
  readonly root: string
  readonly workshop: Workshop
  readonly clock: Clock
  readonly watch: Watch
  /** What a new station begins with. */
  readonly starter: Storage
  /** `out` is relative to the station's folder. */
  readonly shelf: (out: string) => Shelf
}

/** The only place that names an adapter. */
export function compose(folder: string): Desk {
  const root = resolve(folder)
  return {
    root,
    workshop: {
      storage: fileStorage(root),
      shipped: fileStorage(resolve(HOME, 'templates')),
      recordings: new Map(),
      generator: `Inonda/${version()}`,
    },
    clock: systemClock,
    watch: folderWatch(root),
    starter: fileStorage(resolve(HOME, 'starter')),
    shelf: (out) => folderShelf(resolve(root, out), root),
  }
}

export { foreignFile } from './adapters/files/foreign.ts'

/** Who tells the world of changes. What is run comes from the environment alone, never from a station's files. */
export function heraldFor({ podping }: Pick<Settings, 'podping'>): Herald {
  return { tellHub: httpHub(), ...(podping && { podping: podpingCommand(podping) }) }
}

/** Of package.json. */
export function version(): string {
  return (JSON.parse(readFileSync(resolve(HOME, 'package.json'), 'utf8')) as { version: string }).version
}
