import { test } from 'tap'
import { evaluatePreconditions, matchesIfRange } from '../../src/server/preconditions.ts'
import { readRange } from '../../src/server/range.ts'
import { currentBuildOf, FEED, FOLDER, MODIFIED_TEXT, SOUND, serve } from './site-build.ts'

const EARLIER = 'Fri, 14 Mar 2025 16:59:59 GMT'
const LATER = 'Fri, 14 Mar 2025 17:00:01 GMT'
const RECORDING = '/episodes/one/talk.mp3'
const TEXT = '/feeds/all.xml'

/** Header fields (`TAG` stands for the resource's own), and the status they lead to. */
const CONDITIONS: readonly (readonly [Record<string, string>, number])[] = [
  [{}, 200],
  [{ 'if-none-match': 'TAG' }, 304],
  [{ 'if-none-match': 'W/TAG' }, 304],
  [{ 'if-none-match': '"other", TAG' }, 304],
  [{ 'if-none-match': '"other",W/"another" ,  W/TAG , "third"' }, 304],
  [{ 'if-none-match': '"with, comma", TAG' }, 304],
  [{ 'if-none-match': '*' }, 304],
  [{ 'if-none-match': ' * ' }, 304],
  [{ 'if-none-match': '"other"' }, 200],
  [{ 'if-none-match': 'W/"other"' }, 200],
  [{ 'if-none-match': '""' }, 200],
  [{ 'if-none-match': 'bare' }, 200],
  [{ 'if-none-match': '"TAG' }, 200],
  [{ 'if-modified-since': MODIFIED_TEXT }, 304],
  [{ 'if-modified-since': LATER }, 304],
  [{ 'if-modified-since': EARLIER }, 200],
  [{ 'if-modified-since': 'Friday, 14-Mar-25 17:00:00 GMT' }, 304],
  [{ 'if-modified-since': 'Friday, 14-Mar-25 16:59:59 GMT' }, 200],
  [{ 'if-modified-since': 'Fri Mar 14 17:00:00 2025' }, 304],
  [{ 'if-modified-since': 'Fri Mar 14 16:59:59 2025' }, 200],
  [{ 'if-modified-since': '2030-01-01T00:00:00Z' }, 200],
  [{ 'if-modified-since': 'tomorrow' }, 200],
  [{ 'if-modified-since': 'Fri, 99 Mar 2030 17:00:00 GMT' }, 200],
  [{ 'if-none-match': '"other"', 'if-modified-since': LATER }, 200],
  [{ 'if-none-match': 'TAG', 'if-modified-since': EARLIER }, 304],
  [{ 'if-match': 'TAG' }, 200],
  [{ 'if-match': '"other", TAG' }, 200],
  [{ 'if-match': '*' }, 200],
  [{ 'if-match': 'W/TAG' }, 412],
  [{ 'if-match': '"other"' }, 412],
  [{ 'if-match': '' }, 412],
  [{ 'if-unmodified-since': MODIFIED_TEXT }, 200],
  [{ 'if-unmodified-since': LATER }, 200],
  [{ 'if-unmodified-since': EARLIER }, 412],
  [{ 'if-unmodified-since': 'yesterday' }, 200],
  [{ 'if-match': 'TAG', 'if-unmodified-since': EARLIER }, 200],
  [{ 'if-match': '"other"', 'if-none-match': 'TAG' }, 412],
  [{ 'if-match': 'TAG', 'if-none-match': 'TAG' }, 304],
  [{ 'if-none-match': 'TAG', 'cache-control': 'no-cache' }, 304],
]

