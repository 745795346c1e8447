import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { type DownloadOptions, httpDownloads } from '../../src/adapters/http/downloads.ts'
import { sha256Of } from '../../src/ports/digest.ts'
import { send, startHost } from '../import/a-host.ts'
import { ownFolder } from '../own-folder.ts'

const BYTES = Buffer.alloc(300_000, 'abcdefghij')
const TERMS: DownloadOptions = {
  userAgent: 'Inonda/test',
  allowPrivate: true,
  againMilliseconds: 1,
  silentMilliseconds: 300,
}

t.test('a file that breaks off is gone on with, and no byte is fetched twice', async (t) => {
  const folder = ownFolder(t)
  let tries = 0
  const { url, asked } = await startHost(t, () => ({
    '/a.mp3': (request, response) => {
      if (++tries > 2) return send(request, response, BYTES)
      response.writeHead(200, { etag: '"whole"', 'content-length': BYTES.length })
      response.write(BYTES.subarray(0, 100_000), () => response.destroy())
    },
  }))
  const { path, bytes, sha256 } = await httpDownloads(folder, TERMS).fetch({ url: `${url}/a.mp3`, most: 1e6 })
  t.equal(bytes, BYTES.length)
  t.equal(sha256, sha256Of(BYTES))
  t.ok(readFileSync(join(folder, path)).equals(BYTES))
  t.match(asked, ['/a.mp3', /^\/a\.mp3 bytes=\d+-$/])
})

t.test('what is here whole is not asked for again, until it is forgotten', async (t) => {
  const folder = ownFolder(t)
  const { url, asked } = await startHost(t, () => ({ '/a.mp3': BYTES }))
  const download = { url: `${url}/a.mp3`, most: 1e6 }
  await httpDownloads(folder, TERMS).fetch(download)
  await httpDownloads(folder, TERMS).fetch(download)
  t.same(asked, ['/a.mp3'])
  await httpDownloads(folder, TERMS).forget(download.url)
  t.same(readdirSync(join(folder, '.inonda/import')), [])
})

t.test('a file that changed in between is begun anew', async (t) => {
  const folder = ownFolder(t)
  let tries = 0
  const { url } = await startHost(t, () => ({
    '/a.mp3': (_, response) => {
      if (++tries > 1)
        return void response.writeHead(200, { etag: '"new"', 'content-length': 5 }).end('other')
      response.writeHead(200, { etag: '"old"', 'content-length': BYTES.length })
      response.write(BYTES.subarray(0, 100_000), () => response.destroy())
    },
  }))
  const { path } = await httpDownloads(folder, TERMS).fetch({ url: `${url}/a.mp3`, most: 1e6 })
  t.equal(readFileSync(join(folder, path), 'utf8'), 'other')
})

t.test('a busy server is asked again, after as long as it says', async (t) => {
  let tries = 0
  const { url } = await startHost(t, () => ({
    '/a.mp3': (request, response) => {
      if (++tries > 1) return send(request, response, BYTES)
      response.writeHead(503, { 'retry-after': '1' }).end()
    },
  }))
  const begun = performance.now()
  await httpDownloads(ownFolder(t), TERMS).fetch({ url: `${url}/a.mp3`, most: 1e6 })
  t.ok(performance.now() - begun > 900)
})

t.test('two at a time of one server', async (t) => {
  let [now, most] = [0, 0]
  const { url } = await startHost(t, () =>
    Object.fromEntries(
      ['1', '2', '3', '4', '5'].map((name) => [
        `/${name}`,
        (request, response) => {
          most = Math.max(most, ++now)
          setTimeout(() => {
            now--
            send(request, response, BYTES)
          }, 30)
        },
      ]),
    ),
  )
  const downloads = httpDownloads(ownFolder(t), TERMS)
  await Promise.all(
    ['1', '2', '3', '4', '5'].map((name) => downloads.fetch({ url: `${url}/${name}`, most: 1e6 })),
  )
  t.equal(most, 2)
})

t.test('what has no end, says nothing, is too large or is private is refused', async (t) => {
  const folder = ownFolder(t)
  const { url, asked } = await startHost(t, () => ({
    '/round': (_, response) => void response.writeHead(302, { location: '/round' }).end(),
    '/silent': () => {},
    '/large': (_, response) => void response.writeHead(200, { 'content-length': 1e12 }).write('x'),
    '/endless': (_, response) => {
      response.writeHead(200)
      const more = () => response.destroyed || response.write(BYTES, more)
      more()
    },
    '/gone': (_, response) => void response.writeHead(410).end(),
    '/file': (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  }))
  const downloads = httpDownloads(folder, TERMS)
  const refused = async (path: string, reason: RegExp) =>
    t.rejects(downloads.fetch({ url: url + path, most: 1e6 }), { name: 'IoError', message: reason }, path)
  await refused('/round', /more than 5 redirects/)
  await refused('/large', /1000000000000 bytes, and at most 1000000/)
  await refused('/endless', /more than 1000000 bytes/)
  await refused('/gone', /answers 410/)
  await refused('/file', /only http: and https:/)
  await refused('/silent', /says nothing/)
  const before = asked.length
  await refused('/other', /says nothing/)
  t.equal(asked.length, before, 'a host that says nothing is not asked again')
  const open = httpDownloads(folder, { ...TERMS, allowPrivate: false })
  await t.rejects(open.fetch({ url: `${url}/a.mp3`, most: 1e6 }), { message: /this machine or its network/ })
  await t.rejects(open.fetch({ url: url.replace('127.0.0.1', 'localhost'), most: 1e6 }), {
    message: /this machine or its network/,
  })
  t.equal(asked.length, before)
  t.notOk(existsSync(join(folder, 'passwd')))
})
