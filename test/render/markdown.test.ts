import fc from 'fast-check'
import t from 'tap'
import { plainInline, plainText, renderInline, renderMarkdown } from '../../src/render/markdown.ts'

const base = 'https://onda.example/fm/episodes/one/'

t.test('Markdown with GFM becomes HTML', async (t) => {
  t.equal(
    renderMarkdown('A *b* **c** ~~d~~ `e`\n\n> f'),
    '<p>A <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>\n<blockquote>\n<p>f</p>\n</blockquote>',
  )
  t.equal(renderMarkdown('3. a\n4. b'), '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>')
  t.equal(renderMarkdown('- [x] a\n- [ ] b'), '<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>')
  t.equal(renderMarkdown('a  \nb\n\n---'), '<p>a<br>b</p>\n<hr>')
  t.match(renderMarkdown('|a|b|\n|-|-:|\n|c|d|'), /<table>.*<th>a<\/th>.*<td>d<\/td>/s)
  t.equal(renderInline('a *b*'), 'a <em>b</em>')
  t.equal(renderMarkdown(''), '')
})

t.test('headings start at the second level, since the page has its own first', async (t) => {
  t.equal(renderMarkdown('# a\n## b\n###### c'), '<h2>a</h2>\n<h2>b</h2>\n<h6>c</h6>')
})

t.test('only what the allow-list has is left of HTML', async (t) => {
  t.equal(renderMarkdown('<p style="x" class="y" id="z" onclick="f()">a</p>'), '<p>a</p>')
  t.equal(renderMarkdown('<script>alert(1)</script><style>p{}</style><iframe src="x"></iframe>'), '')
  t.equal(renderMarkdown('<svg onload=f()><b>a</b></svg>'), '<p><b>a</b></p>')
  t.equal(
    renderMarkdown('<blockquote lang="en" cite="javascript:f()" x="y">a</blockquote>'),
    '<blockquote lang="en">a</blockquote>',
  )
  t.equal(
    renderMarkdown('<q cite="/a">b</q> <time datetime="2025-01-01">c</time>'),
    '<p><q cite="/a">b</q> <time datetime="2025-01-01">c</time></p>',
  )
  t.equal(renderInline('<p>a</p> <span lang="it">b</span>'), 'a <span lang="it">b</span>')
})

t.test('what is taken away leaves what stands beside it whole', async (t) => {
  t.equal(renderInline('[a](javascript:f()) **b** [c](/d)'), 'a <strong>b</strong> <a href="/d">c</a>')
  t.equal(renderMarkdown('[a](javascript:f()) *b*'), '<p>a <em>b</em></p>')
  t.equal(renderMarkdown('[a](javascript:f()) *b*', { elements: 'few' }), '<p>a <em>b</em></p>')
  t.equal(renderInline('<h1>a</h1> **b**'), 'a <strong>b</strong>')
  t.equal(renderInline('<none class="x">a</none> **b** &lt;none>'), 'a <strong>b</strong> &lt;none&gt;')
})

t.test('links that leave are marked, links with another scheme lose it', async (t) => {
  const rel = 'rel="nofollow noopener"'
  t.equal(renderInline('[a](https://b.example "c")'), `<a href="https://b.example/" title="c" ${rel}>a</a>`)
  t.equal(
    renderInline('<a href="//b.example/" rel="opener" target="_blank">a</a>'),
    `<a href="https://b.example/" ${rel}>a</a>`,
  )
  t.equal(renderInline('[a](../two/)'), '<a href="../two/">a</a>')
  t.equal(
    renderInline('[a](mailto:b@c.example) [d](tel:+39)'),
    '<a href="mailto:b@c.example">a</a> <a href="tel:+39">d</a>',
  )
  for (const url of [
    'javascript:f()',
    'JaVaScRiPt:f()',
    'java&#10;script:f()',
    '&#1;javascript:f()',
    'data:text/html,a',
    'vbscript:f',
    'file:///etc',
    'https://[',
  ])
    t.equal(renderInline(`<a href="${url}">a</a>`), 'a', url)
})

t.test('a link inside a link is none', async (t) => {
  t.equal(renderInline('<a href="/a">b <a href="/c">d</a></a>'), '<a href="/a">b d</a>')
})

t.test('with a base every link is absolute', async (t) => {
  t.equal(renderInline('[a](../two/)', { base }), '<a href="https://onda.example/fm/episodes/two/">a</a>')
  t.equal(renderInline('[a](#b)', { base }), `<a href="${base}#b">a</a>`)
  t.equal(renderInline('![a](b.png)', { base }), `<img src="${base}b.png" alt="a">`)
  t.equal(
    renderMarkdown('<blockquote cite="b">a</blockquote>', { base }),
    `<blockquote cite="${base}b">a</blockquote>`,
  )
})

