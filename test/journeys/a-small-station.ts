import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { build } from '../../src/build/build.ts'
import type { BuildOptions } from '../../src/build/build-result.ts'
import { type LiveSiteEvent, startLiveSite } from '../../src/build/live-site.ts'
import type { StationContext } from '../../src/build/load-station.ts'
import { compose } from '../../src/compose.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { ChangedPaths, Watcher } from '../../src/ports/watcher.ts'
import { buildServer } from '../../src/server/app.ts'
import { goodFiles, mp3 } from '../read/a-station.ts'

const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 0 } as const

/** All its talks are published by then, and the scheduled one is not. */
export const NOW = new Date('2025-06-01T12:00:00Z')
/** When the newest talk was published. */
export const NEWEST = new Date('2025-05-06T10:00:00Z')
export const SCHEDULED = new Date('2025-07-01T10:00:00Z')

/** A station of six published talks, one of July 2025 and a draft, in a folder of its own. */
export async function smallStation(folder: string): Promise<string> {
  const { 'episodes/one/episode.md': _, 'episodes/one/one.mp3': __, ...rest } = goodFiles()
  const files: Record<string, string | Uint8Array> = { ...rest }
  delete files['episodes/one/transcript.md']
  for (let talk = 1; talk <= 6; talk++) Object.assign(files, talkFiles(talk, `2025-05-0${talk}T10:00:00Z`))
  Object.assign(files, talkFiles(7, SCHEDULED.toISOString()))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

/** The files of one talk, with a recording as no other has it. */
function talkFiles(talk: number, date: string): Record<string, string | Uint8Array> {
  const slug = `talk-${talk}`
  return {
    [`episodes/${slug}/episode.md`]: `---
title: Talk ${talk}
guid: 00000000-0000-4000-8000-00000000000${talk}
feed: show
date: ${date}
status: published
people:
  Host: [ann-lee]
  Guest: [bo-chen]
---

What talk ${talk} is about.
`,
    [`episodes/${slug}/${slug}.mp3`]: mp3(40 + talk),
    [`episodes/${slug}/transcript.md`]: `**Ann Lee:** How did number ${talk} start?\n\n**Bo Chen:** Well.\n`,
  }
}

/** Builds it as of a moment, without pictures, since nothing here is about these. */
export async function built(station: string, now: Date = NOW, terms: BuildOptions = {}) {
  const out = terms.drafts?.folder ?? 'dist'
  const { context, output } = compose(station)
  const { diagnostics, files } = await build(plain(context), output(out), { now: () => now }, terms)
  return { files, codes: diagnostics.map(({ code }) => code), diagnostics }
}

/** How a station is served here. */
export interface Serving {
  readonly clock?: Clock
  /** The real one watches the folder; without one, `tell` says what changed. */
  readonly watch?: 'real'
  readonly lookMilliseconds?: number
  readonly drafts?: true
  readonly context?: (context: StationContext) => StationContext
}

/** Serves it; undefined where it does not begin to. */
export async function served(station: string, terms: Serving = {}) {
  const { context, watch: real } = compose(station)
  const clock = terms.clock ?? { now: () => NOW }
  let onChange: (paths?: ChangedPaths) => void = () => {}
  const byHand: Watcher = {
    start: async (changed) => {
      onChange = changed
      return async () => {}
    },
  }
  const events: LiveSiteEvent[] = []
  const own = plain((terms.context ?? ((same) => same))(context))
  const { liveSite, diagnostics } = await startLiveSite(own, clock, terms.watch ? real : byHand, {
    atOnce: true,
    onEvent: (event) => events.push(event),
    ...(terms.drafts && { drafts: true }),
    ...(terms.lookMilliseconds !== undefined && { lookMilliseconds: terms.lookMilliseconds }),
  })
  if (!liveSite) return { diagnostics, events }
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(station), limits: LIMITS })
  const status = async (address: string) => (await app.inject(address)).statusCode
  return {
    diagnostics,
    events,
    on: {
      liveSite,
      app,
      status,
      tell: async (paths?: ChangedPaths) => {
        onChange(paths)
        await liveSite.settled()
      },
      codes: () => liveSite.current().refused.map(({ code }) => code),
      health: async () => (await app.inject('/healthz')).json().status,
      feed: async () => (await app.inject('/feeds/show.xml')).body,
      stop: async () => {
        await app.close()
        await liveSite.stop()
      },
    },
  }
}

/** The same where it has to begin. */
export async function siteView(station: string, terms: Serving = {}) {
  const { on, diagnostics, events } = await served(station, terms)
  if (!on) throw new Error(`It is not served: ${JSON.stringify(diagnostics)}`)
  return { ...on, events }
}

/** Waits until something is so, and no longer than ten seconds. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = performance.now() + 10_000
  while (performance.now() < end) {
    if (await isSo()) return true
    await rested(20)
  }
  return false
}

/** How many items a feed has. */
export function itemsIn(feed: string): number {
  return feed.split('<item>').length - 1
}

export function plain({ pictures: _, ...context }: StationContext): StationContext {
  return context
}