for (const url of [TEXT, RECORDING]) {
  test(`conditions decide what is answered: ${url}`, async (t) => {
    const app = serve(t.testdir(FOLDER))
    t.teardown(() => app.close())
    const whole = await app.inject(url)
    const tag = String(whole.headers.etag)
    t.match(tag, /^"[\w-]{27}"$/)
    t.equal(whole.headers['last-modified'], MODIFIED_TEXT)
    for (const [conditions, status] of CONDITIONS) {
      const entries = Object.entries(conditions).map(([name, value]) => [name, value.replace('TAG', tag)])
      const headers = Object.fromEntries(entries)
      for (const method of ['GET', 'HEAD'] as const) {
        const answer = await app.inject({ method, url, headers })
        const name = `${method} ${JSON.stringify(conditions)}`
        t.equal(answer.statusCode, status, name)
        if (status === 304) {
          t.equal(answer.headers.etag, tag, name)
          t.equal(answer.headers['cache-control'], whole.headers['cache-control'], name)
          t.equal(answer.headers.vary, whole.headers.vary, name)
          t.notOk('content-type' in answer.headers || 'content-length' in answer.headers, name)
          t.equal(answer.rawPayload.length, 0, name)
        }
        if (status === 412) t.notOk('etag' in answer.headers || 'last-modified' in answer.headers, name)
        if (status === 200 && method === 'GET') t.same(answer.rawPayload, whole.rawPayload, name)
      }
    }
  })
}

const LAST = SOUND.length - 1
/** A Range header over `SOUND` or `FEED`, and the part it stands for; a number is a status. */
const RANGES: readonly (readonly [string, readonly [number, number] | 200 | 416])[] = [
  ['bytes=0-1', [0, 1]],
  ['bytes=0-0', [0, 0]],
  ['bytes=0-', [0, LAST]],
  ['bytes=5-', [5, LAST]],
  ['bytes=100-199', [100, 199]],
  ['bytes=-1', [LAST, LAST]],
  ['bytes=-500', [LAST - 499, LAST]],
  [`bytes=-${LAST + 1}`, [0, LAST]],
  ['bytes=-99999999', [0, LAST]],
  ['bytes=0-99999999', [0, LAST]],
  ['bytes=9000-99999999999999999999999', [9000, LAST]],
  [`bytes=${LAST}-`, [LAST, LAST]],
  [`bytes=${LAST}-${LAST}`, [LAST, LAST]],
  ['Bytes=0-1', [0, 1]],
  ['bytes= 0-1 ', [0, 1]],
  ['bytes=00-01', [0, 1]],
  [`bytes=${LAST + 1}-`, 416],
  ['bytes=99999999-', 416],
  ['bytes=99999999999999999999999-', 416],
  ['bytes=-0', 416],
  ['bytes=0-1,5-6', 200],
  ['bytes=0-1, 5-6', 200],
  ['bytes=0-1,', 200],
  ['bytes=5-2', 200],
  ['bytes=-', 200],
  ['bytes=', 200],
  ['bytes', 200],
  ['bytes=a-b', 200],
  ['bytes=5x-7', 200],
  ['bytes=0x0-0x1', 200],
  ['bytes=--5', 200],
  ['bytes=1.5-3', 200],
  ['items=0-1', 200],
  ['seconds=1-2', 200],
  ['0-1', 200],
]

test('a part of a recording is sent as it is asked for', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const [range, expected] of RANGES) {
    const answer = await app.inject({ url: RECORDING, headers: { range } })
    t.equal(answer.headers['accept-ranges'], expected === 416 ? undefined : 'bytes', range)
    if (expected === 416) {
      t.equal(answer.statusCode, 416, range)
      t.equal(answer.headers['content-range'], `bytes */${SOUND.length}`, range)
      t.equal(answer.headers['access-control-allow-origin'], '*', range)
      t.notOk('etag' in answer.headers, range)
      continue
    }
    const [first, last] = expected === 200 ? [0, LAST] : expected
    t.equal(answer.statusCode, expected === 200 ? 200 : 206, range)
    const named = expected === 200 ? undefined : `bytes ${first}-${last}/${SOUND.length}`
    t.equal(answer.headers['content-range'], named, range)
    t.equal(answer.headers['content-length'], String(last - first + 1), range)
    t.ok(answer.rawPayload.equals(SOUND.subarray(first, last + 1)), range)
    t.equal(answer.headers['content-type'], 'audio/mpeg', range)
  }
})

