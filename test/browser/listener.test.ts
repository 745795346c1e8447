import type { Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { listener, SLUG, turnTime, until, untilSeen, visitSample } from './a-listener.ts'
import { noBrowser } from './chromium.ts'

const INTERVIEW = 'Alessandro Marcello on growing small exporters'

// What one listener does from the home page to the printer, with scripts and without; what each part of it must do
// besides stands in the tests of that part.
if (noBrowser) t.test('a listener’s whole way', { skip: noBrowser }, async () => {})
else {
  const visit = await visitSample(t)
  const { origin } = visit

  t.test('a listener plays, reads along, searches, changes language, meets people and prints', async (t) => {
    const { page } = await listener(visit, t)
    await openFromHome(page)
    t.equal(await page.locator('h1').textContent(), INTERVIEW)
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await until(page, 'audio.currentTime > 0.2 && !audio.paused')
    await page.getByRole('link', { name: 'Listen from 0:52' }).click()
    await until(page, 'audio.currentTime >= 52')
    await turnTime(page, '1:26').click()
    await until(page, 'audio.currentTime >= 86 && !audio.paused')
    t.equal(await page.locator('.turn[aria-current="true"]').getAttribute('id'), 't=86')
    t.equal(new URL(page.url()).hash, '#t=86')

    await page.goto(`${origin}/`)
    await page.goto(`${origin}/episodes/${SLUG}/#t=24`)
    t.match(await page.locator('.clock').textContent(), '0:24 / 2:24')
    await untilSeen(page, 't=24')

    await searchFor(page, 'customer')
    await followToTurn(t, page)
    await readOtherwise(t, page)
    await print(t, page)
  })

  t.test('with scripts off the way is the same', async (t) => {
    const { page } = await listener(visit, t, '', { javaScriptEnabled: false })
    await openFromHome(page)
    t.equal(await page.locator('h1').textContent(), INTERVIEW)
    t.ok(await page.locator('audio[controls]').isVisible())
    t.equal(await page.locator('.wave').isVisible(), false)
    t.equal(await page.getByRole('link', { name: /Download/ }).getAttribute('download'), '')
    const chapter = page.getByRole('link', { name: 'Listen from 0:52' })
    t.equal(await chapter.getAttribute('href'), `${SLUG}.mp3#t=52`, 'the browser plays the file from there')
    await page.getByRole('link', { name: 'What he advises' }).click()
    t.equal(new URL(page.url()).hash, '#what-he-advises')
    await turnTime(page, '1:26').click()
    t.equal(await page.locator(':target').getAttribute('id'), 't=86')

    await page.goto(`${origin}/`)
    await page.goto(`${origin}/episodes/${SLUG}/#t=24`)
    t.equal(await page.locator(':target').getAttribute('id'), 't=24')

    await searchFor(page, 'customer')
    t.match(page.url(), /\/search\/\?q=customer&show=$/, 'the server answers')
    await followToTurn(t, page)
    await readOtherwise(t, page)
    await print(t, page)
  })

  t.test('no page logged an error or asked another host for anything', async (t) => {
    t.ok(visit.complaints.length > 0)
    t.strictSame(visit.complaints.flat(), [])
  })
}

async function openFromHome(page: Page): Promise<void> {
  await page.goto(new URL('/', page.url()).href)
  await page.getByRole('main').getByRole('link', { name: INTERVIEW, exact: true }).click()
  await page.waitForURL(`**/episodes/${SLUG}/`)
}

async function searchFor(page: Page, question: string): Promise<void> {
  await page.locator('.masthead nav').getByRole('link', { name: 'Search' }).click()
  await page.getByRole('searchbox').fill(question)
  await page.getByRole('button', { name: 'Search' }).click()
}

async function followToTurn(t: Test, page: Page): Promise<void> {
  await page.locator('.passage', { hasText: 'eSpeak' }).getByRole('link').first().click()
  await page.waitForURL(/\/episodes\/alessandro-marcello\/#/)
  t.match(await page.locator(':target').textContent(), /customer/)
  t.equal(await page.locator('.turn:has(:target), .turn:target').count(), 1, 'a turn is the target')
}

/** In the other language, and by who spoke. */
async function readOtherwise(t: Test, page: Page): Promise<void> {
  await page.goto(new URL('/episodes/from-tape-to-text/', page.url()).href)
  await page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name: 'italiano' }).click()
  await page.waitForURL('**/episodes/from-tape-to-text/it/')
  t.equal(await page.locator('html').getAttribute('lang'), 'it')
  t.equal(await page.getByRole('heading', { name: 'Trascrizione', exact: true }).count(), 1)
  await page.getByRole('navigation', { name: 'Lingue' }).getByRole('link', { name: 'English' }).click()
  await page.waitForURL('**/episodes/from-tape-to-text/')
  await page.locator('.talk').getByRole('link', { name: 'Synthetic voice (flite slt)' }).first().click()
  await page.waitForURL('**/people/voice-slt/')
  t.equal(await page.locator('h1').textContent(), 'Synthetic voice (flite slt)')
  await page.getByRole('main').getByRole('link', { name: 'From tape to text', exact: true }).first().click()
  await page.waitForURL('**/episodes/from-tape-to-text/')
}

/** The paper has what is read, and nothing of what is pressed. */
async function print(t: Test, page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const read of ['h1', '.prose', '.transcript .said', '.roll']) {
    t.ok(await page.locator(read).first().isVisible(), `${read} is printed`)
  }
  for (const pressed of ['.masthead nav', 'inonda-player', '.versions', '.share', '.ways', 'button']) {
    const seen = await page.locator(pressed).filter({ visible: true }).count()
    t.equal(seen, 0, `${pressed} is not printed`)
  }
  const ground = await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
  t.equal(ground, 'rgb(255, 255, 255)', 'on white, by night too')
  const paper = await page.pdf({ format: 'A4' })
  t.equal(paper.subarray(0, 5).toString(), '%PDF-')
}
