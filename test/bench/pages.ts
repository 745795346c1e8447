// Measures each kind of page of the sample in a real browser, and writes docs/pages.md. Run it as npm run bench:pages; it
// needs Chromium.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { siteOf } from '../browser/a-site.ts'
import { openBrowser } from '../browser/chromium.ts'
import { figuresOf, type PageFigures, SCREENS } from '../browser/page-figures.ts'
import { copyOfSample } from '../journeys/a-sample.ts'

const PAGES = [
  ['home', '/'],
  ['show', '/shows/radio-bocconi/'],
  ['episode', '/episodes/alessandro-marcello/'],
  ['transcript', '/episodes/alessandro-marcello/transcript.html'],
  ['person', '/people/inonda-contributors/'],
  ['search', '/search/'],
  ['subscribe', '/subscribe/'],
  ['embed', '/embed/alessandro-marcello/'],
  ['404', '/no-such-page/'],
] as const

const folder = mkdtempSync(join(tmpdir(), 'inonda-pages-'))
const site = await siteOf(await copyOfSample(folder))
const browser = await openBrowser()
try {
  const rows: string[] = []
  for (const [name, path] of PAGES) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      const url = site.origin + path
      rows.push(rowOf(`${name}, ${screen}`, await figuresOf(browser, url, viewport)))
    }
  }
  writeFileSync(new URL('../../docs/pages.md', import.meta.url), documentOf(rows))
} finally {
  await browser.close()
  await site.close()
  rmSync(folder, { recursive: true, force: true })
}

function rowOf(name: string, { paint, shift, complaints, bytes }: PageFigures): string {
  const kilobytes = (count: number) => (count / 1024).toFixed(1)
  // A page that is not there answers 404, and the browser reports that.
  const wrong = complaints.filter((one) => !/status of 404/.test(one)).length
  const cells = [
    ...[name, `${Math.round(paint)} ms`, shift === 0 ? '0' : shift.toFixed(4), String(wrong)],
    ...[bytes.document, bytes.stylesheet, bytes.script, bytes.image, bytes.other].map(kilobytes),
  ]
  return `| ${cells.join(' | ')} |`
}

function documentOf(rows: readonly string[]): string {
  return `# What a page costs

Made by \`npm run bench:pages\`: each kind of page of the sample in Chromium, at 360 × 740 and 1280 × 800, from a server on the same
computer. Bytes are KB on their way, compressed, of a first visit that scrolls to the end.

**First paint** is the first contentful paint where nothing but the page and its style sheet is answered: it needs no script, picture or
font; its time is that of a computer of two cores that does other work besides. **Shift** is the cumulative layout shift while the page loads and is scrolled. **Wrong** counts errors on the console and requests to
other hosts. test/browser/figures.test.ts keeps shift and wrong at 0.

| page | first paint | shift | wrong | HTML | CSS | scripts | pictures | other |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
