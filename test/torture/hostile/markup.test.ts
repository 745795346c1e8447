import fc from 'fast-check'
import t from 'tap'
import { renderInline, renderMarkdown } from '../../../src/render/markdown.ts'
import { compileTemplates, renderTemplate, TemplateFault } from '../../../src/render/template.ts'
import { quick } from '../hang.ts'
import { times } from '../how-often.ts'
import { nasty } from './disguises.ts'
import { harmless } from './harmless.ts'

t.test('no script comes out of Markdown, in whatever disguise', async (t) => {
  const runs = times(400, 4000)
  fc.assert(
    fc.property(nasty, (text) => {
      quick(() => {
        for (const html of [
          renderMarkdown(text),
          renderMarkdown(text, { base: 'https://a.example/', elements: 'feed' }),
          renderInline(text),
        ])
          harmless(html, 'text')
      }, text)
    }),
    { numRuns: runs },
  )
  t.pass(`${runs} texts`)
})

t.test('what is nested fifty thousand deep ends', async (t) => {
  const deep = 50_000
  for (const [open, close] of [
    ['<div>', '</div>'],
    ['<b>', '</b>'],
    ['> ', ''],
    ['- ', ''],
    ['[', ']'],
    ['![', '](x)'],
    ['*', '*'],
    ['`', '`'],
    ['(', ')'],
    ['<table><tr><td>', ''],
    ['<!--', '-->'],
    ['&amp', ';'],
  ] as const) {
    const text = open.repeat(deep) + close.repeat(deep)
    for (const render of [renderMarkdown, renderInline]) {
      let html = ''
      quick(() => {
        html = render(text)
      }, `${render.name}: ${open} ${deep} times`)
      harmless(html, 'text')
    }
  }
  t.pass('all of them')
})

t.test('templates end: with a page, or with a fault that has a place', async (t) => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...['{% for i in (1..100000000) %}x{% endfor %}', '{% render "x" %}', '{% layout "x" %}', '{{ site }}'],
      ...['{% assign a = "x" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}'],
      ...[
        '{{ "".constructor.constructor("return process")() }}',
        '{{ a.__proto__ }}',
        '{% include "../x" %}',
      ],
      ...['{% capture b %}', '{% endcapture %}', '{% if', '%}', '{{', '}}', '{% comment %}', '{% raw %}'],
      ...[
        '{% block main %}',
        '{% endblock %}',
        '{{ "<b>" | raw }}',
        '{{ 1 | divided_by: 0 }}',
        '{% cycle %}',
      ],
      ...[
        '{{ "a" | slice: -99999999999, 99999999999 }}',
        '{% tablerow i in (1..9) %}',
        '{{ "x" | date: "%s" }}',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 10 }),
  )
  const runs = times(100, 1000)
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
      const { value } = compileTemplates(new Map([['x.liquid', pieces.join('')]]))
      if (!value) return
      // A template may take ten seconds: its own limit, tested beside it, ends it.
      try {
        renderTemplate(value, 'x.liquid', { a: '<script>' })
      } catch (error) {
        if (!(error instanceof TemplateFault)) throw error
        if (error.diagnostic.line < 1) throw new Error('a fault without a place')
      }
    }),
    { numRuns: runs },
  )
  t.pass(`${runs} templates`)
})
