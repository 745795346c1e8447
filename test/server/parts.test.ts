import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { FOLDER, serve } from './site-build.ts'

const RECORDING = '/episodes/one/talk.mp3'

test('parts that are asked for one after the other are answered as the first one', async (t) => {
  const root = t.testdir(FOLDER)
  const plain = serve(root)
  const app = serve(root, { parts: fileRangeReader(root) })
  t.teardown(() => Promise.all([plain.close(), app.close()]))
  const { etag } = (await plain.inject(RECORDING)).headers
  const said = async (server: typeof app, method: 'GET' | 'HEAD', headers: Record<string, string>) => {
    const answer = await server.inject({ method, url: RECORDING, headers })
    const { date, connection, 'keep-alive': kept, ...fields } = answer.headers
    return [answer.statusCode, fields, answer.rawPayload.toString('base64')]
  }
  for (let time = 0; time < 3; time++) {
    for (const [method, headers] of [
      ['GET', { range: 'bytes=2-5' }],
      ['GET', { range: 'bytes=0-0' }],
      ['GET', { range: 'bytes=-3' }],
      ['GET', { range: 'bytes=5-' }],
      ['GET', { range: 'bytes=7-999999' }],
      ['GET', { range: 'bytes=999999-' }],
      ['GET', { range: 'bytes=5-2' }],
      ['GET', { range: 'bytes=0-1,3-4' }],
      ['GET', { range: 'bytes=2-5', 'if-range': String(etag) }],
      ['GET', { range: 'bytes=2-5', 'if-range': '"another"' }],
      ['GET', { range: 'bytes=2-5', 'if-none-match': String(etag) }],
      ['GET', { range: 'bytes=2-5', 'if-match': '"another"' }],
      ['HEAD', { range: 'bytes=2-5' }],
    ] as const) {
      const what = `${method} ${JSON.stringify(headers)}, time ${time}`
      t.same(await said(app, method, headers), await said(plain, method, headers), what)
    }
  }
})

test('a part of a file that changed between two parts is never sent', async (t) => {
  const root = t.testdir(FOLDER)
  const app = serve(root, { parts: fileRangeReader(root) })
  t.teardown(() => app.close())
  const part = () => app.inject({ url: RECORDING, headers: { range: 'bytes=2-5' } })
  for (let time = 0; time < 2; time++) t.equal((await part()).statusCode, 206)
  appendFileSync(join(root, 'episodes/one/talk.mp3'), 'x')
  for (let time = 0; time < 2; time++) {
    const answer = await part()
    t.equal(answer.statusCode, 503)
    t.notOk('etag' in answer.headers || 'content-range' in answer.headers)
  }
})
