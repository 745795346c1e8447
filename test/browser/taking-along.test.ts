import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import t from 'tap'
import { listener, SLUG, seek, until, visitSample } from './a-listener.ts'
import { noBrowser } from './chromium.ts'

// What a listener finds in a transcript, and takes along from an episode's page.
if (noBrowser) t.test('a listener who takes something along', { skip: noBrowser }, async () => {})
else {
  const visit = await visitSample(t)
  const { origin } = visit

  t.test('words are found in the transcript, one place after the other', async (t) => {
    const { page } = await listener(visit, t)
    const find = page.getByRole('searchbox', { name: 'Find in the transcript' })
    const told = page.locator('.find').getByRole('status')
    await find.fill('THE')
    await told.filter({ hasText: 'of' }).waitFor()
    t.match(await told.textContent(), /^1 of \d/)
    const all = Number((await told.textContent())?.split(' ').at(-1))
    t.ok(all > 1)
    await page.locator('.find').getByRole('button', { name: 'Next' }).click()
    t.equal(await told.textContent(), `2 of ${all}`)
    await find.press('Shift+Enter')
    await page.locator('.find').getByRole('button', { name: 'Previous' }).click()
    t.equal(await told.textContent(), `${all} of ${all}`, 'before the first is the last')
    t.equal(await page.evaluate(`[...CSS.highlights.get('found')].length`), all)
    t.equal(await page.evaluate(`[...CSS.highlights.get('found-now')][0].toString().toLowerCase()`), 'the')
    await find.fill('quarkberry')
    t.equal(await told.textContent(), 'Not there')
    t.equal(await page.locator('.find').getByRole('button').filter({ visible: true }).count(), 0)
  })

  t.test('a sentence that is tapped gives a link to itself and its time', async (t) => {
    const { context, page } = await listener(visit, t)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
    const paragraph = page
      .locator('.turn', { has: page.locator('.time', { hasText: '0:52' }) })
      .locator('p')
      .nth(1)
    await paragraph.click({ position: { x: 20, y: 12 } })
    await page.getByRole('button', { name: 'Link to this quote' }).click()
    await page.getByRole('button', { name: 'The link is copied.' }).waitFor()
    const link: string = await page.evaluate('navigator.clipboard.readText()')
    t.match(link, new RegExp(`^${origin}/episodes/${SLUG}/#q=.*&at=52:~:text=`))
    const said = new URLSearchParams(new URL(link).hash.slice(1).split(':~:')[0]).get('q') ?? ''
    t.match(said, /^[A-Z].*[.?!]$/, 'one whole sentence')
    t.ok((await paragraph.textContent())?.includes(said))
  })

  t.test('the sentence that is heard is marked where captions were measured', async (t) => {
    const captions = await (await fetch(`${origin}/episodes/${SLUG}/transcript.json`)).text()
    await writeFile(join(dirname(visit.transcript), 'timings.json'), captions)
    await visit.renew()
    const { page } = await listener(visit, t)
    await page.locator('.turn .time').first().click()
    await until(page, `CSS.highlights.get('spoken') !== undefined`)
    const spoken: string = await page.evaluate(`[...CSS.highlights.get('spoken')][0].toString()`)
    t.match(spoken, /^[A-Z].*[.?!]$/, 'one whole sentence')
    await page.evaluate('document.querySelector("audio").currentTime = 100')
    await until(page, `[...CSS.highlights.get('spoken')][0].toString() !== ${JSON.stringify(spoken)}`)
  })

  t.test('the link to a sentence carries its second, and a search leads there', async (t) => {
    const { context, page } = await listener(visit, t)
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
    const turn = page.locator('.turn', { has: page.locator('.time', { hasText: '0:52' }) })
    const times = page.waitForResponse(/transcript\.vtt$/)
    const paragraph = turn.locator('.said > p').first()
    const { height = 0 } = (await paragraph.boundingBox()) ?? {}
    await paragraph.click({ position: { x: 20, y: height - 8 } })
    await (await times).finished()
    await page.getByRole('button', { name: 'Link to this quote' }).click()
    await page.getByRole('button', { name: 'The link is copied.' }).waitFor()
    const link: string = await page.evaluate('navigator.clipboard.readText()')
    const second = Number(/&at=52&t=([\d.]+):~:/.exec(link)?.[1])
    t.ok(second > 52 && second < 86, link)
    const reader = await listener(visit, t, new URL(link).hash)
    await reader.page.locator('.quote').waitFor()
    await until(
      reader.page,
      `Math.abs(document.querySelector('inonda-player').player.at() - ${second}) < 0.1`,
    )
    const other = await listener(visit, t, new URL(link).hash.replace(/&t=[\d.]+/, '&t=3'))
    await other.page.locator('.quote').waitFor()
    await until(other.page, `document.querySelector('inonda-player').player.at() === 52`)

    const said = new URLSearchParams(new URL(link).hash.slice(1).split(':~:')[0]).get('q') ?? ''
    const words = said.split(' ').slice(-4).join(' ')
    await page.goto(`${origin}/search/?q=${encodeURIComponent(words)}`)
    const passage = page.locator('.passage a', { hasText: 'eSpeak' }).first()
    t.match(await passage.getAttribute('data-second'), /^\d/, 'the server answered')
    await passage.click()
    await page.waitForURL(/#t=[\d.]+$/)
    const found = Number(new URL(page.url()).hash.slice(3))
    await until(page, `Math.abs(document.querySelector('inonda-player').player.at() - ${found}) < 0.1`)
    t.ok(Math.abs(found - second) < 0.2, `${found}, ${second}`)
  })

  t.test('a link begins at the moment that is heard, if that is wanted', async (t) => {
    const { page } = await listener(visit, t, '#t=86')
    const box = page.getByRole('checkbox', { name: 'Start at 1:26' })
    await box.check()
    t.match(await link(page), /\/episodes\/alessandro-marcello\/#t=86$/)
    await page.getByText('Code to embed the player in a page').click()
    t.match(await page.locator('#share-code').inputValue(), '/embed/alessandro-marcello/#t=86"')
    const frame = page.frameLocator('.sharing iframe')
    await frame.locator('.bar .play').waitFor()
    t.match(await frame.locator('h1').textContent(), 'Alessandro Marcello')
    await seek(page, 10)
    await until(page, 'audio.currentTime >= 10')
    await page.getByRole('checkbox', { name: 'Start at 1:26' }).uncheck()
    t.match(await link(page), /\/episodes\/alessandro-marcello\/$/)
  })

  t.test('no page logged an error or asked another host for anything', async (t) => {
    t.ok(visit.complaints.length > 0)
    t.strictSame(visit.complaints.flat(), [])
  })
}

function link(page: Page): Promise<string> {
  return page.getByRole('textbox', { name: 'Link to this episode' }).inputValue()
}
