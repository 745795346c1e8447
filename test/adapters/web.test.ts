import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { isPrivateAddress } from '../../src/adapters/http/private-addresses.ts'
import { httpWeb, type WebOptions } from '../../src/adapters/http/web.ts'
import { IoError } from '../../src/ports/io-error.ts'

const TERMS: WebOptions = { userAgent: 'Inonda/0 (test)', maxBytes: 10_000, allowPrivate: true }

/** A server of this test's own, and its address. */
async function serve(t: Test, answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const refusal = (reason: RegExp) => ({ name: 'IoError', message: reason })

t.test('an answer has its status, its headers, and its body decoded', async (t) => {
  const seen: (string | undefined)[] = []
  const url = await serve(t, (request, response) => {
    seen.push(request.headers['user-agent'])
    if (request.url === '/gzip') response.setHeader('Content-Encoding', 'gzip').end(gzipSync('one'))
    else if (request.url === '/br')
      response.setHeader('Content-Encoding', 'br').end(brotliCompressSync('two'))
    else response.writeHead(404, { ETag: '"a"' }).end('gone')
  })
  const web = httpWeb(TERMS)
  const text = async (path: string) =>
    Buffer.from((await web.fetch({ url: url + path, method: 'GET' })).bytes).toString()
  t.strictSame([await text('/gzip'), await text('/br')], ['one', 'two'])
  const missing = await web.fetch({ url: `${url}/no`, method: 'HEAD' })
  t.strictSame([missing.status, missing.headers.get('etag'), missing.bytes.length], [404, '"a"', 0])
  t.ok(seen.every((agent) => agent === 'Inonda/0 (test)'))
})

t.test('redirects are followed, five of them', async (t) => {
  const url = await serve(t, (request, response) => {
    const left = Number(request.url?.slice(1))
    if (left > 0) response.writeHead(302, { Location: `/${left - 1}` }).end()
    else response.end('there')
  })
  const web = httpWeb(TERMS)
  const answer = await web.fetch({ url: `${url}/5`, method: 'GET' })
  t.strictSame([answer.url, answer.redirects.length, answer.redirects[0]?.status], [`${url}/0`, 5, 302])
  await t.rejects(web.fetch({ url: `${url}/6`, method: 'GET' }), refusal(/more than 5 redirects/))
})

t.test('what is too large is refused, also when it was small on the way', async (t) => {
  const url = await serve(t, (request, response) => {
    if (request.url === '/bomb')
      response.setHeader('Content-Encoding', 'gzip').end(gzipSync(Buffer.alloc(50_000_000)))
    else {
      const more = () => {
        while (response.write(Buffer.alloc(65_536))) if (response.destroyed) return
      }
      response.on('drain', more)
      more()
    }
  })
  const web = httpWeb(TERMS)
  await t.rejects(web.fetch({ url: `${url}/bomb`, method: 'GET' }), refusal(/more than/))
  await t.rejects(web.fetch({ url: `${url}/endless`, method: 'GET' }), refusal(/more than/))
})

t.test('a server that never answers, and one that never ends, are given up', async (t) => {
  const url = await serve(t, (request, response) => {
    if (request.url === '/slow') response.write('a')
  })
  const web = httpWeb({ ...TERMS, milliseconds: 300 })
  await t.rejects(web.fetch({ url: `${url}/never`, method: 'GET' }), refusal(/no answer in time/))
  await t.rejects(web.fetch({ url: `${url}/slow`, method: 'GET' }), refusal(/no answer in time/))
})

t.test(
  'no address of this machine or its network is reached, by number, by name or by redirect',
  async (t) => {
    let asked = 0
    const url = await serve(t, (_, response) => {
      asked++
      response.end('secret')
    })
    const web = httpWeb({ ...TERMS, allowPrivate: false })
    const { port } = new URL(url)
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '2130706433',
      '0x7f.1',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
    ]) {
      await t.rejects(web.fetch({ url: `http://${host}:${port}/`, method: 'GET' }), IoError, host)
    }
    t.equal(asked, 0, 'nothing was asked')
    for (const wrong of [
      'file:///etc/passwd',
      'ftp://radio.example/',
      'https://a:b@radio.example/',
      'no address',
    ]) {
      await t.rejects(web.fetch({ url: wrong, method: 'GET' }), IoError, wrong)
    }
    const elsewhere = await serve(t, (_, response) =>
      response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
    )
    await t.rejects(httpWeb(TERMS).fetch({ url: elsewhere, method: 'GET' }), refusal(/only http: and https:/))
  },
)

t.test('private addresses are known in every dress', async (t) => {
  const hidden = [
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
  ]
  for (const address of [
    ...hidden,
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'no',
  ])
    t.ok(isPrivateAddress(address), address)
  for (const address of ['1.1.1.1', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])
    t.notOk(isPrivateAddress(address), address)
})
