import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { systemClock } from '../../src/adapters/files/clock.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { stationIn } from './strange.ts'

const QUIET = { start: async () => async () => {} }
/** What changed only just now may change again unnoticed, and has no identity yet. */
const SETTLED_MS = 2_100

t.test('a build knows what its files were, also one that was read before by another program', async (t) => {
  const station = stationIn(t.testdir({}))
  /** Of all file bodies that a new program has: their paths, and whether they are known for what stands there. */
  const known = async () => {
    const { context } = compose(station)
    const { liveSite } = await startLiveSite(context, systemClock, QUIET, { onEvent: () => {} })
    if (!liveSite) throw new Error('the station goes on air')
    const { siteBuild } = liveSite.current()
    const found = new Map<string, boolean>()
    for (const address of siteBuild.addresses) {
      const body = siteBuild.find(address)?.body
      if (!body || !('file' in body)) continue
      const now = (await context.storage.facts(body.file))?.identity
      found.set(body.file, body.identity === now)
    }
    await liveSite.stop()
    return Object.fromEntries(found)
  }
  const all = { 'feeds/show.png': true, 'episodes/one/one.mp3': true }
  t.strictSame(await known(), { 'feeds/show.png': false, 'episodes/one/one.mp3': false }, 'they are too new')
  await wait(SETTLED_MS)
  for (const time of ['first', 'second', 'third']) t.strictSame(await known(), all, time)
  utimesSync(join(station, 'episodes', 'one', 'one.mp3'), 1, 1)
  await wait(SETTLED_MS)
  for (const time of ['first', 'second']) t.strictSame(await known(), all, `touched, ${time}`)
})
