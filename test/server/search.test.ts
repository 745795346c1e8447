import t from 'tap'
import type { Resource } from '../../src/model/resource.ts'
import { edition, MODIFIED, made, serve } from './edition.ts'

const HTML = 'text/html; charset=utf-8'
const PAGE = made('/search/', 'page', HTML, Buffer.from('<!doctype html><title>Search</title>'))
const FEED = made('/feeds/all.xml', 'feed', 'application/rss+xml; charset=utf-8', Buffer.from('<rss/>'))

/** A server whose edition answers a question with the question. */
function searchable(root: string) {
  const asked: string[] = []
  const search = async (question: string): Promise<Resource> => {
    asked.push(question)
    return made(
      '/search/',
      'page',
      HTML,
      Buffer.from(`<!doctype html><title>${encodeURIComponent(question)}</title>`),
    )
  }
  const standing = { edition: { ...edition([PAGE, FEED]), search }, modified: () => MODIFIED, refused: [] }
  return { app: serve(root, { standing: () => standing, base: '/onda' }), asked }
}

t.test('a question is answered with a page of its own, with the base path and without', async (t) => {
  const { app, asked } = searchable(t.testdir({}))
  for (const url of [
    '/search/?q=perch%C3%A9+no',
    '/onda/search/?q=perch%C3%A9%20no&x=1',
    '/search/index.html?q=perch%C3%A9+no',
  ]) {
    const { statusCode, body, headers } = await app.inject(url)
    t.equal(statusCode, 200)
    t.match(body, encodeURIComponent('perché no'))
    t.equal(headers['cache-control'], 'public, max-age=60')
    t.equal(headers['content-type'], HTML)
    t.match(headers['content-security-policy'], "script-src 'self'")
    t.equal(headers.etag, undefined)
  }
  t.same(new Set(asked), new Set(['perché no']))
})

t.test('the address without a slash leads there, with its question', async (t) => {
  const { app } = searchable(t.testdir({}))
  const { statusCode, headers } = await app.inject('/search?q=a')
  t.equal(statusCode, 301)
  t.equal(headers.location, './search/?q=a')
})

t.test('without a question the page is the edition’s', async (t) => {
  const { app, asked } = searchable(t.testdir({}))
  for (const url of ['/search/', '/search/?q=', '/search/?q=%20', '/search/?p=a', '/search/?q=%FF%00'])
    t.equal((await app.inject(url)).statusCode, 200, url)
  t.equal(asked.length, 1, 'what cannot be decoded is a question like any other')
  t.ok((await app.inject('/search/')).headers.etag)
})

t.test('an answer can be compressed, and asked for without its body', async (t) => {
  const { app } = searchable(t.testdir({}))
  const zipped = await app.inject({ url: '/search/?q=a', headers: { 'accept-encoding': 'gzip' } })
  t.equal(zipped.headers['content-encoding'], 'gzip')
  t.equal(zipped.headers.vary, 'Accept-Encoding')
  const head = await app.inject({ method: 'HEAD', url: '/search/?q=a' })
  t.equal(head.body, '')
  t.ok(Number(head.headers['content-length']) > 0)
})

t.test('a feed that is opened as a document is XML, the same bytes', async (t) => {
  const { app } = searchable(t.testdir({}))
  const read = await app.inject('/feeds/all.xml')
  // What an app was answered before is at hand, and is not for a browser.
  await app.inject('/feeds/all.xml')
  const opened = await app.inject({ url: '/feeds/all.xml', headers: { 'sec-fetch-dest': 'document' } })
  t.equal(read.headers['content-type'], 'application/rss+xml; charset=utf-8')
  t.equal(opened.headers['content-type'], 'application/xml; charset=utf-8')
  t.equal(opened.body, read.body)
  for (const { headers } of [read, opened]) t.equal(headers.vary, 'Accept-Encoding, Sec-Fetch-Dest')
  const page = await app.inject({ url: '/search/', headers: { 'sec-fetch-dest': 'document' } })
  t.equal(page.headers['content-type'], HTML)
})
