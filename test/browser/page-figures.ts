import type { Browser } from 'playwright-core'
import { complaintsOf } from './chromium.ts'

/** The widths and heights that pages are measured at. */
export const SCREENS = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 800 },
} as const

/** What a browser measured of one page. */
export interface PageFigures {
  /** First contentful paint in milliseconds, with only the page itself and its style sheet answered. */
  readonly paint: number
  /** Cumulative layout shift, from loading it to its end (https://web.dev/articles/cls). */
  readonly shift: number
  /** What moved, for whoever looks for the reason. */
  readonly moved: readonly string[]
  /** Errors on the console, and requests to other hosts. */
  readonly complaints: readonly string[]
  /** Bytes on their way, by kind. */
  readonly bytes: Readonly<Record<'document' | 'stylesheet' | 'script' | 'image' | 'other', number>>
}

type Screen = (typeof SCREENS)[keyof typeof SCREENS]

/** Opens a page twice: once as it is, scrolled to its end, and once with nothing answered but HTML and CSS. */
export async function figuresOf(browser: Browser, url: string, viewport: Screen): Promise<PageFigures> {
  return { ...(await loaded(browser, url, viewport)), paint: await firstPaint(browser, url, viewport) }
}

async function loaded(browser: Browser, url: string, viewport: Screen): Promise<Omit<PageFigures, 'paint'>> {
  const context = await browser.newContext({ viewport })
  try {
    const complaints = complaintsOf(context, new URL(url).origin)
    await context.addInitScript(OBSERVE)
    const page = await context.newPage()
    const bytes = { document: 0, stylesheet: 0, script: 0, image: 0, other: 0 }
    const sizes: Promise<void>[] = []
    page.on('requestfinished', (request) => {
      const kind = request.resourceType()
      const name = kind in bytes ? (kind as keyof typeof bytes) : 'other'
      sizes.push(
        request.sizes().then(({ responseBodySize }) => {
          bytes[name] += responseBodySize
        }),
      )
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    const end: number = await page.evaluate('document.documentElement.scrollHeight')
    for (let at = 0; at < Math.min(end, viewport.height * SCREENS_MOST); at += viewport.height) {
      await page.evaluate(`scrollTo({ top: ${at}, behavior: 'instant' })`)
      await page.waitForTimeout(SETTLE_MILLISECONDS)
    }
    const { shift, moved } = (await page.evaluate('shifts()')) as Pick<PageFigures, 'shift' | 'moved'>
    await Promise.all(sizes)
    return { shift, moved, complaints: [...complaints], bytes }
  } finally {
    await context.close()
  }
}

async function firstPaint(browser: Browser, url: string, viewport: Screen): Promise<number> {
  const context = await browser.newContext({ viewport })
  try {
    const page = await context.newPage()
    await page.route('**/*', async (route) => {
      // Others are never answered: what waits for them waits for ever.
      if (['document', 'stylesheet'].includes(route.request().resourceType())) await route.continue()
    })
    await page.goto(url, { waitUntil: 'commit' })
    return (await page.evaluate(PAINT)) as number
  } finally {
    await context.close()
  }
}

/** Long pages of the same are not scrolled to their very end. */
const SCREENS_MOST = 6
const SETTLE_MILLISECONDS = 60
const PAINT_MILLISECONDS = 10_000

// In the page, where these are texts: its types are not those of Node.js.
const OBSERVE = `
  const seen = []
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()))
  observer.observe({ type: 'layout-shift', buffered: true })
  globalThis.shifts = () => {
    seen.push(...observer.takeRecords())
    const unasked = seen.filter(({ hadRecentInput }) => !hadRecentInput)
    const nameOf = (node) => (node?.nodeType === 3 ? node.parentElement : node)?.outerHTML.slice(0, 80) ?? '?'
    return {
      shift: unasked.reduce((sum, { value }) => sum + value, 0),
      moved: unasked.flatMap(({ sources }) => sources.map(({ node }) => nameOf(node))),
    }
  }`
const PAINT = `new Promise((done, failed) => {
  const found = (entries) => entries.find(({ name }) => name === 'first-contentful-paint')?.startTime
  new PerformanceObserver((list) => {
    const time = found(list.getEntries())
    if (time !== undefined) done(time)
  }).observe({ type: 'paint', buffered: true })
  setTimeout(() => failed(new Error('Nothing was painted.')), ${PAINT_MILLISECONDS})
})`
