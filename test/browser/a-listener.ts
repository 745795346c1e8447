import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Test } from 'tap'
import { fileRangeReader } from '../../src/adapters/files/range-reader.ts'
import { startLiveSite } from '../../src/build/live-site.ts'
import { compose } from '../../src/compose.ts'
import { buildServer } from '../../src/server/app.ts'
import { copyOfSample } from '../journeys/a-sample.ts'
import { complaintsOf, openBrowser } from './chromium.ts'

const LIMITS = { rateLimit: 0, trustProxy: false, graceSeconds: 1 } as const
/** Its turns have times: 3, 24, 52, 86 and 110 seconds; it lasts 144. */
export const SLUG = 'alessandro-marcello'

/** The sample on the air in this process, and a browser to visit it with. */
export interface Visit {
  readonly origin: string
  /** Of the episode. */
  readonly transcript: string
  readonly browser: Browser
  /** Of every listener, what their browser had to say. */
  readonly complaints: (readonly string[])[]
  /** Makes a new build of the changed folder. */
  readonly renew: () => Promise<void>
}

/** Ends with the test. */
export async function visitSample(t: Test): Promise<Visit> {
  const folder = await copyOfSample(t.testdir({}))
  const { context, root, clock } = compose(folder)
  let change = () => {}
  let renewed = () => {}
  const watch = {
    start: async (changed: () => void) => {
      change = changed
      return async () => {}
    },
  }
  const { liveSite } = await startLiveSite(context, clock, watch, { onEvent: () => renewed() })
  if (!liveSite) throw new Error('the sample goes on air')
  const app = buildServer({ current: liveSite.current, parts: fileRangeReader(root), limits: LIMITS })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const browser = await openBrowser()
  t.teardown(async () => {
    await browser.close()
    await app.close()
    await liveSite.stop()
  })
  const renew = () =>
    new Promise<void>((done) => {
      renewed = done
      change()
    })
  return {
    origin,
    browser,
    renew,
    complaints: [],
    transcript: join(folder, 'episodes', SLUG, 'transcript.md'),
  }
}

/** A listener at the episode's page. */
export async function listener(
  { browser, complaints, origin }: Visit,
  t: Test,
  fragment = '',
  options: BrowserContextOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options)
  t.teardown(() => context.close())
  complaints.push(complaintsOf(context, origin))
  return { context, page: await openEpisode(context, origin, fragment) }
}

export async function openEpisode(context: BrowserContext, origin: string, fragment = ''): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${origin}/episodes/${SLUG}/${fragment}`)
  return page
}

/** The link of the turn that begins at this time. */
export function turnTime(page: Page, clock: string) {
  return page.locator('.turn .time').filter({ hasText: clock })
}

const PATIENCE_MILLISECONDS = 60_000

/** Waits for something that is so of `audio`. The page's policy forbids a browser to look by itself. */
export async function until(page: Page, condition: string): Promise<void> {
  const end = Date.now() + PATIENCE_MILLISECONDS
  while (Date.now() < end) {
    if (
      await page.evaluate(`(() => { const audio = document.querySelector('audio'); return ${condition} })()`)
    )
      return
    await page.waitForTimeout(50)
  }
  throw new Error(`It never came to pass that ${condition}\n${await stateOf(page)}`)
}

/** What a browser knew when it did not do what was waited for: the next reader has no other traces of it. */
async function stateOf(page: Page): Promise<string> {
  const state = await page.evaluate(`(() => {
    const audio = document.querySelector('audio')
    const { activeElement } = document
    return {
      audio: audio && {
        currentTime: audio.currentTime, duration: audio.duration, paused: audio.paused, ended: audio.ended,
        seeking: audio.seeking, readyState: audio.readyState, networkState: audio.networkState,
        rate: audio.playbackRate, error: audio.error && [audio.error.code, audio.error.message],
        buffered: Array.from(audio.buffered, (_, n) => [audio.buffered.start(n), audio.buffered.end(n)]),
      },
      clock: document.querySelector('.clock')?.textContent,
      status: document.querySelector('.status')?.textContent,
      focus: activeElement?.outerHTML.slice(0, 80),
      hash: location.hash,
      scroll: scrollY,
    }
  })()`)
  return JSON.stringify(state)
}

/** From now on next to nothing is played while a busy machine is asked what it plays. */
export async function slowly(page: Page): Promise<void> {
  await page.evaluate("document.querySelector('audio').playbackRate = 0.1")
}

/** As the browser's own controls would. */
export async function seek(page: Page, seconds: number): Promise<void> {
  await page.evaluate(`document.querySelector('audio').currentTime = ${seconds}`)
}

/** Waits until any of an element stands in the window: pages scroll smoothly. */
export async function untilSeen(page: Page, id: string): Promise<void> {
  const box = `document.getElementById(${JSON.stringify(id)}).getBoundingClientRect()`
  await until(page, `${box}.bottom > 0 && ${box}.top < innerHeight`)
}
