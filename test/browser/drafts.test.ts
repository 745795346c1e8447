import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import t from 'tap'
import { copyOfSomeOfSample } from '../journeys/a-sample.ts'
import { editFile } from '../journeys/changes.ts'
import { ownFolder } from '../own-folder.ts'
import { until } from './a-listener.ts'
import { siteOf } from './a-site.ts'
import { complaintsOf, noBrowser, openBrowser } from './chromium.ts'

const PAGES = ['/', '/shows/radio-bocconi/', '/episodes/il-tempo-di-una-domanda/', '/embed/read-along/']

t.test(
  'a producer finds a draft on the home page, and hears what is scheduled',
  { skip: noBrowser },
  async (t) => {
    const folder = await copyOfSomeOfSample(ownFolder(t))
    await editFile(join(folder, 'episodes/read-along'), 'episode.md', /^guid/m, 'announce: true\nguid')
    const site = await siteOf(folder, { drafts: true })
    const browser = await openBrowser()
    t.teardown(async () => {
      await browser.close()
      await site.close()
    })
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const complaints = complaintsOf(context, site.origin)
    const page = await context.newPage()
    for (const path of PAGES) {
      await page.goto(site.origin + path)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
        t.strictSame(
          violations.map(({ id }) => id),
          [],
          `${path}, ${colorScheme}`,
        )
      }
      t.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0, path)
    }
    await page.goto(`${site.origin}/`)
    const list = page.getByRole('region', { name: 'Drafts and scheduled episodes' })
    await list.getByRole('link', { name: 'Read along' }).click()
    await page.waitForURL('**/episodes/read-along/')
    t.match(await page.locator('.notice').textContent(), 'goes on air on January 12, 2035')
    await page.locator('.bar .play').click()
    await until(page, 'audio.currentTime > 0.2')
    await page.locator('.station a').click()
    await page.waitForURL(`${site.origin}/`)
    await list.getByRole('link', { name: 'Il tempo di una domanda' }).click()
    await page.locator('.notice', { hasText: 'bozza' }).waitFor()
    t.equal(await page.evaluate('document.querySelector("audio").paused'), false, 'it plays on')
    t.strictSame(complaints, [])
  },
)
