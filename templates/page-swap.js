// Reading on while something plays: links of the site replace what stands above the player, instead of the whole page.
// While nothing plays, and where anything is unusual, links are plain links.

const POLICY = 'meta[http-equiv="Content-Security-Policy" i]'
const PATIENCE_MILLISECONDS = 8000
const PAGES_KEPT = 20

const assets = new URL('.', import.meta.url)
const site = new URL('..', assets)
/** The address of the page that is shown. */
let shown = location.href.split('#')[0]

const kept = new Map()

/** A page of the site, and where it was found. */
export async function pageAt(address) {
  const known = kept.get(address)
  const answer = known ?? (await answerAt(address))
  kept.delete(address)
  kept.set(address, answer)
  for (const oldest of kept.keys()) {
    if (kept.size <= PAGES_KEPT) break
    kept.delete(oldest)
  }
  return { url: answer.url, document: new DOMParser().parseFromString(answer.text, 'text/html') }
}

async function answerAt(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) })
  const isPage = response.ok && /^text\/html\b/.test(response.headers.get('content-type') ?? '')
  if (!isPage) throw new Error(`${address}: ${response.status}`)
  return { url: response.url, text: await response.text() }
}

/** Pages of this site end in a slash; a frame for other sites is none of its own. */
function isPage({ origin, pathname }) {
  const base = site.pathname
  return (
    origin === site.origin &&
    pathname.startsWith(base) &&
    pathname.endsWith('/') &&
    !pathname.startsWith(`${base}embed/`)
  )
}

function fits({ document: page }) {
  return (
    page.querySelector('body > #main') !== null &&
    // What it may load was said by the page that was loaded first.
    page.querySelector(POLICY)?.content === document.querySelector(POLICY)?.content &&
    page.querySelector('meta[http-equiv="refresh" i]') === null &&
    // Modules so marked begin again on a page when they are told of it (`inonda:page`).
    page.querySelector('script[src]:not([data-again])') === null
  )
}

// What stays while the address changes is where it was.
for (const one of document.querySelectorAll('link[rel~=stylesheet], link[rel~=icon]'))
  one.setAttribute('href', one.href)

let turn = 0

/** Shows another page above the player. `y` is where it was left. */
async function show(address, { isNew, y = 0, dock, playing, isSettled }) {
  const asked = ++turn
  const [place, hash] = address.split('#')
  let page
  try {
    page = await pageAt(place)
  } catch {}
  if (asked !== turn) return
  if (!page || !fits(page) || !isPage(new URL(page.url))) {
    location.assign(address)
    return
  }
  if (isNew) {
    history.scrollRestoration = 'manual'
    history.replaceState({ ...history.state, y: scrollY }, '')
    history.pushState({}, '', page.url)
    history.scrollRestoration = 'manual'
  }
  shown = page.url
  replace(page, dock, playing())
  for (const script of page.document.querySelectorAll('script[src]'))
    load(new URL(script.getAttribute('src'), page.url).href)
  document.dispatchEvent(new CustomEvent('inonda:page'))
  isSettled()
  const heading = document.querySelector('main h1')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
  // As a browser does it: what the address names is marked and shown.
  if (hash !== undefined) location.replace(`#${hash}`)
  else scrollTo({ top: y, behavior: 'instant' })
}

function replace({ document: page, url }, dock, current) {
  const { host } = current ?? {}
  if (host && !dock.contains(host)) {
    current.leave()
    dock.lang = document.documentElement.lang
    dock.append(host)
  }
  const main = page.getElementById('main')
  const own = [...main.querySelectorAll('inonda-player')].find((one) => keyOf(one) === current?.data.key)
  const { lang, dir } = page.documentElement
  Object.assign(document.documentElement, { lang, dir })
  document.title = page.title
  const told =
    'meta:not([http-equiv], [charset], [name=viewport], [name=color-scheme]), link:not([rel~=stylesheet], [rel~=icon]), script:not([src])'
  for (const old of document.head.querySelectorAll(told)) old.remove()
  document.head.append(...[...page.head.querySelectorAll(told)].map((one) => document.adoptNode(one)))
  for (const one of document.querySelectorAll('main inonda-player')) one.player?.end()
  for (const old of [...document.body.children]) if (old !== dock) old.remove()
  // Before it is in the page it begins nothing; then what plays stands in its place.
  if (own) own.dataset.ready = 'true'
  dock.before(...[...page.body.children].map((one) => document.adoptNode(one)))
  if (own) {
    own.replaceWith(host)
    current.arrive(url)
  }
}

function keyOf(host) {
  return JSON.parse(host.querySelector('script[type="application/json"]')?.textContent ?? '{}').key
}

const loaded = new Set([...document.querySelectorAll('script[src]')].map(({ src }) => src))

function load(src) {
  if (loaded.has(src)) return
  loaded.add(src)
  const script = document.createElement('script')
  Object.assign(script, { type: 'module', src })
  document.head.append(script)
}

/** Follows links above the dock from now on, for as long as something plays. */
export function followLinks(dock, { playing, isSettled }) {
  const go = (address, way) => void show(address, { ...way, dock, playing, isSettled })
  document.addEventListener('click', (event) => {
    if (!playing() || event.defaultPrevented || event.button > 0) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = event.target.closest?.('a[href]:not([download], [target])')
    if (!link || !isPage(link)) return
    if (link.href.split('#')[0] === location.href.split('#')[0]) return
    event.preventDefault()
    go(link.href, { isNew: true })
  })
  addEventListener('popstate', ({ state }) => {
    if (location.href.split('#')[0] === shown) return
    go(location.href, { isNew: false, y: state?.y })
  })
  addEventListener('pagehide', () => {
    if (history.scrollRestoration === 'manual') history.replaceState({ ...history.state, y: scrollY }, '')
  })
}
