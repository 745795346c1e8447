import t from 'tap'
import { cachedByText } from '../../src/render/partial-cache.ts'
import { compileTemplates, renderTemplate } from '../../src/render/template.ts'

const LIST = "{% for a in all %}{% render 'part', a: a %}{% endfor %}"

/** Templates that render `all` twice, in these globals, and how often the first of them was looked at. */
function twice(templates: Record<string, string>, { lasts = true, globals = [{}, {}] as object[] } = {}) {
  const { value } = compileTemplates(new Map(Object.entries({ 'x.liquid': LIST, ...templates })))
  if (!value) throw new Error('these templates are good')
  let snapshots = 0
  const first = {
    get title() {
      snapshots++
      return 'A&B'
    },
  }
  const all = [first, { title: 'C' }].map((one) => (lasts ? cachedByText(one) : one))
  const texts = globals.map((some) => renderTemplate(value, 'x.liquid', { all, side: 'side' }, some))
  return { looks: snapshots, texts }
}

t.test('what a partial makes of an object that never changes is made once', async (t) => {
  const part = { 'part.liquid': '<i>{{ a.title }}</i>' }
  t.strictSame(twice(part), { looks: 1, texts: Array(2).fill('<i>A&amp;B</i><i>C</i>') })
  t.strictSame(twice(part, { lasts: false }), { looks: 2, texts: Array(2).fill('<i>A&amp;B</i><i>C</i>') })
})

t.test('a partial that looks at its page is rendered for each, however deep it looks', async (t) => {
  const words = {}
  const globals = [1, 2].map((title) => ({ page: { title }, words }))
  const pages: Record<string, string>[] = [
    { 'part.liquid': '{{ page.title }}' },
    { 'part.liquid': "{% render 'inner', a: a %}", 'inner.liquid': '{% if a %}{{ page.title }}{% endif %}' },
    { 'part.liquid': "{% include 'inner' %}", 'inner.liquid': '{{ page.title }}' },
    { 'part.liquid': "{% assign inner = 'inner' %}{% render inner %}", 'inner.liquid': '{{ page.title }}' },
  ]
  for (const page of pages) t.strictSame(twice(page, { globals }).texts, ['11', '22'], JSON.stringify(page))
})

t.test('in other words it is rendered anew', async (t) => {
  const [en, it] = [{ words: { by: 'by' } }, { words: { by: 'di' } }]
  const { texts, looks: snapshots } = twice(
    { 'part.liquid': '{{ words.by }} {{ a.title }} ' },
    { globals: [en, it, it, en] },
  )
  t.strictSame(texts, ['by A&amp;B by C ', 'di A&amp;B di C ', 'di A&amp;B di C ', 'by A&amp;B by C '])
  t.equal(snapshots, 3)
})

t.test('what is handed more than the object is not remembered', async (t) => {
  const more = { 'x.liquid': "{% for a in all %}{% render 'part', a: a, at: forloop.index %}{% endfor %}" }
  t.strictSame(twice({ ...more, 'part.liquid': '{{ at }}{{ a.title }}' }).texts, Array(2).fill('1A&amp;B2C'))
})
