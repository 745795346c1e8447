import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import t from 'tap'
import { kindsOfPages, siteOf } from '../browser/a-site.ts'
import { complaintsOf, noBrowser, openBrowser } from '../browser/chromium.ts'
import { copyOfSample } from './a-sample.ts'

const WIDTHS = [320, 1280]
/** The rules that a change of colours can break; the others are asked once a width. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

t.test('every kind of page can be read and worked by everybody', { skip: noBrowser }, async (t) => {
  const site = await siteOf(await copyOfSample(t.testdir({})))
  const browser = await openBrowser()
  t.teardown(async () => {
    await browser.close()
    await site.close()
  })
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const complaints = complaintsOf(context, site.origin)
  const page = await context.newPage()
  const paths = await kindsOfPages(site.origin)
  t.ok(paths.length >= 10, paths.join(' '))
  for (const path of paths) {
    await page.goto(site.origin + path)
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      t.ok((await overflow(page)) <= 0, `${path} at ${width} px needs no sideways scrolling`)
      await page.emulateMedia({ colorScheme: 'light' })
      t.strictSame(await violations(page), [], `${path} at ${width} px, light`)
      await page.emulateMedia({ colorScheme: 'dark' })
      t.strictSame(await violations(page, OF_COLOURS), [], `${path} at ${width} px, dark`)
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
    const site = await siteOf(await copyOfSample(t.testdir({})))
    const browser = await openBrowser()
    t.teardown(async () => {
      await browser.close()
      await site.close()
    })
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
  const browser = await openBrowser()
  t.teardown(async () => {
    await browser.close()
    await site.close()
  })
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } })
  for (const path of [...(await kindsOfPages(site.origin)), '/episodes/alessandro-marcello/']) {
    await page.goto(site.origin + path)
    t.ok((await overflow(page)) <= 0, path)
  }
})

/** What axe finds: the rule, and where. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({
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
