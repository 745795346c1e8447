import t from 'tap'
import { renderInline, renderMarkdown } from '../../src/render/markdown.ts'
import { parsedUrl, uri, webUrl } from '../../src/render/web-url.ts'

const BASE = 'https://onda.example/fm/episodes/one/'

/** Spellings of an address of another host, as browsers read them on whatever page. */
const ELSEWHERE: readonly (readonly [string, string])[] = [
  ['https:evil.example', 'https://evil.example/'],
  ['https:/evil.example', 'https://evil.example/'],
  ['https:///evil.example', 'https://evil.example/'],
  ['https:\\\\evil.example', 'https://evil.example/'],
  ['https:/\\evil.example/a', 'https://evil.example/a'],
  ['HTTPS:evil.example', 'https://evil.example/'],
  ['http:evil.example', 'http://evil.example/'],
  [' https:evil.example ', 'https://evil.example/'],
  ['//evil.example', 'https://evil.example/'],
  ['/\\evil.example', 'https://evil.example/'],
  ['\\\\evil.example', 'https://evil.example/'],
  ['https://nowhere.invalid/a', 'https://nowhere.invalid/a'],
  ['https:nowhere.invalid', 'https://nowhere.invalid/'],
]

const RUNS = [
  'javascript:f()',
  'JAVASCRIPT:f()',
  'java\tscript:f()',
  'java\nscript:f()',
  'java\r\nscript:f()',
  '\u0001javascript:f()',
  ' \u001fjavascript:f()',
  'javascript://evil.example/%0af()',
  'vbscript:f',
  'data:text/html,<script>f()</script>',
  'data:image/svg+xml,<svg onload=f()>',
  'blob:https://evil.example/1',
  'filesystem:https://evil.example/a',
  'file:///etc/passwd',
  'about:blank',
  'view-source:https://evil.example/',
  'jar:https://evil.example/!/a',
  'livescript:f()',
]

t.test('another host is another host, however it is spelt', async (t) => {
  for (const [written, href] of ELSEWHERE) {
    const attribute = written.replaceAll('&', '&amp;')
    const link = `<a href="${href}" rel="nofollow noopener">x</a>`
    t.equal(renderInline(`<a href="${attribute}">x</a>`), link, written)
    t.equal(renderInline(`<a href="${attribute}">x</a>`, { base: BASE }), link, `${written}, with a base`)
    // A backslash is an escape in Markdown.
    if (!/[\\ ]/.test(written)) t.equal(renderInline(`[x](${written})`), link, `${written} in Markdown`)
    t.equal(parsedUrl(written, BASE)?.href, href)
    t.equal(webUrl(written, BASE), href)
    const shown = renderInline(`<img src="${attribute}" alt="x">`)
    t.equal(shown, link, `${written}, a picture`)
  }
})

t.test('what runs is no link, in Markdown, HTML and what else leads somewhere', async (t) => {
  for (const written of RUNS) {
    const attribute = written.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    for (const options of [{}, { base: BASE }]) {
      t.equal(renderInline(`<a href="${attribute}">x</a>`, options), 'x', written)
      t.equal(renderInline(`<img src="${attribute}" alt="x">`, options), '<span>x</span>', written)
      t.equal(renderInline(`<q cite="${attribute}">x</q>`, options), '<q>x</q>', written)
      for (const text of [
        `[x](${written})`,
        `[x](<${written}>)`,
        `[x]\n\n[x]: ${written}`,
        `<${written}>`,
        `![x](${written})`,
      ]) {
        for (const [, led = ''] of renderMarkdown(text, options).matchAll(/(?:href|src|cite)="([^"]*)"/g)) {
          // Markdown encodes some controls, and what then is no scheme any more is a path of the station.
          t.equal(new URL(led, BASE).origin, 'https://onda.example', JSON.stringify(text))
        }
      }
    }
    t.equal(webUrl(written, BASE), undefined, written)
    t.equal(webUrl(written), undefined, written)
    t.equal(uri(written), undefined, written)
  }
})

t.test('what leads to the station stays as it is written', async (t) => {
  for (const written of ['../two/', '#b', '/people/', 'a.png', '?x=1', './', 'a:b/c'.replace(':', '%3A')]) {
    t.equal(renderInline(`<a href="${written}">x</a>`), `<a href="${written}">x</a>`)
  }
  t.equal(renderInline('<a href="/a\tb\n/c">x</a>'), '<a href="/ab/c">x</a>', 'as browsers read it')
})

t.test('a link that begins with a slash leads into the station, wherever it stands', async (t) => {
  const link = (written: string, options: object) =>
    /href="([^"]*)"/.exec(renderMarkdown(`[x](${written})`, options))?.[1]
  const site = 'https://onda.example/fm'
  const feed = { base: BASE, site }
  const page = { ...feed, from: '/episodes/one/' }
  for (const [written, absolute, relative] of [
    ['/credits/', `${site}/credits/`, '../../credits/'],
    ['/fm/credits/', `${site}/credits/`, '../../credits/'],
    ['/fmx/', `${site}/fmx/`, '../../fmx/'],
    ['/fm', `${site}/`, '../../'],
    ['../two/?a=1#b', `${site}/episodes/two/?a=1#b`, '../two/?a=1#b'],
    ['#b', `${BASE}#b`, '#b'],
    ['#', `${BASE}#`, '#'],
    ['./', BASE, './'],
    ['a.pdf', `${BASE}a.pdf`, 'a.pdf'],
    ['/episodes/one/javascript:f()', `${BASE}javascript:f()`, './javascript:f()'],
    ['/episodes/one//evil.example', `${BASE}/evil.example`, './/evil.example'],
    ['/episodes/one///evil.example', `${BASE}//evil.example`, './//evil.example'],
    ['../../../x', 'https://onda.example/x', 'https://onda.example/x'],
    [`${site}/credits/`, `${site}/credits/`, `${site}/credits/`],
    ['//evil.example', 'https://evil.example/', 'https://evil.example/'],
  ] as const) {
    t.equal(link(written, feed), absolute, `${written} in a feed`)
    t.equal(link(written, page), relative, `${written} on a page`)
    t.equal(new URL(relative, BASE).href, absolute)
  }
  t.equal(
    link('../two/', { ...feed, from: '/episodes/one/it/' }),
    '../../two/',
    'on the page of a translation',
  )
  t.equal(link('#b', { ...feed, from: '/episodes/one/it/' }), '../#b')
})

t.test('an address that is written as all read it stays as it is written', async (t) => {
  for (const written of [
    'https://a.example',
    'http://a.example/b?c#d',
    'https://[::1]:80/',
    'https://a.example//b',
  ])
    t.equal(webUrl(written), written)
  for (const [written, href] of [
    ['https:///a.example', 'https://a.example/'],
    ['https:a.example', 'https://a.example/'],
    ['https://a.example/è', 'https://a.example/%C3%A8'],
    ['https:\\a.example', 'https://a.example/'],
  ] as const) {
    t.equal(webUrl(written), href)
    t.equal(uri(written), href)
  }
  for (const written of [
    'magnet:?xt=urn:btih:1',
    'ipfs://Qm/1.mp3',
    'nostr:note1abc',
    'at://did:plc:1/a',
    'mailto:a@b.example',
  ])
    t.equal(uri(written), written)
  t.equal(uri('no scheme'), undefined)
  t.equal(uri('/people/'), undefined)
})
