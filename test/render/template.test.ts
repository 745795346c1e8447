import t from 'tap'
import { compileTemplates, html, renderTemplate, TemplateFault } from '../../src/render/template.ts'

function render(text: string, context: object = {}, others: Record<string, string> = {}): string {
  const { value, diagnostics } = compileTemplates(new Map(Object.entries({ 'x.liquid': text, ...others })))
  if (!value) throw new Error(JSON.stringify(diagnostics))
  return renderTemplate(value, 'x.liquid', context)
}

function fault(text: string, context: object = {}, others: Record<string, string> = {}) {
  try {
    render(text, context, others)
  } catch (error) {
    if (error instanceof TemplateFault) return error.diagnostic
    throw error
  }
  throw new Error('no fault')
}

const NASTY = `</title><script>alert(1)</script>"' onload='x' & <b>`

t.test('text is escaped wherever it is printed, in elements and between either kind of quotes', async (t) => {
  const safe =
    '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=&#39;x&#39; &amp; &lt;b&gt;'
  t.equal(render('{{ a }}', { a: NASTY }), safe)
  t.equal(render('{% echo a %}', { a: NASTY }), safe)
  t.equal(render("{% cycle a, 'b' %}", { a: NASTY }), safe)
  t.equal(render("{{ a | append: '<i>' }}", { a: '<' }), '&lt;&lt;i&gt;')
  t.equal(
    render('{% capture c %}<i>{{ a }}</i>{% endcapture %}{{ c }}', { a: '&' }),
    '&lt;i&gt;&amp;amp;&lt;/i&gt;',
  )
  t.equal(render('{{ a | escape }}', { a: '<' }), '&lt;', 'who escapes once more does no harm')
  t.equal(render('{{ a | join: "," }} {{ a }}', { a: ['<', '>'] }), '&lt;,&gt; &lt;&gt;')
  t.equal(render('{{ a | json }}', { a: '<' }), '&quot;&lt;&quot;')
  t.equal(render('a{{ a }}b', { a: 'x\u0000\u001b\ud800y' }), 'axyb', 'what HTML forbids is gone')
})

t.test('HTML of our own making is printed as it is, with and without raw', async (t) => {
  t.equal(render('{{ a_html }}', { a_html: html('<b>x</b>') }), '<b>x</b>')
  t.equal(render('{{ a_html | raw }}', { a_html: html('<b>x</b>') }), '<b>x</b>')
  t.equal(render('{% if a_html %}yes{% else %}no{% endif %}{{ a_html | raw }}', { a_html: html('') }), 'no')
  t.equal(
    render('{{ a_html | append: "<" }}', { a_html: html('<b>') }),
    '&lt;b&gt;&lt;',
    'changed, it is text again',
  )
})

t.test('raw refuses plain text, whoever asks', async (t) => {
  t.match(fault('<p>\n{{ a | raw }}', { a: NASTY }), {
    code: 'template.failed',
    file: 'templates/x.liquid',
    line: 2,
    column: 1,
    message: /raw is only for variables whose name ends in _html/,
  })
})

t.test('a template that cannot be parsed is told with its file, line and column', async (t) => {
  const broken: [string, string, number, number, RegExp][] = [
    ['tag', '<p>\n  {% iff a %}', 2, 3, /tag "iff" not found/],
    ['end', 'a\n{% if a %}', 2, 1, /not closed/],
    ['output', 'a {{ b', 1, 3, /not closed/],
    ['filter', '\n\n {{ a | shout }}', 3, 2, /undefined filter: shout/],
  ]
  for (const [name, text, line, column, message] of broken) {
    const { value, diagnostics } = compileTemplates(new Map([[`${name}.liquid`, text]]))
    t.equal(value, undefined)
    t.match(diagnostics, [
      { code: 'template.broken', severity: 'error', file: `templates/${name}.liquid`, line, column, message },
    ])
  }
})

t.test('every broken template is reported in one run, other files are left alone', async (t) => {
  const sources = new Map([
    ['a.liquid', '{% x %}'],
    ['b.liquid', '{{ y'],
    ['style.css', '{{ {% }'],
  ])
  t.same(
    compileTemplates(sources).diagnostics.map(({ file }) => file),
    ['templates/a.liquid', 'templates/b.liquid'],
  )
})

t.test('nothing in a template tells the time or rolls dice', async (t) => {
  for (const filter of ['date', 'date_to_string', 'date_to_xmlschema', 'sample', 'shuffle']) {
    const { diagnostics } = compileTemplates(new Map([['x.liquid', `{{ 'now' | ${filter} }}`]]))
    t.match(diagnostics, [{ code: 'template.broken', message: new RegExp(filter) }])
  }
})

t.test('a name that is not there is told where it stands, in a partial too', async (t) => {
  const context = { episode: { title: 'a', season: null } }
  t.equal(render('{{ episode.season }}{% if episode.season %}x{% endif %}', context), '')
  t.match(fault('\n{{ episode.titel }}', context), {
    code: 'template.variable-unknown',
    file: 'templates/x.liquid',
    line: 2,
    message: /“episode.titel”/,
  })
  t.match(fault('{% if episode.sesaon %}{% endif %}', context), { code: 'template.variable-unknown' })
  t.match(fault('{{ episode.constructor }}', context), { code: 'template.variable-unknown' })
  t.match(fault("{% render 'y' %}", context, { 'y.liquid': '\n\n{{ episode }}' }), {
    code: 'template.variable-unknown',
    file: 'templates/y.liquid',
    line: 3,
  })
})

t.test('a partial that is not there is found before anything is rendered', async (t) => {
  const sources = new Map([['x.liquid', "{% if false %}\n{% render 'nope' %}{% endif %}"]])
  t.match(compileTemplates(sources).diagnostics, [
    {
      code: 'template.partial-missing',
      file: 'templates/x.liquid',
      line: 2,
      column: 1,
      message: /“nope”/,
      hint: /there are: x/,
    },
  ])
  t.match(fault('{% render a %}', { a: '../../etc/passwd' }), { code: 'template.partial-missing' })
})

t.test('a template can neither hang the program nor eat its memory', async (t) => {
  t.match(fault('{% for i in (1..1000000000) %}x{% endfor %}'), { code: 'template.too-much', line: 1 })
  t.match(
    fault("{% assign s = 'xxxxxxxxxx' %}{% for i in (1..40) %}{% assign s = s | append: s %}{% endfor %}"),
    {
      code: 'template.too-much',
    },
  )
  t.match(fault("{% render 'x' %}"), { code: 'template.too-much' })
  const long = new Map([['x.liquid', 'x'.repeat(1_000_001)]])
  t.match(compileTemplates(long).diagnostics, [{ code: 'template.broken', line: 1, column: 1 }])
})

t.test('what a filter cannot do is told with its place', async (t) => {
  t.match(fault('{{ a | append }}', { a: 1 }), { code: 'template.failed', line: 1, message: /append/ })
})
