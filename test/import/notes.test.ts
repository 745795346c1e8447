import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { notesOf } from '../../src/import/markdown/notes.ts'
import { shownBy } from '../../src/intake/html/visible-text.ts'
import { readDocument, type XmlElement } from '../../src/lint/document.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'

const cases: readonly (readonly [html: string, markdown: string])[] = [
  ['<p>One <b>two</b> <i>three</i></p>', 'One **two** *three*'],
  ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
  ['<p>See <a href="https://a.example/?b=1&amp;c=2">here</a></p>', 'See [here](https://a.example/?b=1&c=2)'],
  ['No tag, but 5 * 4 < 21\nand a second line', 'No tag, but 5 \\* 4 < 21  \nand a second line'],
  ['<script>alert(1)</script><p onclick="x()">Safe</p>', 'Safe'],
]

t.test('HTML becomes Markdown', async (t) => {
  for (const [html, markdown] of cases) t.equal(notesOf(html), markdown)
})

t.test('what Markdown would show otherwise stays HTML', async (t) => {
  const table = '<table><tr><td>a</td><td>b</td></tr></table>\n\n<p>snake_case_name www.example.org</p>'
  const notes = notesOf(table)
  t.equal(shownBy(renderMarkdown(notes)).words, 'absnake_case_namewww.example.org')
  t.same(shownBy(renderMarkdown(notes)).links, [])
})

const shared = fileURLToPath(new URL('../../../shared/fixtures/feeds/', import.meta.url))
const noFeeds = existsSync(shared) ? false : 'the shared feeds are not here'

t.test('notes of all feeds show the same words and links', { skip: noFeeds }, async (t) => {
  const names = (readdirSync(shared, { recursive: true }) as string[]).filter((name) =>
    /\.(?:xml|rss)$/.test(name),
  )
  let count = 0
  for (const name of names) {
    const { root } = readDocument(name, readFileSync(`${shared}${name}`))
    for (const html of root ? textsIn(root) : []) {
      const { words, links } = shownBy(renderMarkdown(notesOf(html)))
      const wanted = shownBy(html)
      if (/<[a-z!/][^>]*>/i.test(html)) t.same({ words, links }, wanted, `${name}: ${html.slice(0, 80)}`)
      count++
    }
  }
  t.ok(count > 100)
})

function textsIn(element: XmlElement): string[] {
  const own = /^(?:description|content:encoded|itunes:summary)$/.test(element.usual) ? [element.text] : []
  return [...own, ...element.children.flatMap(textsIn)]
}
