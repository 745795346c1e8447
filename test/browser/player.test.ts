import t from 'tap'
import {
  listener,
  openEpisode,
  SLUG,
  seek,
  slowly,
  turnTime,
  until,
  untilSeen,
  visitSample,
} from './a-listener.ts'
import { noBrowser } from './chromium.ts'

if (noBrowser) t.test('a listener in a browser', { skip: noBrowser }, async () => {})
else {
  const visit = await visitSample(t)
  const { browser, origin } = visit

  t.test('plays and pauses, and says how far it is', async (t) => {
    const { page } = await listener(visit, t)
    t.equal(await page.locator('audio').getAttribute('controls'), null)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await until(page, 'audio.currentTime > 0.5 && !audio.paused')
    t.match(await page.locator('.clock').textContent(), /^0:0\d \/ 2:24$/)
    t.match(
      await page.getByRole('slider', { name: 'Position' }).getAttribute('aria-valuetext'),
      /^0:0\d of 2:24/,
    )
    await page.getByRole('button', { name: 'Pause' }).click()
    await until(page, 'audio.paused')
  })

  t.test('jumps by chapter, in the list, by the buttons and by the bar', async (t) => {
    const { page } = await listener(visit, t)
    await page.getByRole('link', { name: 'Listen from 0:52' }).click()
    await until(page, 'audio.currentTime >= 52 && !audio.paused')
    await slowly(page)
    t.equal(await page.locator('.chapters [aria-current]').getAttribute('aria-label'), 'Listen from 0:52')
    t.equal(await page.locator('.now').textContent(), 'Whom the team serves')
    await page.getByRole('button', { name: 'Next chapter' }).click()
    await until(page, 'audio.currentTime >= 86 && audio.currentTime < 90')
    await page.getByRole('button', { name: 'Previous chapter' }).click()
    await until(page, 'audio.currentTime >= 52 && audio.currentTime < 60')
    await page.getByRole('slider', { name: 'Position' }).fill('120')
    await until(page, 'audio.currentTime >= 120')
    t.equal(await page.locator('.chapters [aria-current]').getAttribute('aria-label'), 'Listen from 1:50')
    await page.getByRole('button', { name: 'Back 15 seconds' }).click()
    await until(page, 'audio.currentTime < 110')
    await page.getByRole('button', { name: 'Forward 30 seconds' }).click()
    await until(page, 'audio.currentTime > 130')
  })

  t.test('keeps the speed, and goes on where somebody stopped', async (t) => {
    const { page } = await listener(visit, t)
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('1.5×')
    await turnTime(page, '0:52').click()
    await until(page, 'audio.currentTime >= 52.5 && audio.playbackRate === 1.5')
    await page.evaluate('document.querySelector("audio").pause()')
    await page.goto(`${origin}/episodes/${SLUG}/`)
    t.match(await page.locator('.bar').getByRole('status').textContent(), /Resumes at (?:0:5[2-9]|1:)/)
    t.match(await page.locator('.clock').textContent(), /^(?:0:5[2-9]|1:)/)
    t.equal(await page.getByRole('combobox', { name: 'Speed' }).inputValue(), '1.5')
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await until(page, 'audio.currentTime >= 52 && audio.playbackRate === 1.5')
  })

  t.test('an episode that was heard to its end begins anew', async (t) => {
    const { page } = await listener(visit, t)
    await turnTime(page, '1:50').click()
    await until(page, 'audio.currentTime > 109')
    await seek(page, 143)
    await until(page, 'audio.ended')
    await page.goto(`${origin}/episodes/${SLUG}/`)
    t.match(await page.locator('.clock').textContent(), /^0:00/)
  })

  t.test('where nothing may be kept, everything else goes on', async (t) => {
    const { context } = await listener(visit, t)
    await context.addInitScript(
      'Object.defineProperty(window, "localStorage", { get() { throw new Error("refused") } })',
    )
    const page = await openEpisode(context, origin)
    await turnTime(page, '0:24').click()
    await until(page, 'audio.currentTime >= 24.2')
  })

  t.test('#t= makes a moment ready, in every spelling, and starts nothing', async (t) => {
    for (const [fragment, clock, turn] of [
      ['#t=86', '1:26', 't=86'],
      ['#t=0:01:30', '1:30', 't=86'],
      ['#t=npt:112.5', '1:52', 't=110'],
      ['#the-road-to-alibaba', '0:24', 't=24'],
    ] as const) {
      const { page } = await listener(visit, t, fragment)
      t.match(await page.locator('.clock').textContent(), `${clock} / 2:24`)
      t.equal(await page.locator('.turn[aria-current]').getAttribute('id'), turn)
      await untilSeen(page, turn)
      t.equal(await page.evaluate('document.querySelector("audio").paused'), true)
    }
  })

  t.test('#t=from,to plays that stretch and stops', async (t) => {
    const { page } = await listener(visit, t, '#t=30,31')
    t.match(await page.locator('.bar').getByRole('status').textContent(), 'Plays from 0:30 to 0:31.')
    await slowly(page)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await until(page, 'audio.currentTime >= 30 && audio.currentTime < 31 && !audio.paused')
    await seek(page, 30.8)
    await until(page, 'audio.currentTime >= 31 && audio.paused')
    t.ok(Number(await page.evaluate('document.querySelector("audio").currentTime')) < 33)
  })

  t.test('the keys work the player, and no other field’s keys are taken', async (t) => {
    const { page } = await listener(visit, t, '#t=52')
    const slider = page.getByRole('slider', { name: 'Position' })
    await slider.focus()
    await slowly(page)
    await page.keyboard.press('k')
    await until(page, '!audio.paused && audio.currentTime >= 52')
    await page.keyboard.press('Space')
    await until(page, 'audio.paused')
    await page.keyboard.press('l')
    await until(page, 'audio.currentTime > 80')
    await page.keyboard.press('Shift+ArrowRight')
    await until(page, 'audio.currentTime >= 86')
    await page.keyboard.press('j')
    await until(page, 'audio.currentTime < 80')
    await page.evaluate('document.querySelector("audio").playbackRate = 1')
    await page.keyboard.press('>')
    await until(page, 'audio.playbackRate === 1.25')
    await page.keyboard.press('m')
    await until(page, 'audio.muted')
    t.equal(await page.locator('.bar').getByRole('status').textContent(), 'The sound is off.')
    await page.getByRole('button', { name: 'Play', exact: true }).focus()
    await page.keyboard.press('Space')
    await until(page, '!audio.paused')
    await page.getByRole('combobox', { name: 'Speed' }).focus()
    await page.keyboard.press('m')
    t.equal(await page.evaluate('document.querySelector("audio").muted'), true)
  })

  t.test('the lock screen knows what plays, and can work it', async (t) => {
    const { context } = await listener(visit, t)
    await context.addInitScript(`
      globalThis.handlers = {}
      const set = MediaSession.prototype.setActionHandler
      MediaSession.prototype.setActionHandler = function (name, handler) {
        handlers[name] = handler
        return set.call(this, name, handler)
      }`)
    const page = await openEpisode(context, origin)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await until(page, 'audio.currentTime > 0.2')
    t.match(
      await page.evaluate(
        '(({ title, album, artwork }) => ({ title, album, artwork: [...artwork] }))(navigator.mediaSession.metadata)',
      ),
      {
        title: 'Alessandro Marcello on growing small exporters',
        album: 'Radio Bocconi, Retold',
        artwork: [{ src: `${origin}/feeds/radio-bocconi.png`, type: 'image/png' }],
      },
    )
    await page.evaluate('handlers.nexttrack(); handlers.nexttrack()')
    await until(page, 'audio.currentTime >= 24')
    await page.evaluate('handlers.seekto({ seekTime: 100 })')
    await until(page, 'audio.currentTime >= 100')
    await page.evaluate('handlers.pause()')
    await until(page, 'audio.paused')
  })

  t.test('a recording that cannot be had is told in words', async (t) => {
    const context = await browser.newContext()
    t.teardown(() => context.close())
    await context.route('**/*.mp3', (route) => route.abort())
    const page = await openEpisode(context, origin)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await page.getByText('The recording cannot be played').waitFor()
    await context.unroute('**/*.mp3')
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await until(page, 'audio.currentTime > 0.1')
  })

  t.test('no page logged an error or asked another host for anything', async (t) => {
    t.ok(visit.complaints.length > 0)
    t.strictSame(visit.complaints.flat(), [])
  })
}
