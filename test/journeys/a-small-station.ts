import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as rested } from 'node:timers/promises'
import { fileParts } from '../../src/adapters/files/parts.ts'
import { compose } from '../../src/compose.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { ChangedPaths, Watch } from '../../src/ports/watch.ts'
import { type AiringEvent, keepOnAir } from '../../src/publish/airing.ts'
import { build } from '../../src/publish/build.ts'
import type { BuildTerms } from '../../src/publish/built.ts'
import type { Workshop } from '../../src/publish/examine.ts'
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
export async function built(station: string, now: Date = NOW, terms: BuildTerms = {}) {
  const { workshop, shelf } = compose(station)
  const { diagnostics, files } = await build(plain(workshop), shelf('dist'), { now: () => now }, terms)
  return { files, codes: diagnostics.map(({ code }) => code), diagnostics }
}

/** How a station is served here. */
export interface Serving {
  readonly clock?: Clock
  /** The real one watches the folder; without one, `tell` says what changed. */
  readonly watch?: 'real'
  readonly lookMilliseconds?: number
  readonly workshop?: (workshop: Workshop) => Workshop
}

/** Serves it; undefined where it does not begin to. */
export async function served(station: string, terms: Serving = {}) {
  const { workshop, watch: real } = compose(station)
  const clock = terms.clock ?? { now: () => NOW }
  let told: (paths?: ChangedPaths) => void = () => {}
  const byHand: Watch = {
    start: async (changed) => {
      told = changed
      return async () => {}
    },
  }
  const events: AiringEvent[] = []
  const own = plain((terms.workshop ?? ((same) => same))(workshop))
  const { airing, diagnostics } = await keepOnAir(own, clock, terms.watch ? real : byHand, {
    atOnce: true,
    tell: (event) => events.push(event),
    ...(terms.lookMilliseconds !== undefined && { lookMilliseconds: terms.lookMilliseconds }),
  })
  if (!airing) return { diagnostics, events }
  const app = buildServer({ standing: airing.standing, parts: fileParts(station), limits: LIMITS })
  const status = async (address: string) => (await app.inject(address)).statusCode
  return {
    diagnostics,
    events,
    on: {
      airing,
      app,
      status,
      tell: async (paths?: ChangedPaths) => {
        told(paths)
        await airing.settled()
      },
      codes: () => airing.standing().refused.map(({ code }) => code),
      health: async () => (await app.inject('/healthz')).json().status,
      feed: async () => (await app.inject('/feeds/show.xml')).body,
      stop: async () => {
        await app.close()
        await airing.stop()
      },
    },
  }
}

/** The same where it has to begin. */
export async function onAir(station: string, terms: Serving = {}) {
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

function plain({ pictures: _, ...workshop }: Workshop): Workshop {
  return workshop
}
