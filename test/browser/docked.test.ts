import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { copyOfSample } from '../journeys/a-sample.ts'
import { until } from './a-listener.ts'
import { type Site, siteOf } from './a-site.ts'
import { complaintsOf, noBrowser, openBrowser } from './chromium.ts'

const PHONE = { width: 360, height: 740 }
const SCREENS = [PHONE, { width: 1280, height: 800 }]
const LATEST = 'A GUID is for life'

// What somebody does who listens while they look round; what the player does on one page stands in player.test.ts.
if (noBrowser) t.test('a player that goes on', { skip: noBrowser }, async () => {})
else {
  const site = await siteOf(await copyOfSample(t.testdir({})))
  const browser = await openBrowser()
  t.teardown(async () => {
    await browser.close()
    await site.close()
  })
  const complaints: (readonly string[])[] = []
  const visitor = async (t: Test, options: BrowserContextOptions = {}) =>
    visit(t, { site, browser, complaints, options })

  t.test('what plays an episode is on the first screen, and so are its title and picture', async (t) => {
    for (const viewport of SCREENS) {
      const page = await visitor(t, { viewport, reducedMotion: 'reduce' })
      for (const [path, play, title] of [
        ['/', 'a.play.button', '.latest h3'],
        ['/shows/radio-bocconi/', 'a.play.button', 'h1'],
        ['/episodes/alessandro-marcello/', '.bar .play', 'h1'],
        ['/episodes/from-tape-to-text/it/', '.bar .play', 'h1'],
      ] as const) {
        await page.goto(site.origin + path)
        for (const part of [play, title, 'main img']) {
          const box = await page.locator(part).first().boundingBox()
          t.ok(box && box.y >= 0 && box.y + box.height <= viewport.height, `${path}: ${part}`)
        }
        const masthead = await page.locator('.masthead').boundingBox()
        t.ok(masthead && masthead.height < 60, `${path}: the navigation is one row`)
      }
    }
  })

  t.test('it plays on through four pages and back, without a load', async (t) => {
    for (const viewport of SCREENS) {
      const page = await visitor(t, { viewport, reducedMotion: 'reduce' })
      await page.goto(`${site.origin}/`)
      await page.evaluate('window.isTheSame = true')
      await page.locator('a.play.button').click()
      await until(page, 'audio && audio.currentTime > 0.2 && !audio.paused')
      t.equal(await page.locator('a.play.button').textContent(), 'Pause')
      const titles = ['Inonda Sample Radio']
      for (const [follow, path, heading] of [
        [() => menu(page, 'Archive'), '/archive/', 'Archive'],
        [() => page.getByRole('link', { name: '2025', exact: true }).click(), '/archive/2025/', '2025'],
        [
          () => page.locator('.card').getByRole('link', { name: LATEST, exact: true }).click(),
          '/episodes/a-guid-is-for-life/',
          LATEST,
        ],
        [() => menu(page, 'People'), '/people/', 'People'],
      ] as const) {
        await follow()
        await page.waitForURL(site.origin + path)
        await page.locator('h1', { hasText: heading }).waitFor()
        titles.push(await page.title())
        t.match(await page.title(), heading)
        t.equal(
          await page.evaluate('document.activeElement.localName'),
          'h1',
          'who listens to pages hears which',
        )
        t.equal(await page.evaluate('scrollY'), 0)
        await until(page, '!audio.paused && document.querySelectorAll("audio").length === 1')
      }
      for (const title of titles.slice(0, -1).reverse()) {
        await page.goBack()
        await until(page, `document.title === ${JSON.stringify(title)}`)
        t.equal(await page.title(), title)
        await until(page, '!audio.paused')
      }
      t.equal(await page.evaluate('window.isTheSame'), true, 'the page was never loaded again')
      const close = page.getByRole('button', { name: 'Close the player' })
      if (!(await close.isVisible())) await page.locator('.more > summary').click()
      await close.click()
      await until(page, '!audio')
      await menu(page, 'Archive')
      await page.waitForURL(`${site.origin}/archive/`)
      t.equal(await page.evaluate('window.isTheSame'), undefined, 'without sound links are plain links')
    }
  })

  t.test('on its own page the player that plays is that of the page, with its transcript', async (t) => {
    const page = await visitor(t)
    await page.goto(`${site.origin}/shows/radio-bocconi/`)
    await page.getByRole('link', { name: 'Play: Alessandro Marcello' }).click()
    await until(page, 'audio && audio.currentTime > 0.2')
    await page.locator('.what').getByRole('link').click()
    await page.waitForURL('**/episodes/alessandro-marcello/')
    await until(page, '!audio.paused && audio.closest("main") !== null')
    await page.locator('.turn .time', { hasText: '0:52' }).click()
    await until(page, 'audio.currentTime >= 52')
    t.equal(await page.locator('.turn[aria-current]').getAttribute('id'), 't=52')
    await menu(page, 'Search')
    await page.getByRole('searchbox').fill('customer')
    await page.locator('.passage').first().waitFor()
    await page.locator('.passage', { hasText: 'eSpeak' }).getByRole('link').first().click()
    await page.waitForURL(/alessandro-marcello\/#/)
    t.match(await page.locator(':target').textContent(), /customer/, 'what the address names is marked')
    await until(page, '!audio.paused && audio.currentTime >= 52')
  })

  t.test('another episode takes its place, waits behind it, or follows it', async (t) => {
    const page = await visitor(t)
    await page.goto(`${site.origin}/shows/radio-bocconi/`)
    await page.getByRole('link', { name: 'Play: What you will hear' }).click()
    await until(page, 'audio && audio.currentTime > 0.2')
    await page.getByRole('link', { name: 'Play: From tape to text' }).click()
    await page.locator('.what', { hasText: 'From tape to text' }).waitFor()
    await until(page, '!audio.paused && document.querySelectorAll("audio").length === 1')
    await page.getByRole('button', { name: `Queue: ${LATEST}` }).click()
    await page.locator('.more > summary').click()
    t.match(await page.locator('.queue li').allTextContents(), [LATEST])
    await page.getByRole('checkbox', { name: 'Continue with the next episode' }).check()
    await page.evaluate('document.querySelector("audio").currentTime = 84.5')
    await page.locator('.what', { hasText: LATEST }).waitFor()
    await until(page, '!audio.paused')
    t.equal(await page.locator('.queue').isVisible(), false, 'nothing waits any more')
    t.equal(
      await page.getByRole('checkbox', { name: 'Continue with the next episode' }).count(),
      0,
      'the newest has none after it',
    )
    await page.getByRole('link', { name: 'Play: Ask one thing at a time' }).click()
    await page.locator('.what', { hasText: 'Ask one thing' }).waitFor()
    await until(page, '!audio.paused && audio.duration > 0')
    await page.evaluate(
      '(() => { const one = document.querySelector("audio"); one.currentTime = one.duration - 0.3 })()',
    )
    await page.locator('.what', { hasText: 'Alessandro Marcello' }).waitFor()
    await until(page, '!audio.paused')
  })

  t.test('it stops when the time is up', async (t) => {
    const page = await visitor(t)
    await page.clock.install()
    await page.goto(`${site.origin}/episodes/alessandro-marcello/`)
    await page.locator('.bar .play').click()
    await until(page, 'audio.currentTime > 0.2')
    await page.locator('.more > summary').click()
    await page.getByRole('combobox', { name: 'Stop after' }).selectOption('5 minutes')
    await page.clock.fastForward('06:00')
    await until(page, 'audio.paused')
    await page.getByText('The time is up.').waitFor()
    t.equal(await page.getByRole('combobox', { name: 'Stop after' }).inputValue(), '')
    t.equal(await page.evaluate('document.querySelector("audio").volume'), 1)
  })

  t.test('its keys work on the whole page, unless they shall not', async (t) => {
    const page = await visitor(t)
    await page.goto(`${site.origin}/episodes/alessandro-marcello/`)
    await page.locator('.bar .play').waitFor()
    await page.keyboard.press('k')
    await until(page, '!audio.paused')
    await page.keyboard.press('l')
    await until(page, 'audio.currentTime > 29')
    await page.locator('.more > summary').click()
    await page.locator('.keys > summary').click()
    await page.getByRole('checkbox', { name: 'On the whole page' }).uncheck()
    await page.locator('h1').click()
    await page.keyboard.press('k')
    await page.waitForTimeout(300)
    t.equal(await page.evaluate('document.querySelector("audio").paused'), false)
    await page.getByRole('slider', { name: 'Position' }).focus()
    await page.keyboard.press('k')
    await until(page, 'audio.paused')
  })

  t.test('without scripts what plays an episode is a link to its recording', async (t) => {
    const page = await visitor(t, { javaScriptEnabled: false, viewport: PHONE })
    await page.goto(`${site.origin}/`)
    t.match(
      await page.locator('a.play.button').getAttribute('href'),
      'episodes/a-guid-is-for-life/a-guid-is-for-life.mp3',
    )
    await menu(page, 'Archive')
    await page.waitForURL(`${site.origin}/archive/`)
  })

  t.test('no page logged an error or asked another host for anything', async (t) => {
    t.ok(complaints.length > 0)
    t.strictSame(complaints.flat(), [])
  })
}

interface Visit {
  readonly site: Site
  readonly browser: Browser
  readonly complaints: (readonly string[])[]
  readonly options: BrowserContextOptions
}

async function visit(t: Test, { site, browser, complaints, options }: Visit): Promise<Page> {
  const context = await browser.newContext(options)
  t.teardown(() => context.close())
  complaints.push(complaintsOf(context, site.origin))
  return context.newPage()
}

/** Follows a link of the navigation, out of its menu where that is closed. */
async function menu(page: Page, name: string): Promise<void> {
  const summary = page.locator('.menu > summary')
  if (await summary.isVisible()) await summary.click()
  await page.locator('.masthead nav').getByRole('link', { name }).click()
}
