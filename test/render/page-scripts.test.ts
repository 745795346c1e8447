import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { pagesOf } from '../../src/render/pages.ts'
import { makeOnAir } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const TEMPLATES = new URL('../../templates/', import.meta.url)
const source = (name: string) => readFileSync(new URL(name, TEMPLATES), 'utf8')
const scripts = readdirSync(TEMPLATES).filter((name) => name.endsWith('.js'))
/** What runs once: it listens on the document, defines an element that begins by itself, or is called by others. */
const RUN_ONCE = [
  'browser.js',
  'quotes.js',
  'dock.js',
  'page-swap.js',
  'player-view.js',
  'player.js',
  'reading.js',
  'search-query.js',
  'site.js',
]

/** Every page, with a schedule of a show among them. */
function pages(): string[] {
  const siteView = makeOnAir()
  const [feed] = siteView.feeds
  const schedule = [{ day: 1, time: '18:00', show: feed?.id ?? '' }] as const
  const station = { ...siteView.station, timezone: 'Europe/Rome', schedule }
  return pagesOf({ ...siteView, station }, shippedTemplates()).map(({ html }) => html())
}

t.test('every script that ships runs once, or begins again on the next page', async (t) => {
  for (const name of scripts) {
    const isTold = source(name).includes("addEventListener('inonda:page', begin)")
    t.not(isTold, RUN_ONCE.includes(name), name)
  }
})

t.test('every script of a page says so, so that the page can be shown while something plays', async (t) => {
  const named = new Set<string>()
  for (const page of pages().filter((html) => !html.includes('class="framed"'))) {
    for (const [element, src = ''] of page.matchAll(/<script [^>]*\bsrc="([^"]*)"[^>]*>/g)) {
      t.match(element, / data-again>$/)
      named.add(src.replace(/^.*\//, ''))
    }
  }
  const imported = scripts.flatMap((name) =>
    [...source(name).matchAll(/'\.\/([\w-]+\.js)'/g)].map(([, one]) => one),
  )
  t.strictSame(
    scripts.filter((name) => !named.has(name) && !imported.includes(name)),
    [],
    'none is left out',
  )
})
