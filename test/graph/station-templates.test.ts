import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { build } from '../../src/build/build.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import type { ChangedPaths } from '../../src/ports/watcher.ts'
import { copyOfSample } from '../journeys/a-sample.ts'

const WHEN = new Date('2030-01-01T00:00:00Z')
const clock = { now: () => WHEN }
/** Both of one show, with others between them. */
const [shown, other] = ['a-guid-is-for-life', 'what-you-will-hear']
const COUNTS = `{% layout 'layout' %}{% block main %}
{% for show in episode.shows %}<p>{{ show.title }}: {{ show.count }}</p>{% endfor %}{% endblock %}`

t.test('a page that shows how many episodes a show has is right after another was taken back', async (t) => {
  const station = await stationWith(t.testdir({}))
  await t.test('while serving', async (t) => {
    let onChange: (paths?: ChangedPaths) => void = () => {}
    const watch = {
      start: async (changed: typeof onChange) => {
        onChange = changed
        return async () => {}
      },
    }
    const { liveSite } = await startLiveSite(compose(station).context, clock, watch, { onEvent: () => {} })
    if (!liveSite) throw new Error('the sample goes on air')
    t.teardown(liveSite.stop)
    const page = () => {
      const body = liveSite.current().siteBuild.find(`/episodes/${shown}/`)?.body
      return body && 'bytes' in body ? Buffer.from(body.bytes()).toString() : ''
    }
    const before = counted(page())
    await setStatus(station, other, 'draft')
    onChange(new Set([`episodes/${other}/episode.md`]))
    await liveSite.settled()
    t.equal(counted(page()), before - 1)
  })
  await t.test('building again', async (t) => {
    const { context, output } = compose(station)
    const page = async () => {
      await build(context, output('dist'), clock, { allowRemoval: true })
      return readFile(join(station, 'dist/episodes', shown, 'index.html'), 'utf8')
    }
    const before = counted(await page())
    await setStatus(station, other, 'published')
    t.equal(counted(await page()), before + 1)
  })
})

async function stationWith(root: string): Promise<string> {
  const station = await copyOfSample(root)
  await mkdir(join(station, 'templates'), { recursive: true })
  await writeFile(join(station, 'templates/episode.liquid'), COUNTS)
  return station
}

async function setStatus(station: string, slug: string, status: string): Promise<void> {
  const file = join(station, 'episodes', slug, 'episode.md')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^status: .*$/m, `status: ${status}`))
}

function counted(page: string): number {
  return Number(/: (\d+) /.exec(page.slice(page.indexOf('<main')))?.[1])
}
