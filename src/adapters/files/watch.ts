import { join } from 'node:path'
import type { Watch } from '../../ports/watch.ts'

const SOURCES = ['station.yaml', 'people.yaml', 'ledger.json', 'feeds', 'episodes', 'templates']

/** Editors save in several steps (truncate, write, rename); one save is told once. */
const SETTLE_MILLISECONDS = 100

/** Watches the files that a station is made of, and nothing else in its folder; tells once they are at rest for so long. */
export function folderWatch(root: string, milliseconds = SETTLE_MILLISECONDS): Watch {
  return {
    start: async (changed) => {
      // Most commands watch nothing.
      const { watch } = await import('chokidar')
      let timer: NodeJS.Timeout | undefined
      const watcher = watch(
        SOURCES.map((name) => join(root, name)),
        {
          ignoreInitial: true,
          // A watch that chokidar opens while it is being closed must not keep the program from ending.
          persistent: false,
          ignored: (path) => /(^|[\\/])\.[^\\/]*$/.test(path.slice(root.length)),
          followSymlinks: false,
        },
      )
      watcher.on('all', () => {
        clearTimeout(timer)
        timer = setTimeout(changed, milliseconds)
      })
      // A folder that cannot be watched (limits, permissions) must not end a server that answers well.
      watcher.on('error', () => undefined)
      await new Promise<void>((ready) => watcher.once('ready', () => ready()))
      return async () => {
        clearTimeout(timer)
        await watcher.close()
      }
    },
  }
}
