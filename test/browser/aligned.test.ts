import { join } from 'node:path'
import t from 'tap'
import { filesOf } from '../journeys/a-built-sample.ts'
import { alignedTalk, givenTalk, newStation, noAlignment } from '../journeys/an-aligned-talk.ts'
import { until } from './a-listener.ts'
import { staticHostOf } from './a-static-host.ts'
import { complaintsOf, noBrowser, openBrowser } from './chromium.ts'

t.test(
  'a page follows a recording that a text was laid onto, sentence by sentence',
  { skip: noAlignment || noBrowser },
  async (t) => {
    const folder = t.testdir()
    const station = join(folder, 'station')
    await newStation(station)
    const talk = await givenTalk(join(folder, 'given'), 5)
    const ran = await alignedTalk(station, talk)
    for (const { status, err } of Object.values(ran)) t.equal(status, 0, err)
    const host = await staticHostOf(await filesOf(join(station, 'dist')))
    t.teardown(host.close)
    const browser = await openBrowser()
    t.teardown(() => browser.close())
    const context = await browser.newContext()
    const complaints = complaintsOf(context, host.origin)
    const page = await context.newPage()
    await page.goto(`${host.url}/episodes/talk/`)
    t.match(await page.locator('.transcript > .note').textContent(), /by alignment/)
    await page.locator('.turn .time').first().click()
    // Each sentence half a second after it began: it is marked, and its turn is the current one.
    for (const { start, text, speaker } of talk.truth.slice(1)) {
      await page.evaluate(`document.querySelector('audio').currentTime = ${start + 0.5}`)
      const spoken = `[...(CSS.highlights.get('spoken') ?? [])][0]?.toString()`
      await until(page, `${spoken} === ${JSON.stringify(text)}`)
      t.match(await page.locator('.turn[aria-current]').textContent(), new RegExp(speaker))
    }
    t.strictSame(complaints, [])
  },
)
