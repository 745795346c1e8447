import t from 'tap'
import type { FrameBounds } from '../../src/build/site-build.ts'
import { currentBuildOf, FOLDER, made, NOTES, serve } from './site-build.ts'

const HTML = 'text/html; charset=utf-8'
const ANSWER = '{"version":"1.0"}\n'

function framing(root: string, base?: string) {
  const asked: [string, FrameBounds][] = []
  const resources = [
    { ...made('/embed/one/', 'page', HTML, NOTES), framed: true },
    made('/episodes/one/', 'page', HTML, NOTES),
  ]
  const current = currentBuildOf(resources)
  const oembed = (url: string, bounds: FrameBounds) => {
    asked.push([url, bounds])
    return url === 'https://faro.example/episodes/one/' ? ANSWER : undefined
  }
  const siteBuild = { ...current.siteBuild, oembed }
  const wiring = { current: () => ({ ...current, siteBuild }), ...(base !== undefined && { base }) }
  return { app: serve(root, wiring), asked }
}

const URL_OF = encodeURIComponent('https://faro.example/episodes/one/')

t.test('only the page that is made for it may stand in a frame', async (t) => {
  const { app } = framing(t.testdir(FOLDER))
  const policy = async (url: string) => String((await app.inject(url)).headers['content-security-policy'])
  t.match(await policy('/embed/one/'), /(^|; )frame-ancestors \*(;|$)/)
  t.match(await policy('/episodes/one/'), /(^|; )frame-ancestors 'none'(;|$)/)
  t.match(await policy('/embed/one/'), "script-src 'self'", 'nothing else is freer')
  t.notOk('x-frame-options' in (await app.inject('/embed/one/')).headers)
})

t.test('oEmbed is answered in JSON, to every site, with and without the prefix', async (t) => {
  const { app, asked } = framing(t.testdir(FOLDER), '/onda')
  for (const prefix of ['', '/onda']) {
    const reply = await app.inject(
      `${prefix}/oembed?url=${URL_OF}&format=json&maxwidth=300&maxheight=90&theme=dark`,
    )
    t.equal(reply.statusCode, 200)
    t.equal(reply.headers['content-type'], 'application/json')
    t.equal(reply.headers['access-control-allow-origin'], '*')
    t.equal(reply.body, ANSWER)
  }
  t.strictSame(asked[0], ['https://faro.example/episodes/one/', { maxWidth: 300, maxHeight: 90 }])
  const head = await app.inject({ method: 'HEAD', url: `/oembed?url=${URL_OF}` })
  t.strictSame([head.statusCode, head.body], [200, ''])
  t.strictSame(asked.at(-1)?.[1], {})
})

t.test('what cannot be answered is refused as the standard says', async (t) => {
  const { app } = framing(t.testdir(FOLDER))
  const status = async (query: string) => (await app.inject(`/oembed${query}`)).statusCode
  t.equal(await status('?url=https%3A%2F%2Felsewhere.example%2F'), 404)
  t.equal(await status(`?url=${URL_OF}&format=xml`), 501)
  for (const query of ['', '?url=', `?url=${URL_OF}&url=${URL_OF}`]) t.equal(await status(query), 400, query)
  for (const value of ['0', '-1', '1.5', 'wide', '', '9999999'])
    t.equal(await status(`?url=${URL_OF}&maxwidth=${value}`), 400, value)
  const refused = await app.inject('/oembed?url=x')
  t.equal(refused.headers['access-control-allow-origin'], '*', 'the asker may read why')
  t.equal((await app.inject({ method: 'POST', url: '/oembed' })).statusCode, 405)
  const before = await app.inject({ method: 'OPTIONS', url: '/oembed' })
  t.strictSame([before.statusCode, before.headers['access-control-allow-origin']], [204, '*'])
})
