// Takes the pictures of docs/ from the sample. Run it as npm run pictures, which compiles first; it needs Chromium.
import { existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { systemClock } from '../lib/adapters/files/clock.js'
import { startLiveSite } from '../lib/build/live-site.js'
import { compose, composeServer } from '../lib/compose.js'
import { buildServer } from '../lib/server/app.js'

const DESKTOP = { viewport: { width: 1120, height: 1400 }, colorScheme: 'light' }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, colorScheme: 'dark' }
const PICTURES = [
  ['home', '/', DESKTOP],
  ['episode', '/episodes/alessandro-marcello/', DESKTOP],
  ['person', '/people/inonda-contributors/', { ...DESKTOP, viewport: { width: 1120, height: 900 } }],
  ['credits', '/credits/', { ...DESKTOP, viewport: { width: 1120, height: 1200 } }],
  ['phone', '/', PHONE],
]
const MOST_BYTES = 200_000

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = PROGRAMS.find((path) => existsSync(path))
if (executablePath === undefined) {
  console.error('The pictures need Chromium (Debian: apt-get install chromium).')
  process.exit(1)
}

const { context, watch, root } = compose(fileURLToPath(new URL('..', import.meta.url)))
const { liveSite } = await startLiveSite(context, systemClock, watch, { tell: () => {} })
if (!liveSite) throw new Error('The sample does not go on air: inonda check says why.')
const limits = { rateLimit: 0, trustProxy: false, graceSeconds: 1 }
const app = buildServer({ current: liveSite.current, ...composeServer(root), limits })
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
})
try {
  for (const [name, path, look] of PICTURES) await take(name, path, look)
} finally {
  await browser.close()
  await app.close()
  await liveSite.stop()
}

async function take(name, path, look) {
  const context = await browser.newContext({ ...look, reducedMotion: 'reduce', locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(origin + path, { waitUntil: 'networkidle' })
  const file = fileURLToPath(new URL(`../docs/${name}.png`, import.meta.url))
  // A palette is enough for text and flat artwork, and a third of the bytes.
  await sharp(await page.screenshot())
    .png({ palette: true, compressionLevel: 9, effort: 10 })
    .toFile(file)
  await context.close()
  const { size } = statSync(file)
  console.log(`docs/${name}.png ${size} bytes`)
  if (size > MOST_BYTES) throw new Error(`docs/${name}.png is larger than ${MOST_BYTES} bytes`)
}
