import { existsSync } from 'node:fs'
import { cp, link, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import t from 'tap'
import { type LiveSite, startLiveSite } from '../../src/build/live-site.ts'
import type { SiteBuild } from '../../src/build/site-build.ts'
import { validateBuild } from '../../src/build/validated-build.ts'
import { compose } from '../../src/compose.ts'
import type { ChangedPaths } from '../../src/ports/watcher.ts'
import { copyOfSample, copyOfSomeOfSample } from './a-sample.ts'
import { CHANGES } from './changes.ts'

const WHEN = new Date('2030-01-01T00:00:00Z')
const clock = { now: () => WHEN }

t.test('what is served after any change is what is made from nothing', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...CHANGES), { minLength: 3, maxLength: 6 }),
      async (changes) => {
        const root = t.testdir({})
        const station = await copyOfSomeOfSample(root)
        const { liveSite, change } = await siteView(station)
        try {
          for (const [words, make] of changes) {
            const done = `${words} of ${changes.map(([one]) => one).join(', ')}`
            await change(make)
            await compare(liveSite, station, join(root, 'clean'), done)
          }
        } finally {
          await liveSite.stop()
        }
      },
    ),
    { numRuns: 5, endOnFailure: true, includeErrorInReport: true },
  )
  t.pass('the same addresses, bytes and diagnostics')
})

t.test('a save makes that anew which shows it, and nothing else', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const { liveSite, change } = await siteView(station)
  t.teardown(liveSite.stop)
  const before = liveSite.current().siteBuild
  const [first = '', second = ''] = await slugsOf(station)
  await change(async () => say(station, first, 'A quarkberry is a fruit.'))
  const after = liveSite.current().siteBuild
  const page = `/episodes/${first}/`
  t.not(after.find(page), before.find(page))
  t.match(text(after, page), 'quarkberry')
  for (const address of [`/episodes/${second}/`, `/episodes/${second}/transcript.txt`])
    t.equal(after.find(address), before.find(address), `${address} is the same object`)
  const made = after.addresses.filter((address) => {
    const [is, was] = [recipeAt(after, address), recipeAt(before, address)]
    return is === undefined || is !== was
  })
  t.notMatch(made, ['/people/'], 'no list of people shows what is said')
  t.ok(
    made.every((address) => address.includes(first) || /^\/(search|feeds|assets)\//.test(address)),
    made.join(' '),
  )
})

t.test('a changed title is on the pages that list it', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const { liveSite, change } = await siteView(station)
  t.teardown(liveSite.stop)
  const before = liveSite.current().siteBuild
  const file = join(station, 'episodes', 'a-guid-is-for-life', 'episode.md')
  await change(async () => {
    const facts = await readFile(file, 'utf8')
    await writeFile(file, facts.replace(/^title: .*$/m, 'title: A quarkberry is for life'))
  })
  const after = liveSite.current().siteBuild
  for (const address of ['/', '/shows/radio-bocconi/', '/archive/2025/'])
    t.match(text(after, address), 'A quarkberry is for life', address)
  t.equal(after.find('/shows/in-onda/'), before.find('/shows/in-onda/'), 'the other show is the same object')
})

t.test('a folder that can change unseen is looked at every time', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const [slug = ''] = await slugsOf(station)
  const elsewhere = join(station, 'texts.md')
  const file = join(station, 'episodes', slug, 'transcript.md')
  await cp(file, elsewhere)
  await rm(file)
  await link(elsewhere, file)
  const { liveSite, tell: report } = await siteView(station)
  t.teardown(liveSite.stop)
  await writeFile(elsewhere, `${await readFile(elsewhere, 'utf8')}\nA quarkberry, by another name.\n`)
  await report(new Set(['station.yaml']))
  t.match(text(liveSite.current().siteBuild, `/episodes/${slug}/`), 'quarkberry')
})

