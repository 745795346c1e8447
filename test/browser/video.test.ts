import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { smallStation } from '../journeys/a-small-station.ts'
import { editFile } from '../journeys/changes.ts'
import { ownFolder } from '../own-folder.ts'
import { until } from './a-listener.ts'
import { siteOf } from './a-site.ts'
import { complaintsOf, noBrowser, openBrowser } from './chromium.ts'

const noProgram = spawnSync('ffmpeg', ['-version']).error !== undefined && 'no ffmpeg on this machine'

/** Forty seconds of a test picture and a tone. */
function video(file: string): void {
  const picture = 'testsrc=size=320x180:rate=10:duration=40'
  const codecs = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -movflags +faststart'.split(' ')
  const inputs = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=frequency=220:duration=40']
  const { status, stderr } = spawnSync('ffmpeg', ['-v', 'error', ...inputs, ...codecs, file])
  if (status !== 0) throw new Error(String(stderr))
}

t.test('a video plays on in the dock, and at its own place', { skip: noBrowser || noProgram }, async (t) => {
  const station = await smallStation(ownFolder(t))
  await rm(join(station, 'episodes/talk-7/talk-7.mp3'))
  video(join(station, 'episodes/talk-7/talk-7.mp4'))
  await editFile(
    station,
    'station.yaml',
    /^language/m,
    'timezone: Europe/Rome\nschedule: [{ day: monday, time: "18:00", show: show }]\nlanguage',
  )
  const site = await siteOf(station)
  const browser = await openBrowser()
  t.teardown(async () => {
    await browser.close()
    await site.close()
  })
  const seen = `(() => {
    const { left, top, right, bottom, width, height } = document.querySelector('video').getBoundingClientRect()
    return width >= 60 && height >= 34 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
  })()`
  for (const viewport of [
    { width: 360, height: 740 },
    { width: 1280, height: 800 },
  ]) {
    const context = await browser.newContext({ viewport, timezoneId: 'America/New_York' })
    const complaints = complaintsOf(context, site.origin)
    const page = await context.newPage()
    const plays = (more: string) =>
      until(page, `(() => { const video = document.querySelector('video'); return ${more} })()`)
    await page.goto(`${site.origin}/`)
    await page.locator('a.play.button').click()
    await plays('video && !video.paused && video.currentTime > 0.2 && video.videoWidth === 320')
    await plays('video.closest(".dock") !== null')
    t.ok(await page.evaluate(seen), `${viewport.width} px: it is seen in the dock`)

    await page.evaluate('document.querySelector(".foot a[href*=schedule]").click()')
    await page.waitForURL('**/schedule/')
    await plays('!video.paused && video.closest(".dock") !== null')
    await page.locator('.yours', { hasText: '12:00' }).waitFor()
    t.ok(await page.evaluate(seen), `${viewport.width} px: and on the next page`)

    await page.locator('.player .what').getByRole('link').click()
    await page.waitForURL('**/episodes/talk-7/')
    await plays('!video.paused && video.closest("main") !== null && video.clientWidth > 200')
    t.equal(await page.evaluate('document.querySelectorAll("video").length'), 1)
    await page.goBack()
    await page.waitForURL('**/schedule/')
    await plays('!video.paused && video.closest(".dock") !== null')
    await page.locator('.yours', { hasText: '12:00' }).waitFor()
    t.strictSame(complaints, [])
    await context.close()
  }
})
