import { createServer } from 'node:http'
import type { ConsoleMessage } from 'playwright-core'
import t from 'tap'
import { systemClock } from '../../src/adapters/files/clock.ts'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'
import { copyOfSample } from '../journeys/a-sample.ts'
import { portOf } from '../server/site-build.ts'
import { noBrowser, openBrowser } from './chromium.ts'

const QUIET = { start: async () => async () => {} }
const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 1 } as const

t.test(
  'another site shows the player in a frame, and no other page of the station',
  { skip: noBrowser },
  async (t) => {
    const { context, root } = compose(await copyOfSample(t.testdir({})))
    const { liveSite } = await startLiveSite(context, systemClock, QUIET, { onEvent: () => {} })
    if (!liveSite) throw new Error('the sample goes on air')
    const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const station = `http://127.0.0.1:${portOf(app)}`
    // A blog that shows whatever its address names.
    const blog = createServer((request, response) => {
      const shown = new URL(request.url ?? '', station).searchParams.get('show')
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        `<!doctype html><title>A blog</title><iframe src="${station}${shown}" width="640" height="220"></iframe>`,
      )
    })
    await new Promise<void>((ready) => blog.listen(0, '127.0.0.1', ready))
    const address = blog.address()
    if (address === null || typeof address === 'string') throw new Error('the blog does not listen')
    const browser = await openBrowser()
    t.teardown(async () => {
      await browser.close()
      blog.close()
      await app.close()
      await liveSite.stop()
    })
    const page = await browser.newPage()
    const show = (path: string) =>
      page.goto(`http://127.0.0.1:${address.port}/?show=${encodeURIComponent(path)}`)
    const frame = page.frameLocator('iframe')

    await show('/embed/from-tape-to-text/')
    await frame.locator('audio').waitFor({ state: 'attached' })
    t.match(await frame.locator('h1').innerText(), 'From tape to text')
    const box = await frame.locator('.player').boundingBox()
    t.ok(box && box.width > 200 && box.y + box.height <= 228, 'the controls are to be seen')
    t.equal(
      await frame
        .locator('html')
        .evaluate((html) => html.scrollWidth <= html.clientWidth && html.scrollHeight <= html.clientHeight),
      true,
      'all of it fits the frame',
    )

    // A frame that is refused shows an error page of the browser's own, with nothing of the station in it.
    for (const path of ['/episodes/from-tape-to-text/', '/']) {
      const isRefusal = (message: ConsoleMessage) => message.text().includes('frame-ancestors')
      await Promise.all([page.waitForEvent('console', isRefusal), show(path)])
      t.equal(
        await frame
          .locator('h1')
          .filter({ hasText: /Radio|tape/ })
          .count(),
        0,
        path,
      )
    }

    await show('/embed/from-tape-to-text/')
    await Promise.all([
      page.waitForURL(`${station}/episodes/from-tape-to-text/`),
      frame.locator('h1 a').click(),
    ])
    t.match(await page.title(), /^From tape to text/, 'a link leaves the frame')
  },
)
