import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseRssFeed } from 'feedsmith'
import t, { type Test } from 'tap'
import { freePort } from '../free-port.ts'
import { ownFolder } from '../own-folder.ts'
import { copyOfSample } from './a-sample.ts'

const GPODDER = '/usr/bin/gpo'
const DEBIAN_PYTHON = '/usr/bin/python3'
const PYTHON_MODULES = '/usr/lib/python3/dist-packages'

/** The sample served by the program itself, under the address that it is asked at. */
async function served(t: Test): Promise<{ url: string; folder: string; end: () => Promise<number | null> }> {
  const folder = await copyOfSample(ownFolder(t))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      'src/cli/inonda.ts',
      'serve',
      '--station',
      folder,
      '--port',
      String(port),
      '--url',
      url,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = new Promise<number | null>((done) => child.on('exit', done))
  const end = () => {
    child.kill('SIGTERM')
    return ended
  }
  t.teardown(end)
  const early = ended.then((status) => {
    throw new Error(`it ended with status ${status}`)
  })
  await Promise.race([once(child.stdout, 'data'), early])
  return { url, folder, end }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

t.test(
  'gPodder subscribes to the sample and downloads every episode, byte for byte',
  { skip: !existsSync(GPODDER) && 'gpo (Debian: gpodder) is not installed' },
  async (t) => {
    const { url, folder } = await served(t)
    const home = join(folder, 'gpodder')
    await mkdir(home)
    const gpo = (...words: string[]) => {
      const env = {
        ...process.env,
        GPODDER_HOME: home,
        HOME: home,
        LANG: 'C.UTF-8',
        PYTHONWARNINGS: 'ignore',
      }
      const { status, stdout, stderr } = spawnSync(GPODDER, words, {
        env,
        encoding: 'utf8',
        timeout: 120_000,
      })
      t.equal(status, 0, `gpo ${words.join(' ')}: ${stderr}`)
      return stdout
    }
    for (const id of ['radio-bocconi', 'in-onda']) gpo('subscribe', `${url}/feeds/${id}.xml`)
    gpo('update')
    gpo('download')

    const published = new Map<string, string>()
    for (const id of ['radio-bocconi', 'in-onda']) {
      const feed = parseRssFeed(await (await fetch(`${url}/feeds/${id}.xml`)).text())
      for (const item of feed.items ?? []) {
        const path = new URL(item.enclosures?.[0]?.url ?? '').pathname
        published.set(path, sha256(await readFile(join(folder, path))))
      }
    }
    t.ok(published.size >= 7, `${published.size} recordings`)
    const downloaded = new Set<string>()
    for (const entry of await readdir(home, { recursive: true })) {
      if (/\.(mp3|m4a|opus)$/.test(entry)) downloaded.add(sha256(await readFile(join(home, entry))))
    }
    t.strictSame(downloaded, new Set(published.values()))
  },
)

t.test(
  'Debian’s feedparser and podcastparser read the sample’s feeds without a complaint',
  { skip: !existsSync(`${PYTHON_MODULES}/podcastparser.py`) && 'python3-podcastparser is not installed' },
  async (t) => {
    const { url } = await served(t)
    const script = `
import io, json, sys, urllib.request, feedparser, podcastparser
told = []
for address in sys.argv[1:]:
    data = urllib.request.urlopen(address).read()
    parsed = feedparser.parse(data)
    shown = podcastparser.parse(address, io.BytesIO(data))
    told.append({'bozo': bool(parsed.bozo), 'entries': len(parsed.entries), 'episodes': len(shown['episodes']),
                 'title': shown['title'], 'guids': [e['guid'] for e in shown['episodes']],
                 'seconds': [e['total_time'] for e in shown['episodes']]})
print(json.dumps(told))`
    const feeds = ['radio-bocconi', 'in-onda'].map((id) => `${url}/feeds/${id}.xml`)
    const { stdout, stderr } = spawnSync(DEBIAN_PYTHON, ['-c', script, ...feeds], { encoding: 'utf8' })
    const told = JSON.parse(stdout || `"${stderr}"`)
    t.match(told, [
      { bozo: false, entries: 5, episodes: 5, title: 'Radio Bocconi, Retold' },
      { bozo: false, entries: 3, episodes: 3 },
    ])
    for (const { guids, seconds } of told) {
      t.equal(new Set(guids).size, guids.length)
      t.ok(seconds.every((one: number) => one > 30))
    }
  },
)

t.test('an app that polls is told “not modified”, and SIGTERM ends the server', async (t) => {
  const { url, end } = await served(t)
  const first = await fetch(`${url}/feeds/in-onda.xml`)
  const tag = first.headers.get('etag') ?? ''
  t.match(first.headers.get('content-type'), 'application/rss+xml; charset=utf-8')
  const again = await fetch(`${url}/feeds/in-onda.xml`, { headers: { 'if-none-match': tag } })
  t.equal(again.status, 304)
  await first.arrayBuffer()
  t.equal(await end(), 0, 'SIGTERM ends it cleanly')
})
