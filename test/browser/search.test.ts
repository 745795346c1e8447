import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { systemClock } from '../../src/adapters/files/clock.ts'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'
import { inonda } from '../cli/a-terminal.ts'
import { filesOf } from '../journeys/a-built-sample.ts'
import { copyOfSample } from '../journeys/a-sample.ts'
import { staticHostOf } from './a-static-host.ts'
import { complaintsOf, noBrowser, openBrowser } from './chromium.ts'

const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 1 } as const

// The sample as a folder of files on some host, and as the server answers it; one browser for both.
t.test('in a real browser', { skip: noBrowser }, async (t) => {
  const station = await copyOfSample(t.testdir({}))
  const built = await inonda(['build', '--station', station])
  t.equal(built.status, 0, built.err)
  const host = await staticHostOf(await filesOf(join(station, 'dist')))
  t.teardown(host.close)
  const { context, watch, root } = compose(station)
  const { liveSite } = await startLiveSite(context, systemClock, watch, { onEvent: () => {} })
  if (!liveSite) throw new Error('the sample is not on the air')
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
  const server = await app.listen({ host: '127.0.0.1', port: 0 })
  t.teardown(async () => {
    await app.close()
    await liveSite.stop()
  })
  const browser = await openBrowser()
  t.teardown(() => browser.close())

  await t.test('somebody searches a static build as they type, and lands on the very turn', async (t) => {
    const { page, complaints } = await opened(t, browser, host.origin)
    await page.goto(`${host.url}/search/`)
    await page.getByRole('searchbox').focus()
    await page.keyboard.type('continents marketpl')
    await page.waitForURL(/\?q=continents\+marketpl$/)
    // With the address, the results of what was typed before are no longer told.
    await page.getByRole('status').filter({ hasText: '1 result' }).waitFor()
    t.same(await page.locator('.passage mark').allTextContents(), ['marketplace', 'continents'])
    t.same(await seriousIn(page), [])
    await page.getByRole('searchbox').fill('customer')
    await page.locator('.passage', { hasText: 'eSpeak' }).first().waitFor()
    for (let press = 0; press < 3; press++) await page.keyboard.press('Tab')
    t.match(
      await page.evaluate('document.activeElement.textContent'),
      'Alessandro Marcello',
      'the results come after the form',
    )
    await page.locator('.passage', { hasText: 'eSpeak' }).getByRole('link').first().click()
    await page.waitForURL(/\/episodes\/alessandro-marcello\/#/)
    t.ok(await page.locator(':target').isVisible(), 'the place is on the page')
    await page.goBack()
    await page.getByRole('status').filter({ hasText: 'result' }).waitFor()
    t.equal(await page.getByRole('searchbox').inputValue(), 'customer', 'the address kept the question')
    t.same(complaints, [])
  })

  await t.test('somebody narrows a search to a show, with the keyboard alone', async (t) => {
    const { page, complaints } = await opened(t, browser, host.origin)
    await page.goto(`${host.url}/search/?q=transcript`)
    const shows = () => page.locator('#hits .facts span:first-child').allTextContents()
    const isOther = (one: string) => !one.includes('In onda')
    await page.locator('#hits li').first().waitFor()
    t.ok((await shows()).some(isOther))
    await page.getByRole('combobox', { name: 'Show' }).focus()
    await page.keyboard.type('In onda')
    await page.waitForURL(/\?q=transcript&show=/)
    for (let tries = 0; tries < 100 && (await shows()).some(isOther); tries++) await page.waitForTimeout(50)
    t.same((await shows()).filter(isOther), [])
    t.same(await seriousIn(page), [])
    await page.reload()
    await page.locator('#hits li').first().waitFor()
    t.same((await shows()).filter(isOther), [], 'the address keeps it')
    t.equal(await page.getByRole('combobox', { name: 'Show' }).inputValue(), 'in-onda')
    await page.getByRole('searchbox').fill('')
    for (
      let tries = 0;
      tries < 100 && !/^[2-9] results$/.test((await page.getByRole('status').textContent()) ?? '');
      tries++
    )
      await page.waitForTimeout(50)
    t.match(
      await page.getByRole('status').textContent(),
      /^[2-9] results$/,
      'all of it, where no word is asked for',
    )
    t.same(complaints, [])
  })

  await t.test('accents are not needed, and what is not there is said', async (t) => {
    const { page } = await opened(t, browser, host.origin)
    for (const question of ['perche', 'Perché', 'PERCHÉ']) {
      await page.goto(`${host.url}/search/?q=${encodeURIComponent(question)}`)
      await page.locator('#hits li').first().waitFor()
      t.match(await page.locator('.passage mark').first().textContent(), /^perché$/i)
    }
    await page.goto(`${host.url}/search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> zzz')}`)
    await page.getByRole('status').filter({ hasText: 'Nothing was found' }).waitFor()
    t.equal(await page.locator('main img').count(), 0)
  })

  await t.test('without scripts a static build says where the episodes are', async (t) => {
    const { page } = await opened(t, browser, host.origin, { javaScriptEnabled: false })
    await page.goto(`${host.url}/search/?q=customer`)
    t.match(await page.locator('noscript').innerText(), 'All episodes stand in the archive')
  })

  await t.test('without scripts the server answers, and the links are the same', async (t) => {
    const { page, complaints } = await opened(t, browser, server, { javaScriptEnabled: false })
    await page.goto(`${server}/search/`)
    await page.getByRole('searchbox').fill('customer')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL(/\/search\/\?q=customer&show=$/)
    t.match(await page.getByRole('status').textContent(), 'result')
    const served = await linksIn(page)
    const other = await opened(t, browser, host.origin)
    await other.page.goto(`${host.url}/search/?q=customer`)
    await other.page.locator('#hits li').first().waitFor()
    t.same(await linksIn(other.page), served)
    await page.locator('.passage', { hasText: 'eSpeak' }).getByRole('link').first().click()
    t.ok(await page.locator(':target').isVisible())
    t.same(
      complaints.filter((one) => !one.includes('404')),
      [],
    )
  })

  await t.test('somebody copies a feed’s address, or sees it where there is no clipboard', async (t) => {
    const { page } = await opened(t, browser, server, { permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(`${server}/subscribe/`)
    await page.getByRole('button', { name: 'Copy the address' }).first().click()
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
    t.equal(
      await page.evaluate('navigator.clipboard.readText()'),
      'https://radio.example.org/feeds/in-onda.xml',
    )
    t.same(await seriousIn(page), [])
    const bare = await opened(t, browser, server, { javaScriptEnabled: false })
    await bare.page.goto(`${server}/subscribe/`)
    t.equal(await bare.page.getByRole('button').count(), 0)
    t.ok(
      await bare.page.getByText('https://radio.example.org/feeds/in-onda.xml', { exact: true }).isVisible(),
    )
  })

  for (const [where, url, origin] of [
    ['the server', server, server],
    ['a static host', host.url, host.origin],
  ] as const) {
    await t.test(`a feed of ${where} can be read by a person`, async (t) => {
      const { page, complaints } = await opened(t, browser, origin)
      await page.goto(`${url}/feeds/in-onda.xml`)
      const shown = (selector: string) =>
        page.evaluate(`getComputedStyle(document.querySelector('${selector}')).display`)
      t.equal(await shown('channel > title'), 'block')
      t.equal(await shown('item > title'), 'block')
      t.equal(await shown('item > guid'), 'none')
      t.match(
        await page.evaluate('getComputedStyle(document.documentElement, "::before").content'),
        'Questo è il feed',
      )
      t.match(
        await page.evaluate(
          'getComputedStyle(document.querySelector("channel"), "::before").backgroundImage',
        ),
        'in-onda-300.jpg',
      )
      t.same(
        complaints.filter((one) => !one.includes('404')),
        [],
      )
    })
  }
})

async function opened(t: Test, browser: Browser, origin: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options)
  t.teardown(() => context.close())
  const complaints = complaintsOf(context, origin)
  return { page: await context.newPage(), complaints }
}

async function seriousIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

function linksIn(page: Page): Promise<(string | null)[]> {
  return page.locator('#hits a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
}