test('a part of a text is a part of its plain form', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  const encoded = { 'accept-encoding': 'br, gzip' }
  const part = await app.inject({ url: TEXT, headers: { ...encoded, range: 'bytes=5-24' } })
  t.equal(part.statusCode, 206)
  t.notOk('content-encoding' in part.headers)
  t.equal(part.headers.vary, 'Accept-Encoding, Sec-Fetch-Dest')
  t.same(part.rawPayload, FEED.subarray(5, 25))
  const outside = await app.inject({ url: TEXT, headers: { ...encoded, range: 'bytes=99999999-' } })
  t.equal(outside.statusCode, 416)
  const whole = await app.inject({ url: TEXT, headers: { ...encoded, range: 'bytes=0-1,3-4' } })
  t.equal(whole.headers['content-encoding'], 'br')
  const refused = { 'accept-encoding': 'gzip, identity;q=0', range: 'bytes=0-1' }
  const nothingPlain = await app.inject({ url: TEXT, headers: refused })
  t.equal(nothingPlain.statusCode, 200)
  t.equal(nothingPlain.headers['content-encoding'], 'gzip')
})

test('a part is only sent to one who holds the rest of the same bytes', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const url of [TEXT, RECORDING]) {
    const tag = String((await app.inject(url)).headers.etag)
    for (const [condition, status] of [
      [tag, 206],
      [MODIFIED_TEXT, 206],
      ['Fri Mar 14 17:00:00 2025', 206],
      [`W/${tag}`, 200],
      ['"other"', 200],
      [`"other", ${tag}`, 200],
      [tag.replace(/"$/, '-gz"'), 200],
      [EARLIER, 200],
      [LATER, 200],
      ['soon', 200],
      ['', 200],
    ] as const) {
      const headers = { range: 'bytes=0-1', 'if-range': condition }
      t.equal((await app.inject({ url, headers })).statusCode, status, `${url} ${condition}`)
    }
    const stale = { range: 'bytes=99999999-', 'if-range': '"other"' }
    t.equal((await app.inject({ url, headers: stale })).statusCode, 200, 'not even the range is looked at')
    const unchanged = { range: 'bytes=0-1', 'if-none-match': tag }
    t.equal((await app.inject({ url, headers: unchanged })).statusCode, 304)
    const failed = { range: 'bytes=0-1', 'if-match': '"other"' }
    t.equal((await app.inject({ url, headers: failed })).statusCode, 412)
  }
})

test('ranges are for GET: HEAD tells of the whole', async (t) => {
  const app = serve(t.testdir(FOLDER))
  t.teardown(() => app.close())
  for (const range of ['bytes=0-1', 'bytes=99999999-']) {
    const answer = await app.inject({ method: 'HEAD', url: RECORDING, headers: { range } })
    t.equal(answer.statusCode, 200)
    t.equal(answer.headers['content-length'], String(SOUND.length))
  }
})

test('an empty body has no part', (t) => {
  t.equal(readRange('bytes=0-', 0), 'outside')
  t.equal(readRange('bytes=-5', 0), 'whole')
  t.equal(readRange(undefined, 10), 'whole')
  t.end()
})

test('a range is read however it is spaced, up to a length that no range needs', (t) => {
  t.same(readRange(' BYTES = 2 - 5 ', 10), { first: 2, last: 5 })
  t.same(readRange('bytes=-\t3', 10), { first: 7, last: 9 })
  for (const header of [
    `bytes=${' '.repeat(7000)}0-1`,
    `bytes=0-${'1'.repeat(200)}`,
    `bytes${' '.repeat(7000)}x`,
  ])
    t.equal(readRange(header, 10), 'whole')
  for (const header of [
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=0',
    'bytes=0-1-2',
    'bytes=0=1-',
    'bytes=1 2-3',
    'items=0-1',
  ])
    t.equal(readRange(header, 10), 'whole', header)
  t.end()
})

test('a date still to come is not told, and not compared with', async (t) => {
  const tomorrow = new Date(Date.now() + 86_400_000)
  const current = { ...currentBuildOf(), modified: () => tomorrow }
  const app = serve(t.testdir(FOLDER), { current: () => current })
  t.teardown(() => app.close())
  const headers = { 'if-modified-since': tomorrow.toUTCString(), 'if-unmodified-since': MODIFIED_TEXT }
  const answer = await app.inject({ url: TEXT, headers })
  t.equal(answer.statusCode, 200)
  t.notOk('last-modified' in answer.headers)
  t.same(evaluatePreconditions({ 'if-unmodified-since': LATER }, [], undefined), { is: 'met' })
  t.equal(matchesIfRange(MODIFIED_TEXT, '"a"', undefined), false)
})
