import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

/** Where Debian, Ubuntu and Google put it. */
const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const program = PROGRAMS.find((path) => existsSync(path))

/** Why no browser can be asked; false when one can. For the option `skip`. */
export const noBrowser = program === undefined && 'no Chromium on this machine (Debian: chromium)'

// So that nothing but the pages under test asks for anything, and neither a graphics card nor a loudspeaker is looked
// for: recordings play by the clock of an output that is none, which no busy machine takes away from them.
const SWITCHES = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-audio-output',
]

/** For whatever is asked of a page: a machine that does much besides takes long over it. */
const PATIENCE_MILLISECONDS = 90_000

/** A real browser. Whoever opens it closes it: `t.teardown(() => browser.close())`. */
export async function openBrowser(): Promise<Browser> {
  if (program === undefined) throw new Error('There is no Chromium on this machine.')
  const browser = await chromium.launch({ executablePath: program, args: SWITCHES })
  browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MILLISECONDS))
  return browser
}

/** No page needs to have an icon. */
const ASKED_BY_ITSELF = /\/favicon\.ico$/

/** What goes wrong in a browser's pages from now on: errors on the console, and whatever is asked of another host. */
export function complaintsOf(context: BrowserContext, origin: string): readonly string[] {
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' && !ASKED_BY_ITSELF.test(message.location().url))
      complaints.push(`console: ${message.text()}`)
  })
  context.on('weberror', (fault) => complaints.push(`script: ${fault.error().message}`))
  context.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) complaints.push(`asked for ${url}`)
  })
  return complaints
}