t.test('builds that are off the air are let go of', async (t) => {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  const station = await copyOfSample(t.testdir({}))
  const { liveSite, change } = await siteView(station)
  t.teardown(liveSite.stop)
  const slugs = await slugsOf(station)
  const past: WeakRef<object>[] = []
  for (let save = 0; save < 12; save++) {
    const { siteBuild } = liveSite.current()
    past.push(new WeakRef(siteBuild), new WeakRef(siteBuild.find(`/episodes/${slugs[0]}/`) ?? {}))
    // Whoever reads it has all that it is made of made.
    for (const address of siteBuild.addresses.slice(0, 20)) text(siteBuild, address)
    // Its page is another one each time.
    await change(async () => say(station, slugs[0] ?? '', `Said ${save}.`))
    await change(async () => say(station, slugs[save % slugs.length] ?? '', `Said ${save} elsewhere.`))
  }
  await new Promise((go) => setImmediate(go))
  gc()
  const alive = past.filter((one) => one.deref() !== undefined)
  t.ok(alive.length <= 2, `${alive.length} of ${past.length} are held`)
})

/** A station on the air that is told of its changes by whoever makes them. */
async function siteView(station: string) {
  const { context } = compose(station)
  let onChange: (paths?: ChangedPaths) => void = () => {}
  const watch = {
    start: async (changed: (paths?: ChangedPaths) => void) => {
      onChange = changed
      return async () => {}
    },
  }
  const { liveSite } = await startLiveSite(context, clock, watch, { onEvent: () => {} })
  if (!liveSite) throw new Error('the sample goes on air')
  const report = async (paths: ChangedPaths) => {
    onChange(paths)
    await liveSite.settled()
  }
  return {
    liveSite,
    tell: report,
    /** Changes files, and tells of those that look different, as the system does. */
    change: async (make: (station: string) => Promise<void>) => {
      let before = await snapshots(station)
      await make(station)
      // The server changes something itself: its ledger.
      for (;;) {
        const after = await snapshots(station)
        const paths = [...new Set([...before.keys(), ...after.keys()])]
        const changed = paths.filter((path) => before.get(path) !== after.get(path))
        if (changed.length === 0) break
        await report(new Set(changed))
        before = after
      }
    },
  }
}

async function compare(liveSite: LiveSite, station: string, clean: string, words: string): Promise<void> {
  await rm(clean, { recursive: true, force: true })
  await cp(station, clean, { recursive: true, filter: (path) => !path.includes('.inonda') })
  const { cacheContext: _, ...context } = compose(clean).context
  const { result: good, blocking } = await validateBuild(context, { moment: WHEN })
  const { siteBuild, refused } = liveSite.current()
  equal(refused, blocking, `what stands in the way after ${words}`)
  if (!good) return
  equal([...siteBuild.addresses].sort(), [...good.siteBuild.addresses].sort(), `addresses after ${words}`)
  for (const address of good.siteBuild.addresses) {
    equal(text(siteBuild, address), text(good.siteBuild, address), `${address} after ${words}`)
  }
}

function text({ find }: SiteBuild, address: string): string {
  const body = find(address)?.body
  if (body === undefined) return 'nothing'
  if ('bytes' in body) return Buffer.from(body.bytes()).toString('latin1')
  return 'make' in body ? body.recipe : body.digest
}

function recipeAt({ find }: SiteBuild, address: string): string | undefined {
  const body = find(address)?.body
  return body && ('digest' in body ? body.digest : body.recipe)
}

/** Those in which somebody speaks. */
async function slugsOf(station: string): Promise<string[]> {
  const names = (await readdir(join(station, 'episodes'))).sort()
  return names.filter((name) => existsSync(join(station, 'episodes', name, 'transcript.md')))
}

async function say(station: string, slug: string, words: string): Promise<void> {
  const file = join(station, 'episodes', slug, 'transcript.md')
  await writeFile(file, `${await readFile(file, 'utf8')}\n${words}\n`)
}

async function snapshots(station: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const entry of await readdir(station, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name).slice(station.length + 1)
    if (path.split('/').some((name) => name.startsWith('.'))) continue
    const { ino, ctimeMs, size } = await stat(join(station, path))
    found.set(path, entry.isDirectory() ? 'folder' : `${ino} ${ctimeMs} ${size}`)
  }
  return found
}

function equal(found: unknown, wanted: unknown, words: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${words}: ${a.slice(0, 300)} is not ${b.slice(0, 300)}`)
}
