import { readFile, writeFile } from 'node:fs/promises'
import t from 'tap'
import { listener, openEpisode, SLUG, seek, turnTime, until, untilSeen, visitSample } from './a-listener.ts'
import { noBrowser } from './chromium.ts'

if (noBrowser) t.test('a reader in a browser', { skip: noBrowser }, async () => {})
else {
  const visit = await visitSample(t)
  const { origin, transcript, renew } = visit

  t.test('the transcript follows, but leaves alone who has scrolled away or does not want it', async (t) => {
    const options = { viewport: { width: 800, height: 300 }, reducedMotion: 'reduce' } as const
    const { page } = await listener(visit, t, '', options)
    const follow = page.getByRole('checkbox', { name: 'Auto-scroll' })
    t.equal(await follow.isChecked(), false, 'less motion is asked for')
    await follow.check()
    await turnTime(page, '0:24').click()
    await until(page, 'audio.currentTime >= 24')
    await seek(page, 53)
    await until(page, 'document.getElementById("t=52").getBoundingClientRect().top < 200')
    await untilSeen(page, 't=52')
    await page.evaluate('scrollTo({ top: 0 })')
    await seek(page, 87)
    await until(page, 'document.getElementById("t=86").ariaCurrent === "true"')
    t.equal(await page.evaluate('scrollY'), 0)
    await page.reload()
    t.equal(await follow.isChecked(), true, 'what was chosen is kept')
  })

  t.test('a link to a quote shows it with its speaker and time, however it is spelt', async (t) => {
    const quote = 'it  helps them to be found, to WIN orders'
    const { page } = await listener(visit, t, `#q=${encodeURIComponent(quote)}&at=52:~:text=it%20helps`)
    const card = page.getByRole('complementary', { name: 'Quote' })
    t.equal(await card.locator('blockquote').textContent(), 'it helps them to be found, to win orders')
    t.match(await card.getByRole('link').getAttribute('href'), '/people/narrator-voice/')
    await untilSeen(page, 't=52')
    t.equal(
      await page.evaluate('[...CSS.highlights.get("quote")].join()'),
      'it helps them to be found, to win orders',
    )
    await card.getByRole('button', { name: 'Play from 0:52' }).click()
    await until(page, 'audio.currentTime >= 52 && !audio.paused')
    await card.getByRole('button', { name: 'Close' }).click()
    t.equal(await card.count(), 0)
    t.equal(new URL(page.url()).hash, '')
  })

  t.test('curly quotation marks, and browsers without highlights, are no hindrance', async (t) => {
    const { context } = await listener(visit, t)
    await context.addInitScript('delete globalThis.Highlight')
    const page = await openEpisode(context, origin, `#q=${encodeURIComponent('a part of everybody’s day')}`)
    t.equal(await page.locator('.said mark').textContent(), "a part of everybody's day")
  })

  t.test('words that are not in the transcript are never shown as its own', async (t) => {
    const { page } = await listener(
      visit,
      t,
      `#q=${encodeURIComponent('He looks after the firms that sell on the moon')}&at=52`,
    )
    const card = page.getByRole('complementary', { name: 'Quote' })
    t.match(await card.textContent(), /are not in the transcript/)
    t.match(await card.locator('blockquote').textContent(), /^The team looks after the firms that sell/)
    const stranger = await listener(visit, t, `#q=${encodeURIComponent('Buy zinc futures tomorrow')}`)
    t.match(await stranger.page.locator('.quote').textContent(), /are not in the transcript/)
    t.notMatch(await stranger.page.locator('.quote').textContent(), 'zinc')
    t.equal(await stranger.page.locator('.quote blockquote').count(), 0)
  })

  t.test(
    'a quote is copied from a selection, and from a turn by keyboard, and its link finds it',
    async (t) => {
      const { context, page } = await listener(visit, t, '', {
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      await page.evaluate(`{
      const text = document.getElementById('t=52').querySelector('.said p').firstChild
      const range = document.createRange()
      range.setStart(text, text.data.indexOf('ome market'))
      range.setEnd(text, text.data.indexOf('ly can reach'))
      getSelection().addRange(range)
    }`)
      const button = page.getByRole('button', { name: 'Link to this quote' })
      await button.click()
      await page.locator('.bar').getByRole('status').filter({ hasText: 'The link is copied.' }).waitFor()
      const link = String(await page.evaluate('navigator.clipboard.readText()'))
      t.equal(
        link,
        `${origin}/episodes/${SLUG}/#q=home%20market.%20A%20maker%20in%20Italy&at=52:~:text=home%20market.%20A%20maker%20in%20Italy`,
      )
      const other = await context.newPage()
      await other.goto(link)
      t.equal(await other.locator('.quote blockquote').textContent(), 'home market. A maker in Italy')

      await other.close()
      await page.bringToFront()
      await page.evaluate('getSelection().removeAllRanges()')
      await page.locator('[id="t=110"] .who a').first().focus()
      for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key)
      await until(page, 'navigator.clipboard.readText().then((text) => text.includes("&at=110"))')
      t.match(
        String(await page.evaluate('navigator.clipboard.readText()')),
        /#q=To%20students%20.*&at=110:~:text=To%20students/,
      )
    },
  )

  t.test('links outlive corrections elsewhere in the transcript', async (t) => {
    const before = await listener(visit, t)
    const ids = await before.page.locator('.said > p[id]').evaluateAll((all) => all.map(({ id }) => id))
    const text = await readFile(transcript, 'utf8')
    await writeFile(
      transcript,
      text.replace('He comes from Sardinia.', 'He was born in Sardinia, and grew up there.'),
    )
    await renew()
    const after = await listener(visit, t, `#${ids[2]}`)
    const now = await after.page.locator('.said > p[id]').evaluateAll((all) => all.map(({ id }) => id))
    t.strictSame(
      ids.map((id, index) => id === now[index]),
      ids.map((_, index) => index !== 1),
    )
    t.match(await after.page.locator('.clock').textContent(), '0:52 / 2:24')
  })

  t.test('no page logged an error or asked another host for anything', async (t) => {
    t.ok(visit.complaints.length > 0)
    t.strictSame(visit.complaints.flat(), [])
  })
}
