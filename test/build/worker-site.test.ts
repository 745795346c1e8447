import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { systemClock } from '../../src/adapters/files/clock.ts'
import { build } from '../../src/build/build.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import type { SiteBuild } from '../../src/build/site-build.ts'
import { workerSite } from '../../src/build/worker-site.ts'
import { compose } from '../../src/compose.ts'
import type { ChangedPaths } from '../../src/ports/watcher.ts'
import { copyOfSample } from '../journeys/a-sample.ts'
import { anEpisode, editText } from '../journeys/changes.ts'

t.test('one process makes what is saved, and another answers it without making anything', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const first = await siteView(station)
  const followed = await workerSite(compose(station).context, first.liveSite.update())
  if (!followed) throw new Error('it is kept')
  const now = () => followed.liveSite.current()
  const same = (words: string) => {
    const { siteBuild } = first.liveSite.current()
    t.strictSame(now().siteBuild.addresses, siteBuild.addresses, words)
    t.strictSame([...now().siteBuild.gone], [...siteBuild.gone], words)
    for (const address of siteBuild.addresses) {
      t.equal(said(now().siteBuild, address), said(siteBuild, address), `${address}: ${words}`)
      t.strictSame(
        now().siteBuild.bytesInfo?.(address),
        siteBuild.bytesInfo?.(address),
        `${address}: ${words}`,
      )
      t.strictSame(now().modified(address), first.liveSite.current().modified(address))
    }
  }
  same('at first')
  t.equal(followed.runs(), 0, 'nothing was made')

  await editText(station)
  await first.tell(undefined)
  t.ok(await followed.follow(first.liveSite.update()))
  same('after a text')
  t.equal(followed.runs(), 0, 'nothing was made again')

  const file = join(await anEpisode(station), 'episode.md')
  const good = await readFile(file, 'utf8')
  await writeFile(file, good.replace(/^title: .*$/m, 'title: Another title'))
  await first.tell(undefined)
  t.ok(await followed.follow(first.liveSite.update()))
  same('after a title')
  t.equal(followed.runs(), 0, 'lists neither')
  const page = await now().siteBuild.search?.('another title')
  t.match(page && 'bytes' in page.body ? Buffer.from(page.body.bytes()).toString() : '', /<mark/)

  await writeFile(file, good.replace(/^guid: .*$/m, 'guid: none'))
  await first.tell(undefined)
  t.ok(await followed.follow(first.liveSite.update()))
  same('after a fault')
  t.equal(now().refused.length, 1, 'it is known that a newer build was refused')
  await first.liveSite.stop()
})

t.test('a build beside it keeps nobody from keeping, and who follows keeps nothing', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const first = await siteView(station)
  const followed = await workerSite(compose(station).context, first.liveSite.update())
  const environment = compose(station)
  await build(environment.context, environment.output('dist'), environment.clock, {})
  for (const title of ['One title', 'Another title']) {
    const file = join(await anEpisode(station), 'episode.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^title: .*$/m, `title: ${title}`))
    await first.tell(undefined)
    t.ok(await followed?.follow(first.liveSite.update()))
    const siteBuild = followed?.liveSite.current().siteBuild
    for (const address of siteBuild?.addresses ?? []) if (siteBuild) said(siteBuild, address)
    t.match(siteBuild && said(siteBuild, '/'), title)
  }
  await first.liveSite.stop()
})

t.test('what is damaged or gone is made again, or not answered as if it were not there', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const { liveSite } = await siteView(station)
  const { siteBuild } = liveSite.current()
  const followed = await workerSite(compose(station).context, liveSite.update())
  t.ok(followed)
  await liveSite.stop()
  await rm(join(station, '.inonda'), { recursive: true })
  const other = await workerSite(compose(station).context, liveSite.update())
  t.equal(other, undefined, 'nothing is there to follow')
  t.equal(
    followed && said(followed.liveSite.current().siteBuild, '/'),
    said(siteBuild, '/'),
    'what is open goes on',
  )
})

t.test('where nothing can be kept, nobody can follow', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const { cacheContext: _, ...context } = compose(station).context
  const { liveSite } = await siteView(station, context)
  t.equal(liveSite.update().head, undefined)
  t.equal(await workerSite(compose(station).context, liveSite.update()), undefined)
  await liveSite.stop()
})

async function siteView(station: string, context = compose(station).context) {
  let onChange: (paths?: ChangedPaths) => void = () => {}
  const watch = {
    start: async (changed: (paths?: ChangedPaths) => void) => {
      onChange = changed
      return async () => {}
    },
  }
  const { liveSite } = await startLiveSite(context, systemClock, watch, { shares: true, onEvent: () => {} })
  if (!liveSite) throw new Error('the sample goes on air')
  const report = async (paths: ChangedPaths) => {
    onChange(paths)
    await liveSite.settled()
  }
  return { liveSite, tell: report }
}

function said({ find }: SiteBuild, address: string): string {
  const body = find(address)?.body
  if (body === undefined) return 'nothing'
  if ('bytes' in body) return Buffer.from(body.bytes()).toString()
  return 'make' in body ? body.recipe : body.digest
}
