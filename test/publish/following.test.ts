import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { systemClock } from '../../src/adapters/files/clock.ts'
import { compose } from '../../src/compose.ts'
import type { ChangedPaths } from '../../src/ports/watch.ts'
import { keepOnAir } from '../../src/publish/airing.ts'
import { build } from '../../src/publish/build.ts'
import { following } from '../../src/publish/following.ts'
import type { Edition } from '../../src/publish/standing.ts'
import { copyOfSample } from '../journeys/a-sample.ts'
import { anEpisode, editText } from '../journeys/changes.ts'

t.test('one process makes what is saved, and another answers it without making anything', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const first = await onAir(station)
  const followed = await following(compose(station).workshop, first.airing.news())
  if (!followed) throw new Error('it is kept')
  const now = () => followed.airing.standing()
  const same = (words: string) => {
    const { edition } = first.airing.standing()
    t.strictSame(now().edition.addresses, edition.addresses, words)
    t.strictSame([...now().edition.gone], [...edition.gone], words)
    for (const address of edition.addresses) {
      t.equal(said(now().edition, address), said(edition, address), `${address}: ${words}`)
      t.strictSame(now().edition.entityAt?.(address), edition.entityAt?.(address), `${address}: ${words}`)
      t.strictSame(now().modified(address), first.airing.standing().modified(address))
    }
  }
  same('at first')
  t.equal(followed.runs(), 0, 'nothing was made')

  await editText(station)
  await first.tell(undefined)
  t.ok(await followed.follow(first.airing.news()))
  same('after a text')
  t.equal(followed.runs(), 0, 'nothing was made again')

  const file = join(await anEpisode(station), 'episode.md')
  const good = await readFile(file, 'utf8')
  await writeFile(file, good.replace(/^title: .*$/m, 'title: Another title'))
  await first.tell(undefined)
  t.ok(await followed.follow(first.airing.news()))
  same('after a title')
  t.equal(followed.runs(), 0, 'lists neither')
  const page = await now().edition.search?.('another title')
  t.match(page && 'bytes' in page.body ? Buffer.from(page.body.bytes()).toString() : '', /<mark/)

  await writeFile(file, good.replace(/^guid: .*$/m, 'guid: none'))
  await first.tell(undefined)
  t.ok(await followed.follow(first.airing.news()))
  same('after a fault')
  t.equal(now().refused.length, 1, 'it is known that a newer edition was refused')
  await first.airing.stop()
})

t.test('a build beside it keeps nobody from keeping, and who follows keeps nothing', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const first = await onAir(station)
  const followed = await following(compose(station).workshop, first.airing.news())
  const desk = compose(station)
  await build(desk.workshop, desk.shelf('dist'), desk.clock, {})
  for (const title of ['One title', 'Another title']) {
    const file = join(await anEpisode(station), 'episode.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^title: .*$/m, `title: ${title}`))
    await first.tell(undefined)
    t.ok(await followed?.follow(first.airing.news()))
    const edition = followed?.airing.standing().edition
    for (const address of edition?.addresses ?? []) if (edition) said(edition, address)
    t.match(edition && said(edition, '/'), title)
  }
  await first.airing.stop()
})

t.test('what is damaged or gone is made again, or not answered as if it were not there', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const { airing } = await onAir(station)
  const { edition } = airing.standing()
  const followed = await following(compose(station).workshop, airing.news())
  t.ok(followed)
  await airing.stop()
  await rm(join(station, '.inonda'), { recursive: true })
  const other = await following(compose(station).workshop, airing.news())
  t.equal(other, undefined, 'nothing is there to follow')
  t.equal(
    followed && said(followed.airing.standing().edition, '/'),
    said(edition, '/'),
    'what is open goes on',
  )
})

t.test('where nothing can be kept, nobody can follow', async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const { kept: _, ...workshop } = compose(station).workshop
  const { airing } = await onAir(station, workshop)
  t.equal(airing.news().head, undefined)
  t.equal(await following(compose(station).workshop, airing.news()), undefined)
  await airing.stop()
})

async function onAir(station: string, workshop = compose(station).workshop) {
  let told: (paths?: ChangedPaths) => void = () => {}
  const watch = {
    start: async (changed: (paths?: ChangedPaths) => void) => {
      told = changed
      return async () => {}
    },
  }
  const { airing } = await keepOnAir(workshop, systemClock, watch, { shares: true, tell: () => {} })
  if (!airing) throw new Error('the sample goes on air')
  const tell = async (paths: ChangedPaths) => {
    told(paths)
    await airing.settled()
  }
  return { airing, tell }
}

function said({ find }: Edition, address: string): string {
  const body = find(address)?.body
  if (body === undefined) return 'nothing'
  if ('bytes' in body) return Buffer.from(body.bytes()).toString()
  return 'make' in body ? body.recipe : body.digest
}
