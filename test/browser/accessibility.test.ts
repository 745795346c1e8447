import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import t from 'tap'
import { copyOfSample } from '../journeys/a-sample.ts'
import { kindsOfPages, type Site, siteOf } from './a-site.ts'
import { complaintsOf, noBrowser, openBrowser } from './chromium.ts'

const WIDTHS = [320, 1280]
/** What no sitemap names: results, a player for other pages, and a quote with the player begun. */
const UNNAMED = [
  '/search/?q=transcript',
  '/embed/alessandro-marcello/',
  `/episodes/alessandro-marcello/#q=${encodeURIComponent('it helps them to be found')}&at=52`,
]
/** All rules take a second a page: each width and each scheme is asked them once, */
const ALL_RULES_AT = { light: 320, dark: 1280 }
/** and between them those that a change of colours can break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

let visited: Promise<{ readonly site: Site; readonly browser: Browser }> | undefined
/** One site and one browser for all who only look. */
function visit() {
  visited ??= (async () => {
    const site = await siteOf(await copyOfSample(t.testdir({})))
    const browser = await openBrowser()
    t.teardown(async () => {
      await browser.close()
      await site.close()
    })
    return { site, browser }
  })()
  return visited
}

t.test('every kind of page can be read and worked by everybody', { skip: noBrowser }, async (t) => {
  const { site, browser } = await visit()
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const complaints = complaintsOf(context, site.origin)
  const page = await context.newPage()
  const paths = [...(await kindsOfPages(site.origin)), ...UNNAMED]
  for (const kind of [
    /^\/$/,
    /^\/archive\/\d/,
    /^\/tags\/./,
    /^\/episodes\/[^/]+\/$/,
    /^\/episodes\/.+\/it\/$/,
  ]) {
    t.ok(
      paths.some((path) => kind.test(path)),
      `${kind} is one of the kinds`,
    )
  }
  for (const path of ['/archive/', '/tags/', '/people/', '/credits/', '/subscribe/']) {
    t.ok(paths.includes(path), path)
  }
  for (const path of paths) {
    await page.goto(site.origin + path)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      t.ok((await overflow(page)) <= 0, `${path} at ${width} px needs no sideways scrolling`)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const rules = ALL_RULES_AT[colorScheme] === width ? undefined : OF_COLOURS
        t.strictSame(await violations(page, rules), [], `${path} at ${width} px, ${colorScheme}`)
      }
    }
    t.strictSame(await skipped(page), [1, []], `${path} has one h1, and no heading skips a level`)
  }
  const missing = /^console: Failed to load resource: the server responded with a status of 404/
  t.strictSame(
    complaints.filter((one) => !missing.test(one)),
    [],
  )
  t.equal(complaints.length, 1, 'the page for what is not there is the only one that is missing')
})

t.test(
  'the keyboard comes first to the content, and what has focus is seen',
  { skip: noBrowser },
  async (t) => {
    const { site, browser } = await visit()
    const page = await browser.newPage()
    await page.goto(`${site.origin}/`)
    await page.keyboard.press('Tab')
    const skip = page.locator(':focus')
    t.equal(await skip.getAttribute('href'), '#main')
    t.ok(((await skip.boundingBox())?.x ?? -1) >= 0, 'it comes into view')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    t.equal(await page.evaluate(`document.activeElement.closest('main') !== null`), true)
    t.not(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`), 'none')
    await page.emulateMedia({ forcedColors: 'active' })
    t.not(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`), 'none')
  },
)

t.test(
  'the Tab key reaches all of an episode page, is caught nowhere, and shows where it is',
  { skip: noBrowser },
  async (t) => {
    const { site, browser } = await visit()
    for (const width of WIDTHS) {
      const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width, height: 800 } })
      const page = await context.newPage()
      await page.goto(`${site.origin}/episodes/alessandro-marcello/`)
      await page.locator('.bar .play').waitFor()
      // As if it had been played, so that it stays in sight and could cover what has the focus.
      await page.evaluate('document.querySelector("inonda-player").toggleAttribute("data-begun", true)')
      const wanted: string[] = await page.evaluate(NUMBER_CONTROLS)
      t.ok(wanted.length > 60, `${wanted.length} controls`)
      const seen: Focused[] = []
      // The button for quotes comes beside them, once a turn.
      for (let press = 0; press < wanted.length * 2; press++) {
        await page.keyboard.press('Tab')
        const focused: Focused | null = await page.evaluate(FOCUSED)
        if (focused === null) break
        seen.push(focused)
      }
      const reached = new Set(seen.map(({ name }) => name))
      t.strictSame(
        wanted.filter((name) => !reached.has(name)),
        [],
        `${width} px: all are reached`,
      )
      t.equal(await page.evaluate(FOCUSED), null, `${width} px: the last one lets go`)
      t.strictSame(
        seen.filter(({ outline }) => !outline).map(({ name }) => name),
        [],
        `${width} px: whatever has the focus has an outline`,
      )
      t.strictSame(
        seen.filter(({ covered }) => covered).map(({ name }) => name),
        [],
        `${width} px: nothing covers it`,
      )
      await context.close()
    }
  },
)

interface Focused {
  readonly name: string
  readonly outline: boolean
  readonly covered: boolean
}

/** Names all that can be worked on a page, in its order. */
const NUMBER_CONTROLS = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one, index) => (one.dataset.name = index + ' ' + (one.ariaLabel || one.textContent.trim() || one.className)))`

/** What has the focus; null when it has left the page. */
const FOCUSED = `(() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const style = getComputedStyle(one)
  const { left, top, width, height } = one.getClientRects()[0]
  const there = document.elementFromPoint(left + width / 2, top + height / 2)
  return {
    name: one.dataset.name ?? one.className,
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    covered: !there || !(one.contains(there) || there.contains(one)),
  }
})()`

t.test('a word longer than a phone is wide makes nobody scroll sideways', { skip: noBrowser }, async (t) => {
  const folder = await copyOfSample(t.testdir({}))
  const long = 'Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
  const station = join(folder, 'station.yaml')
  const episode = join(folder, 'episodes', 'alessandro-marcello', 'episode.md')
  await writeFile(station, (await readFile(station, 'utf8')).replace(/^title: .*$/m, `title: ${long}`))
  const facts = await readFile(episode, 'utf8')
  await writeFile(
    episode,
    facts.replace(/^title: .*$/m, `title: ${long}`).replace(/^tags: \[/m, `tags: [${long}, `),
  )
  const site = await siteOf(folder)
  t.teardown(site.close)
  const { browser } = await visit()
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } })
  for (const path of [...(await kindsOfPages(site.origin)), '/episodes/alessandro-marcello/']) {
    await page.goto(site.origin + path)
    t.ok((await overflow(page)) <= 0, path)
  }
})

/** What axe finds: the rule, and where. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // No page has a frame in it, for which axe would open another page each time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    // What passes need not be written down; it takes longer than finding it.
    resultTypes: ['violations'],
    ...(rules ? {} : { rules: { 'target-size': { enabled: true } } }),
  })
  if (rules) axe.withRules([...rules])
  const found = await axe.analyze()
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(`document.documentElement.scrollWidth - innerWidth`)
}

/** How many h1 there are, and the headings that come too deep. */
function skipped(page: Page): Promise<[number, string[]]> {
  return page.evaluate(`(() => {
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    const level = (one) => (one ? Number(one.tagName[1]) : 0)
    const deep = headings.filter((one, index) => level(one) > level(headings[index - 1]) + 1)
    return [headings.filter((one) => level(one) === 1).length, deep.map((one) => one.outerHTML)]
  })()`)
}
