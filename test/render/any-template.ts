import fc from 'fast-check'

const KEYS = [
  'b',
  'c',
  'n',
  'no',
  'none',
  'empty',
  'list',
  'x_html',
  'size',
  'first',
  'last',
  'length',
  'toString',
]
const HEADS = ['a', 'text', 'number', 'zero', 'list', 'words', 'site', 'page', 'last', 'i', 'j', 'k']
const ODD = ['missing', 'forloop', 'size', 'constructor', '__proto__', 'block', 'toLiquid']

const good = fc.constantFrom(
  ...['a.b.c', 'a.n', 'a.no', 'a.none', 'a.none.x', 'a.empty', 'a.list', 'a.x_html', 'a.size', 'a.b', 'text'],
  ...['text.size', 'number', 'zero', 'list', 'list.first', 'list.last', 'list.size', 'list[2].b', 'list[-2]'],
  ...['words.by', 'site.title', 'page.hidden', 'page.lang', 'last.first.b', 'last', 'a["b"].c', 'list[zero]'],
)
const wild = fc
  .tuple(
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...HEADS) },
      { weight: 1, arbitrary: fc.constantFrom(...ODD) },
    ),
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...KEYS.map((key) => `.${key}`)) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('[0]', '[-1]', '["b"]', '[zero]', '[words.by]', '[9]', '.constructor'),
        },
      ),
      { maxLength: 2 },
    ),
  )
  .map(([head, keys]) => head + keys.join(''))
const path = fc.oneof({ weight: 25, arbitrary: good }, { weight: 1, arbitrary: wild })
const loopState = fc
  .constantFrom('index', 'index0', 'first', 'last', 'rindex', 'rindex0', 'length', 'name')
  .map((key) => `forloop.${key}`)
const literal = fc.constantFrom(
  '1',
  '-2.5',
  '0',
  "'it'",
  '"<"',
  "''",
  'true',
  'false',
  'nil',
  'empty',
  'blank',
)
const operand = fc.oneof({ weight: 6, arbitrary: path }, { weight: 2, arbitrary: literal })
const test = fc.oneof(
  { weight: 3, arbitrary: operand },
  {
    weight: 2,
    arbitrary: fc
      .tuple(operand, fc.constantFrom('==', '!=', '<', '<=', '>', '>=', 'contains', 'and', 'or'), operand)
      .map((three) => three.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(operand, fc.constantFrom('and', 'or', '=='), operand, fc.constantFrom('and', 'or'), operand)
      .map((five) => five.join(' ')),
  },
  { weight: 1, arbitrary: operand.map((one) => `not ${one}`) },
)
const filters = fc.array(
  fc.oneof(
    fc.constantFrom(
      'join',
      'json',
      'escape',
      'raw',
      'upcase',
      'size',
      'first',
      "append: '<'",
      'default: nil',
      'sort',
    ),
    operand.map((one) => `join: ${one}`),
    operand.map((one) => `default: ${one}, allow_false: true`),
    fc.constantFrom(
      "map: 'b'",
      "where_exp: 'q', 'q.b'",
      'slice: 1, 2',
      'plus: 1',
      'escape_once',
      "split: ''",
    ),
  ),
  { maxLength: 2 },
)
const few = fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: filters })
const trim = fc.constantFrom('', '', '', '-')
const tag = (text: string, [open, close]: readonly [string, string]) => `{%${open} ${text} ${close}%}`
const trims = fc.tuple(trim, trim)
const words = fc.constantFrom('', ' ', '<p>\n', ' & ', '  x\n\n', '`\\u0041\\', '\u2028</script>')
const name = fc.constantFrom('i', 'j', 'k', 'a', 'list', 'forloop')

const { some } = fc.letrec<{ some: string; one: string }>((tie) => ({
  some: fc.array(tie('one'), { maxLength: 4 }).map((parts) => parts.join('')),
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc.tuple(operand, few, trim, trim).map(([value, used, open, close]) => {
      return `{{${open} ${[value, ...used].join(' | ')} ${close}}}`
    }),
    fc.tuple(test, tie('some'), tie('some'), test, trims).map(([first, yes, no, second, at]) => {
      return `${tag(`if ${first}`, at)}${yes}${tag(`elsif ${second}`, at)}${no}${tag('else', at)}-${tag('endif', at)}`
    }),
    fc.tuple(test, tie('some'), tie('some'), trims).map(([first, yes, no, at]) => {
      return `${tag(`unless ${first}`, at)}${yes}${tag('else', at)}${no}{% endunless %}`
    }),
    fc
      .tuple(
        name,
        operand,
        tie('some'),
        tie('some'),
        trims,
        fc.constantFrom('', '', '', ' limit: 2', ' reversed'),
      )
      .map(
        ([one, all, each, none, at, how]) =>
          `${tag(`for ${one} in ${all}${how}`, at)}${each}${tag('else', at)}${none}{% endfor %}`,
      ),
    fc
      .tuple(fc.constantFrom('part', 'deep', 'part'), fc.array(fc.tuple(name, operand), { maxLength: 2 }))
      .map(
        ([file, args]) =>
          `{% render '${file}'${args.map(([key, value]) => `, ${key}: ${value}`).join('')} %}`,
      ),
    loopState.map(
      (state) => `{% for i in list %}{% unless ${state} %},{% endunless %}{{ ${state} }}{% endfor %}`,
    ),
    fc.tuple(operand, tie('some')).map(([all, each]) => {
      return `{% for i in ${all} %}{{ i }}{% for j in a.list %}{% endfor %}${each}{% if i == list %}{% endif %}{% endfor %}`
    }),
    fc.constantFrom(
      '{% comment %}{{ x }}{% endcomment %}',
      '{% # note %}',
      '{% assign i = zero %}',
      '{% raw %}{{ x }}{% endraw %}',
      '{% break %}',
      '{% increment n %}{{ n }}',
      "{% for i in last %}{% render 'part', i: i %}{% endfor %}",
      "{% cycle 'a', 'b' %}",
    ),
  ),
}))

/** Renders no other: two that do so twice each would never end. */
const alone = some.map((text) => text.replace(/\{% render [^%]*%\}/g, ''))

/** Files of templates, of which `x.liquid` is a page. They are good but for names that may not be there. */
export const anyTemplates = fc.record({
  'x.liquid': fc.oneof(
    { weight: 3, arbitrary: some },
    {
      weight: 1,
      arbitrary: fc
        .tuple(some, some, some, fc.constantFrom('', 'c', 'd', '{{ a.b.c }}'))
        .map(
          ([before, first, second, beside]) =>
            `${before}{% layout 'frame' %}${beside}{% block one %}${first}{% endblock %}\n{% block two %}${second}{% endblock %}`,
        ),
    },
  ),
  'part.liquid': alone,
  'deep.liquid': alone.map((text) => `${text}{% render 'part', i: words.one, j: site %}`),
  'frame.liquid': fc
    .tuple(some, some, some)
    .map(
      ([a, b, c]) =>
        `<main>${a}{% block one %}${b}{% endblock %}{% if zero %}{% block three %}${c}{% endblock %}{% endif %}`,
    ),
})
