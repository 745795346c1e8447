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
  t.equal(renderMarkdown('[a](javascript:f()) *b*', { elements: 'feed' }), '<p>a <em>b</em></p>')
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

const inFeed = (text: string) => renderMarkdown(text, { base, elements: 'feed' })

t.test('a feed keeps what its readers render', async (t) => {
  t.equal(
    inFeed('# a\n\nb\n\n![c](d.png) ![](d.png)'),
    `<h2>a</h2>\n<p>b</p>\n<p><a href="${base}d.png">c</a> <a href="${base}d.png">${base}d.png</a></p>`,
  )
  t.equal(
    inFeed('> a `b` ~~c~~ <q>d</q> H<sub>2</sub>O'),
    '<blockquote>\n<p>a <code>b</code> <del>c</del> "d" H<sub>2</sub>O</p>\n</blockquote>',
  )
  t.equal(
    inFeed('3. *a*\n4. **b**<br>c'),
    '<ol start="3">\n<li><em>a</em></li>\n<li><strong>b</strong><br>c</li>\n</ol>',
  )
  t.equal(
    inFeed('```js\nif (a < b) {\n\n\n  c()\n}\n```\n\nd'),
    '<pre><code>if (a &lt; b) {\n\n\n  c()\n}\n</code></pre>\n<p>d</p>',
    'code keeps its empty lines',
  )
  t.equal(
    inFeed('<details><summary>a</summary>b</details><figure><figcaption>c</figcaption></figure>'),
    '<p>a</p>b<p>c</p>',
  )
})

t.test('a table is a list in a feed: an item for each row, with what its columns are called', async (t) => {
  t.equal(
    inFeed('|Song|By|\n|-|-|\n|One & *two*|Anna|\n|Three||\n|||'),
    '<ul>\n<li>Song: One &amp; <em>two</em> · By: Anna</li>\n<li>Song: Three</li>\n</ul>',
  )
  t.equal(
    inFeed('<table><caption>a</caption><tr><td colspan="2">b</td></tr><tr><td>c<td>d</table>e'),
    '<p>a</p>\n<ul>\n<li>b</li>\n<li>c · d</li>\n</ul>e',
  )
  t.equal(
    inFeed('<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>'),
    '<ul>\n<li>a<ul>\n<li>b</li>\n</ul></li>\n</ul>',
    'one inside another',
  )
  t.equal(inFeed('|a|\n|-|'), '<ul>\n<li>a</li>\n</ul>', 'a heading alone is a row')
  t.match(renderMarkdown('|a|\n|-|\n|b|'), '<table>', 'a page shows a table')
})

t.test('a footnote is a number in the text and an item at the end', async (t) => {
  const text =
    'a[^x] b[^Y] c[^x]\n\n[^y]: D *e*\ngoes on\n\n  a second paragraph\n\n[^x]: F[^z].\n[^z]: G\n\nh'
  t.equal(
    renderMarkdown(text, { backLabel: 'Back' }),
    [
      '<p>a<sup id="fnref=1"><a href="#fn=1">[1]</a></sup> b<sup id="fnref=2"><a href="#fn=2">[2]</a></sup> c<sup id="fnref=1-2"><a href="#fn=1">[1]</a></sup></p>',
      '<p>h</p>',
      '<hr>',
      '<ol>',
      '<li id="fn=1"><p>F<sup id="fnref=3"><a href="#fn=3">[3]</a></sup>. <a href="#fnref=1" aria-label="Back">↩</a> <a href="#fnref=1-2" aria-label="Back">↩</a></p></li>',
      '<li id="fn=2"><p>D <em>e</em>\ngoes on</p>',
      '<p>a second paragraph <a href="#fnref=2" aria-label="Back">↩</a></p></li>',
      '<li id="fn=3"><p>G <a href="#fnref=3" aria-label="Back">↩</a></p></li>',
      '</ol>',
    ].join('\n'),
  )
  t.equal(
    inFeed('a[^1].\n\n[^1]: b'),
    `<p>a<sup><a href="${base}#fn=1">[1]</a></sup>.</p>\n<hr>\n<ol>\n<li><p>b</p></li>\n</ol>`,
    'a feed leads to the page',
  )
  t.equal(plainText('a[^1].\n\n[^1]: b'), 'a[1].\n\nb')
})

t.test('what is no footnote stays as it is written', async (t) => {
  for (const text of ['a[^1]', '`[^1]`']) t.match(renderMarkdown(text), '[^', text)
  t.equal(
    renderMarkdown('```\n[^1]: a\n```\n\nb\\[^1]\n\n[^1]: c'),
    '<pre><code>[^1]: a\n</code></pre>\n<p>b[^1]</p>\n<hr>\n<ol>\n<li id="fn=1"><p>c</p></li>\n</ol>',
    'in code and after a backslash; a note that nothing refers to is not lost',
  )
  t.notMatch(renderMarkdown('a[^1]\n\n[^1]: <b onclick="f()">b</b> [c](javascript:f())'), /f\(\)/)
})

t.test('a time in the text leads to its moment', async (t) => {
  const momentHref = (seconds: number) => (seconds < 4000 ? `a.mp3#t=${seconds}` : undefined)
  const timed = (text: string) =>
    renderMarkdown(text, { momentHref }).replaceAll(/<a href="a.mp3#t=(\d+)">([\d:]+)<\/a>/g, '{$1 $2}')
  t.equal(timed('at 00:20, (0:40) and 1:02:03.'), '<p>at {20 00:20}, ({40 0:40}) and {3723 1:02:03}.</p>')
  t.equal(
    timed('- 62:10 a\n- **3:00**–3:30'),
    '<ul>\n<li>{3730 62:10} a</li>\n<li><strong>{180 3:00}</strong>–{210 3:30}</li>\n</ul>',
  )
  t.equal(timed('|a|\n|-|\n|0:10|').includes('{10 0:10}'), true)
  for (const none of [
    '9:59:59',
    '16:9',
    '3:75',
    '1:2:3',
    '1:02:03:04',
    'a1:02',
    '10:30 am',
    '10:30 p.m.',
    '`0:20`',
    '2025-01-02T10:00',
  ])
    t.notMatch(timed(none), '{', none)
  t.notMatch(timed('[0:20](/b) <a href="/c">0:30</a>'), '{', 'no link in a link')
  t.equal(timed('<b>0:20</b> 0:30'), '<p><b>{20 0:20}</b> {30 0:30}</p>')
})

t.test('nothing in a text passes for what is put into it', async (t) => {
  t.equal(renderMarkdown('\ufdd10\ufdd1 a[^1]\n\n\ufdd00\ufdd0\n\n[^1]: b').split('fnref=1').length, 2)
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