t.test('a picture from elsewhere becomes a link to it', async (t) => {
  const link = '<a href="https://b.example/c.png" rel="nofollow noopener">a</a>'
  t.equal(renderInline('![a](https://b.example/c.png)'), link)
  t.equal(renderInline('![](https://b.example/c.png)'), link.replace('>a<', '>https://b.example/c.png<'))
  t.equal(renderInline('[![a](https://b.example/c.png)](/d)'), '<a href="/d"><span>a</span></a>')
  t.equal(renderInline('![a](b.png)'), '<img src="b.png" alt="a">')
  t.equal(
    renderInline('![a](https://b.example/c.png)', { images: 'keep' }),
    '<img src="https://b.example/c.png" alt="a">',
  )
  t.equal(
    renderInline('![a](data:image/png;base64,AA) ![b](mailto:c@d.example) c'),
    '<span>a</span> <span>b</span> c',
  )
})

t.test('few elements are enough for podcast apps', async (t) => {
  const few = (text: string) => renderMarkdown(text, { base, elements: 'few' })
  t.equal(
    few('# a\n\nb\n\n![c](d.png) ![](d.png)'),
    `<p><strong>a</strong></p>\n<p>b</p>\n<p><a href="${base}d.png">c</a> <a href="${base}d.png">${base}d.png</a></p>`,
  )
  t.equal(few('> a `b` ~~c~~ <q>d</q>'), '<p>a b c "d"</p>')
  t.equal(few('|a|b|\n|-|-|\n|c|d|'), '<p>\na | b\n</p>\n<p>\nc | d\n</p>')
  t.equal(few('1. *a*\n2. **b**<br>c'), '<ol>\n<li><em>a</em></li>\n<li><strong>b</strong>\nc</li>\n</ol>')
})

t.test('characters that no page and no feed can hold are gone', async (t) => {
  t.equal(renderMarkdown('a\u0000\u000b\ufffe\ud800b &#11; &#xfffe;'), '<p>ab  </p>')
})

t.test('the words of a text', async (t) => {
  t.equal(
    plainText('# a & b\n\nc *d*\ne\n\n- f\n- g\n\n![h](i.png) <b>j</b>'),
    'a & b\n\nc d\ne\n\nf\ng\n\nh j',
  )
  t.equal(plainText('a<br>b\n\n|c|d|\n|-|-|\n|e|f|'), 'a\nb\n\nc\n\nd\n\ne\n\nf')
  t.equal(plainText('1 < 2 &amp;lt; "q" &quot;'), '1 < 2 &lt; "q" "')
  t.equal(plainInline('1. *a*\n   b &copy; `<c>`'), '1. a b © <c>')
  t.equal(plainInline('![a "b"](https://c.example/d.png)'), 'a "b"')
})

t.test('text made to hang or overflow a parser comes out as plain paragraphs', async (t) => {
  const many = 50_000
  for (const bad of [
    '>',
    '> ',
    '- ',
    '1. ',
    '[',
    '*a ',
    '__a__',
    '![a](',
    '`',
    '<div>',
    '<em>',
    'a@',
    '> a\nb\n',
    '  - a\n',
    '<!--',
  ])
    t.match(renderMarkdown(bad.repeat(many)), /^<p>/, bad)
  const nested = Array.from({ length: 800 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')
  t.match(renderMarkdown(nested), /^<p>- a/)
  // Once as deep as this in one line, behind two spaces, it overflowed the stack.
  t.match(renderMarkdown(`- a\n\n  ${'1. '.repeat(2700)}`), /^<p>- a<\/p>\n<p>1\. 1\./)
  t.match(renderMarkdown('<em>\n\n'.repeat(many)), /^<p>&lt;em&gt;<\/p>\n<p>/)
  t.equal(renderInline('['.repeat(many)).length, many)
  t.equal(plainText(`a\n\n${'['.repeat(many)}`).length, many + 3)
})

t.test('what real notes hold is read as Markdown, however long', async (t) => {
  t.match(renderMarkdown('A *paragraph* with a [link](https://a.example/).\n\n'.repeat(5_000)), /^<p>A <em>/)
  t.equal(renderMarkdown('-'.repeat(500)), '<hr>')
  t.match(renderMarkdown('<em>x\n\n'.repeat(5_000)), /<em>x/)
})

t.test('what holds no markup comes out as if it had been read as Markdown', (t) => {
  // An empty element makes the same text one with markup.
  const asMarkup = (text: string) => renderInline(`${text}<b></b>`).replace('<b></b>', '').trim()
  const unit = fc.constantFrom(
    ...'aé中\u00a0\u0301😀 .,;:!?\'"’“”«»…–—()%/+-=#$^|{}1\n\t\u0007\ufffe\ud800',
    ...[
      'www',
      'www.a.it',
      'WWW.a.it',
      'http:',
      'http://a.it',
      'a@b.it',
      '1. ',
      '- ',
      '# ',
      '    ',
      '\n\n',
      '---',
      '...',
      'mailto:a',
      'x.de',
      '(c)',
      '==',
      '\n- ',
    ],
  )
  const texts = fc.array(unit, { maxLength: 24 }).map((units) => units.join('').trim())
  fc.assert(
    fc.property(texts, (text) => {
      return renderInline(text) === asMarkup(text)
    }),
    { numRuns: 3000 },
  )
  t.end()
})
