import { systemClock } from '../../src/adapters/files/clock.ts'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { type LiveSiteOptions, startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'

const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 1 } as const

/** A station on the air on this machine, until it is closed. */
export interface Site {
  /** `http://127.0.0.1:4711`. */
  readonly origin: string
  readonly close: () => Promise<void>
}

/** Serves the station in a folder as `serve` does, with the same head fields. */
export async function siteOf(folder: string, options: Pick<LiveSiteOptions, 'drafts'> = {}): Promise<Site> {
  const { context, watch, root } = compose(folder)
  const terms = { ...options, onEvent: () => {} }
  const { liveSite, diagnostics } = await startLiveSite(context, systemClock, watch, terms)
  if (!liveSite) throw new Error(JSON.stringify(diagnostics))
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    origin,
    close: async () => {
      await app.close()
      await liveSite.stop()
    },
  }
}

/** One address of every kind that the sitemap names: of those alike, the longest page; and the page for what is not there. */
export async function kindsOfPages(origin: string): Promise<readonly string[]> {
  const sitemap = await (await fetch(`${origin}/sitemap.xml`)).text()
  const longest = new Map<string, { readonly path: string; readonly length: number }>()
  for (const [, url = ''] of sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)) {
    const path = new URL(url).pathname
    const { length } = await (await fetch(origin + path)).text()
    const kind = kindOf(path)
    if (length > (longest.get(kind)?.length ?? 0)) longest.set(kind, { path, length })
  }
  return [...[...longest.values()].map(({ path }) => path), '/nothing/is/here/']
}

/** `/episodes/a/` and `/episodes/b/` are of one kind; a page of another depth or room is of another. */
function kindOf(path: string): string {
  const [room = '', ...rest] = path.split('/').filter((part) => part !== '')
  return `${room}/${rest.length}`
}
