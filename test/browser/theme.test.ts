import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import t from 'tap'
import { parse, stringify } from 'yaml'
import { cssColour } from '../../src/model/css-colour.ts'
import { faintPairs } from '../../src/model/theme.ts'
import { inonda } from '../cli/a-terminal.ts'
import { filesOf } from '../journeys/a-built-sample.ts'
import { copyOfSample } from '../journeys/a-sample.ts'
import { htmlComplaints } from '../judges/html.ts'
import { kindsOfPages, siteOf } from './a-site.ts'
import { noBrowser, openBrowser } from './chromium.ts'

const FIXTURE = new URL('../fixtures/theme/', import.meta.url).pathname

/** The sample with the theme of the fixture: three colours and one template. */
async function themedSample(root: string): Promise<string> {
  const folder = await copyOfSample(root)
  await cp(join(FIXTURE, 'templates'), join(folder, 'templates'), { recursive: true })
  const [station, theme] = await Promise.all(
    [join(folder, 'station.yaml'), join(FIXTURE, 'station.yaml')].map(async (file) =>
      parse(await readFile(file, 'utf8')),
    ),
  )
  await writeFile(join(folder, 'station.yaml'), stringify({ ...station, ...theme }))
  return folder
}

t.test('a theme of one template and some colours makes a build without a fault', async (t) => {
  const folder = await themedSample(t.testdir({}))
  const { status, out, err } = await inonda(['check', '--station', folder, '--format', 'json'])
  t.equal(status, 0, err)
  const said: { code: string }[] = JSON.parse(out)
  t.strictSame(
    said.map(({ code }) => code).filter((code) => /^(station|template)\./.test(code)),
    [],
  )

  t.equal((await inonda(['build', '--station', folder])).status, 0)
  const files = await filesOf(join(folder, 'dist'))
  const pages = [...files].filter(([path]) => path.endsWith('.html'))
  for (const [path, page] of pages) t.same(await htmlComplaints(String(page)), [], path)
  t.match(String(files.get('index.html')), '<article class="ticket">')
  t.notMatch(String(files.get('index.html')), '<article class="card">')
  const css = String(files.get('assets/style.css'))
  t.match(css, /--accent: #0b5d57;[\s\S]*prefers-color-scheme: light[\s\S]*--paper: #fbf7ee/)
  t.strictSame(dangling(pages, files), [])
})

t.test(
  'its colours can be read on every kind of page, and are those that check reckons with',
  { skip: noBrowser },
  async (t) => {
    const folder = await themedSample(t.testdir({}))
    const { theme } = parse(await readFile(join(folder, 'station.yaml'), 'utf8'))
    t.strictSame(faintPairs(theme), [])
    const site = await siteOf(folder)
    const browser = await openBrowser()
    t.teardown(async () => {
      await browser.close()
      await site.close()
    })
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
    for (const path of await kindsOfPages(site.origin)) {
      await page.goto(site.origin + path)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { violations } = await new AxeBuilder({ page })
          // No page has a frame in it, for which axe would open another page each time.
          .setLegacyMode()
          .withRules(['color-contrast'])
          .analyze()
        t.strictSame(violations, [], `${path} ${colorScheme}`)
      }
    }
    for (const [colorScheme, paper] of [
      ['light', '#fbf7ee'],
      ['dark', '#10171a'],
    ] as const) {
      await page.emulateMedia({ colorScheme })
      t.same(await painted(page, 'background-color', 'html'), [...bytesOf(paper)])
      const link = await painted(page, 'color', 'main a')
      // On a paper of just the colour that is painted, the link that check reckons with vanishes.
      const [faint] = faintPairs({ ...theme, paper: hexOf(link), 'dark-paper': hexOf(link) }).filter(
        ({ scheme, name, ground }) => scheme === colorScheme && name === 'link' && ground === 'paper',
      )
      t.ok(faint && faint.ratio < 1.03, `the link of ${colorScheme} is reckoned as it is painted`)
    }
  },
)

/** What a canvas makes of a computed colour, in bytes of sRGB. */
function painted(page: Page, property: string, selector: string): Promise<number[]> {
  return page.evaluate(`(() => {
    const context = document.createElement('canvas').getContext('2d')
    context.fillStyle = getComputedStyle(document.querySelector('${selector}'))['${property}']
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
  })()`)
}

function bytesOf(hex: string): number[] {
  const { red = 0, green = 0, blue = 0 } = cssColour(hex) ?? {}
  return [red, green, blue].map((part) => Math.round(part * 255))
}

function hexOf(bytes: readonly number[]): string {
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Pages that the producer keeps elsewhere on the same host, as station.yaml and the feeds name them. */
const ELSEWHERE = ['/support', '/newsletter', '/reuse']

/** Links to addresses of the station at which there is nothing. */
function dangling(pages: readonly [string, Buffer][], files: ReadonlyMap<string, Buffer>): string[] {
  const host = 'https://radio.example.org'
  const linked = pages.flatMap(([path, page]) =>
    linksIn(String(page)).map((link) => new URL(link, `${host}/${path}`)),
  )
  const paths = new Set(linked.filter(({ origin }) => origin === host).map(({ pathname }) => pathname))
  return [...paths].filter((path) => {
    const file = decodeURIComponent(path.slice(1))
    return (
      !ELSEWHERE.includes(path) && !files.has(file === '' || file.endsWith('/') ? `${file}index.html` : file)
    )
  })
}

function linksIn(page: string): string[] {
  return [...page.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))
}
