import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { main } from '../../src/cli/main.ts'
import { type Terminal, terminalOutput } from '../../src/cli/terminal.ts'
import { inonda } from '../cli/a-terminal.ts'
import { ownFolder } from '../own-folder.ts'
import { aHub } from '../tasks/a-hub.ts'
import { copyOfSample } from './a-sample.ts'

const RSS = 'https://radio.example.org/feeds/radio-bocconi.xml'
const JSON_FEED = 'https://radio.example.org/feeds/radio-bocconi.json'

/** The sample with a hub for one of its two feeds. */
async function sampleWithHub(t: Test) {
  const hub = await aHub(t)
  const folder = await copyOfSample(ownFolder(t))
  const feed = join(folder, 'feeds', 'radio-bocconi.yaml')
  await writeFile(feed, `${await readFile(feed, 'utf8')}\nhub: [${hub.url}]\n`)
  return { hub, folder, station: ['--station', folder] }
}

async function correct(folder: string, text: string): Promise<void> {
  const file = join(folder, 'episodes', 'alessandro-marcello', 'episode.md')
  const was = await readFile(file, 'utf8')
  await writeFile(
    file,
    was.replace(/^title: .*$/m, (line) => `${line} ${text}`),
  )
}

/** `serve`, on any free port, until it is stopped. */
async function served(t: Test, folder: string, ...options: string[]) {
  const said: string[] = []
  let stop = () => {}
  const terminal: Terminal = {
    ...terminalOutput({ out: (text) => said.push(text.trimEnd()), err: (text) => said.push(text.trimEnd()) }),
    ask: undefined,
    environment: {},
    onStop: (whenStopped) => {
      stop = whenStopped
    },
  }
  const ended = main(['serve', '--station', folder, '--port', '0', ...options], terminal)
  t.teardown(async () => {
    stop()
    await ended
  })
  const heard = async (what: RegExp) => {
    while (!said.some((line) => what.test(line))) await new Promise((go) => setTimeout(go, 20))
    return said.find((line) => what.test(line)) ?? ''
  }
  const url = (await heard(/on air at/)).replace(/^.* /, '')
  return { said, heard, url }
}

t.test('announce tells a hub of the feed that changed, once', async (t) => {
  const { hub, folder, station } = await sampleWithHub(t)
  const first = await inonda(['announce', ...station])
  t.equal(first.status, 0, first.err)
  t.strictSame(
    hub.posted.map(({ mode, topic }) => `${mode} ${topic}`),
    [`publish ${RSS}`, `publish ${JSON_FEED}`],
  )
  t.match(first.out, `${hub.url}: notified of ${RSS}`)

  const again = await inonda(['announce', ...station])
  t.strictSame([again.status, again.out, again.err], [0, '', 'Nothing changed since the last announcement.'])
  t.equal(hub.posted.length, 2)

  await correct(folder, 'again')
  t.equal((await inonda(['announce', '--feed', 'in-onda', ...station])).status, 0)
  t.equal(hub.posted.length, 2, 'the other feed has no hub')
  t.equal((await inonda(['announce', ...station])).status, 0)
  t.equal(hub.posted.length, 4)
})

t.test('a hub that refuses is a failure, and is told at the next time', async (t) => {
  const { hub, station } = await sampleWithHub(t)
  hub.answer = (_, response) => response.writeHead(503).end()
  const { status, err } = await inonda(['announce', ...station])
  t.equal(status, 1)
  t.match(err, `${hub.url} answered 503.`)
  t.match(err, /To notify those that failed, run it again/)
  hub.answer = (_, response) => response.writeHead(204).end()
  t.equal((await inonda(['announce', ...station])).status, 0)
  t.equal(hub.posted.length, 4)
})

t.test('where nobody listens, or the feed is not there, announce says what to type', async (t) => {
  const folder = await copyOfSample(ownFolder(t))
  const nobody = await inonda(['announce', '--station', folder])
  t.strictSame([nobody.status, nobody.out], [0, ''])
  t.match(nobody.err, /Write hub: \[https:/)
  const unknown = await inonda(['announce', '--feed', 'radio-boconi', '--station', folder])
  t.equal(unknown.status, 1)
  t.match(unknown.err, /There is radio-bocconi\./)
  await writeFile(join(folder, 'station.yaml'), 'title: X\n')
  const broken = await inonda(['announce', '--station', folder])
  t.equal(broken.status, 1)
  t.match(broken.err, /Nothing was announced/)
})

t.test('a server that is asked to announces every change, and its feeds name hub and self', async (t) => {
  const { hub, folder } = await sampleWithHub(t)
  const { url, heard } = await served(t, folder, '--announce')
  await heard(/notified of .*radio-bocconi\.json/)
  t.equal(hub.posted.length, 2)
  await correct(folder, 'once more')
  await heard(/Rebuilt/)
  while (hub.posted.length < 4) await new Promise((go) => setTimeout(go, 20))
  t.strictSame(
    hub.posted.slice(2).map(({ topic }) => topic),
    [RSS, JSON_FEED],
  )
  const { headers } = await fetch(`${url}/feeds/radio-bocconi.xml`)
  t.equal(headers.get('link'), `<${RSS}>; rel="self", <${hub.url}>; rel="hub"`)
  const json = await fetch(`${url}/feeds/radio-bocconi.json`)
  t.match(json.headers.get('content-type'), 'application/feed+json')
  t.match(await json.json(), { hubs: [{ type: 'WebSub', url: hub.url }], feed_url: JSON_FEED })
  t.equal(
    (await fetch(`${url}/feeds/in-onda.xml`)).headers.get('link'),
    '<https://radio.example.org/feeds/in-onda.xml>; rel="self"',
  )
  t.equal((await fetch(`${url}/`)).headers.get('link'), null)
})

t.test('a preview on one’s own machine tells nobody, and says so', async (t) => {
  const { hub, folder } = await sampleWithHub(t)
  const { heard } = await served(t, folder)
  await heard(/Hubs are not notified of changes/)
  await correct(folder, 'quietly')
  await heard(/Rebuilt/)
  await new Promise((go) => setTimeout(go, 100))
  t.equal(hub.posted.length, 0)
})
