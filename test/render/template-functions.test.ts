import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import type { SiteView } from '../../src/model/site-view.ts'
import { pagesOf, redirectPage } from '../../src/render/pages.ts'
import { cachedByText } from '../../src/render/partial-cache.ts'
import {
  type CompiledTemplates,
  compileTemplates,
  html,
  renderTemplate,
  TemplateFault,
} from '../../src/render/template.ts'
import { anyTemplates } from './any-template.ts'
import { makeEpisode, makeOnAir, makeTrailer } from './on-air.ts'
import { shippedSources, shippedTemplates } from './shipped.ts'

/** The same templates, rendered by liquidjs alone. */
function byEngine(templates: CompiledTemplates): CompiledTemplates {
  return { ...templates, functionOf: () => undefined }
}

/** The same templates; `left` gets the names of those that their functions left to liquidjs. */
function watched(templates: CompiledTemplates, left: string[]): CompiledTemplates {
  return {
    ...templates,
    functionOf: (name) => {
      const quick = templates.functionOf(name)
      if (!quick) left.push(name)
      return (
        quick &&
        ((context, globals) => {
          try {
            return quick(context, globals)
          } catch (fault) {
            left.push(name)
            throw fault
          }
        })
      )
    },
  }
}

function compiled(sources: Readonly<Record<string, string>>): CompiledTemplates | undefined {
  return compileTemplates(new Map(Object.entries(sources))).value
}

function outcome(templates: CompiledTemplates, context: object, globals: object): unknown {
  try {
    return renderTemplate(templates, 'x.liquid', context, globals)
  } catch (fault) {
    if (fault instanceof TemplateFault) return fault.diagnostic
    throw fault
  }
}

function pages(siteView: SiteView, templates: CompiledTemplates): string[] {
  const all = pagesOf(siteView, templates).map(({ address, html }) => `${address}\n${html()}`)
  return [...all, redirectPage(siteView, templates, '/a/', '/')]
}

t.test('every template that ships is a function, and makes the pages that liquidjs makes', async (t) => {
  const templates = shippedTemplates()
  const names = [...shippedSources().keys()].map((name) => name.replace('.liquid', ''))
  t.same(
    names.filter((name) => !templates.functionOf(name)),
    ['layout'],
    'but for the layout, which is no page by itself',
  )
  const episodes = [makeEpisode(), makeTrailer(), makeEpisode({ slug: 'two', guid: 'two', transcripts: [] })]
  for (const siteView of [makeOnAir(), makeOnAir({ episodes }), makeOnAir({ episodes: [] })]) {
    const left: string[] = []
    t.strictSame(pages(siteView, watched(templates, left)), pages(siteView, byEngine(templates)))
    t.same(left, [])
  }
})

const GLOBALS = {
  site: { title: 'S<&' },
  page: { lang: null, hidden: false },
  words: { by: "b'y", one: { n: 1 } },
}

const CONTEXT = {
  a: { b: { c: 'C"\u0000' }, n: 3, no: false, none: null, empty: '', list: [], x_html: html('<b>'), size: 7 },
  text: '<p title="a">&\'\ud800',
  number: -1.5,
  zero: 0,
  list: [1, 'two', { b: 'three', last: 'l' }, null, [4, 5], false],
  words: { by: 'covered' },
  last: [cachedByText({ b: 'lasting', list: [1, 2] })],
}

t.test('a template that nobody foresaw is rendered as by liquidjs, and fails as there', async (t) => {
  let functions = 0
  let rendered = 0
  fc.assert(
    fc.property(anyTemplates, (sources) => {
      const [templates, again] = [compiled(sources), compiled(sources)]
      if (!templates || !again) return true
      // `increment` writes into it.
      const context = () => ({ ...CONTEXT })
      const expected = outcome(byEngine(again), context(), GLOBALS)
      const left: string[] = []
      const found = outcome(watched(templates, left), context(), GLOBALS)
      const twice = outcome(templates, context(), GLOBALS)
      if (left.length === 0) functions++
      if (typeof expected === 'string' && expected !== '') rendered++
      return isDeepStrictEqual([found, twice], [expected, expected])
    }),
    { numRuns: 400 },
  )
  t.ok(functions > 60, `${functions} of them by functions`)
  t.ok(rendered > 60, `${rendered} of them with something to show`)
})

t.test('text of a template, a name and a value never become code', async (t) => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it has to be read as text
  const nasty = "'+process.exit(1)+'`${process.exit(1)}`\\u2028\u2028</script>"
  const key = nasty.replaceAll('\\', '')
  const templates = compiled({ 'x.liquid': `${nasty}{{ a["${key}"] }}{{ "${nasty}" | append: 'x' }}` })
  if (!templates) throw new Error('these templates are good')
  const context = { a: { [key]: nasty } }
  const left: string[] = []
  t.equal(outcome(watched(templates, left), context, {}), outcome(byEngine(templates), context, {}))
  t.same(left, [])
})

t.test('one partial that only liquidjs can render leaves the rest of the page as quick', async (t) => {
  const templates = compiled({
    'x.liquid': "{% for i in list %}{% render 'part', i: i, j: words.by %}{% endfor %}",
    'part.liquid': "{% assign k = i %}{{ k }}{{ j }}{{ page.lang }}{% cycle '1', '2' %}",
  })
  if (!templates) throw new Error('these templates are good')
  const left: string[] = []
  const context = { list: [1, '<'] }
  t.equal(outcome(watched(templates, left), context, GLOBALS), '1b&#39;y1&lt;b&#39;y1')
  t.equal(outcome(byEngine(templates), context, GLOBALS), '1b&#39;y1&lt;b&#39;y1')
  t.same(left, [])
})

t.test('a page that would take for ever is told to be too much', async (t) => {
  const nested = [...'abcdefgh'].map((one) => `{% for ${one} in all %}`).join('')
  const templates = compiled({ 'x.liquid': `${nested}x${'{% endfor %}'.repeat(8)}` })
  if (!templates) throw new Error('these templates are good')
  t.match(outcome(templates, { all: Array(100).fill(1) }, {}), { code: 'template.too-much' })
})
