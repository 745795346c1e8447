// The player at the foot of the window, where it goes when its page is left, and what is played after it. Loaded when
// something is first played.

import { filled, make, recall } from './browser.js'
import { followLinks, pageAt } from './page-swap.js'
import { begin } from './player.js'

const dock = make('aside', { class: 'dock' })
document.body.append(dock)

/** What plays, or was played last. */
let current
// What is played

/** A player of the page that somebody began to play. */
export function take(player) {
  if (player === current) return
  drop()
  current = player
  settle()
}

/** A player that stands on its own page stays there, and can be begun again. */
function drop() {
  if (!current) return
  const { host, audio } = current
  audio.pause()
  if (dock.contains(host)) {
    current.end()
    host.remove()
  }
  current = undefined
}

/** A link that plays an episode was pressed; `media` plays it already, where it is not the one that stands here. */
export async function press(link, media) {
  const { key } = link.dataset
  const here = current?.data.key === key ? current : own(key)
  if (here) {
    media?.pause()
    here.toggle()
    return
  }
  current?.audio.pause()
  try {
    await bring(pageOf(link), media)
  } catch {
    media?.pause()
    location.assign(link.href)
  }
}

function own(key) {
  return document.querySelector(`inonda-player[data-key="${CSS.escape(key)}"]`)?.player
}

/** The page of the episode that a link plays. */
function pageOf(link) {
  const way = link.dataset.page ?? link.closest('article')?.querySelector('h3 a')?.getAttribute('href')
  return new URL(way, document.baseURI).href.split('#')[0]
}

/** Begins the episode of a page; what plays it is that of the page before, unless one plays already. */
async function bring(address, media) {
  const page = await pageAt(address)
  const host = document.adoptNode(page.document.querySelector('inonda-player'))
  const data = JSON.parse(host.querySelector('script').textContent)
  if (!media && own(data.key)) {
    own(data.key).play()
    return
  }
  for (const name of ['href', 'src', 'poster']) {
    for (const one of host.querySelectorAll(`[${name}]`)) {
      one.setAttribute(name, new URL(one.getAttribute(name), page.url))
    }
  }
  const stand = host.querySelector('audio, video')
  const old = current && dock.contains(current.host) ? current : undefined
  current?.audio.pause()
  // What was allowed to be heard is allowed to go on.
  const before = old?.audio
  const heard =
    media ?? (before?.localName === stand.localName ? before : document.createElement(stand.localName))
  const isNew = heard !== media
  old?.end()
  heard.replaceChildren(...stand.querySelectorAll('track'))
  heard.setAttribute('aria-label', data.title)
  for (const name of ['poster', 'playsinline']) {
    if (stand.hasAttribute(name)) heard.setAttribute(name, stand.getAttribute(name))
    else heard.removeAttribute(name)
  }
  heard.controls = true
  stand.replaceWith(heard)
  if (isNew) heard.src = host.dataset.src = stand.querySelector('source').src
  host.dataset.ready = 'true'
  dock.lang = page.document.documentElement.lang
  dock.append(host)
  old?.host.remove()
  current = begin(host, heard, data, page.url)
  if (isNew) {
    current.resume()
    current.play()
  }
  settle()
}

document.addEventListener('inonda:ended', async ({ detail }) => {
  if (detail !== current) return
  const [first, ...rest] = queue()
  const next = first?.page ?? (recall('onwards') === 'true' ? current.next : undefined)
  if (!next) return
  if (first) store(rest)
  try {
    await bring(next)
  } catch {
    current?.say(current.words.failedSource)
  }
})

document.addEventListener('inonda:close', ({ detail }) => {
  if (detail !== current) return
  drop()
  settle()
})

// What shall be played after it, as long as the window is open

function queue() {
  try {
    return JSON.parse(sessionStorage.getItem('inonda:queue') ?? '[]')
  } catch {
    return []
  }
}

function store(list) {
  try {
    sessionStorage.setItem('inonda:queue', JSON.stringify(list))
  } catch {}
  settle()
}

function listQueue() {
  const list = queue()
  const { more, words } = current
  more.queue.hidden = list.length === 0
  const items = list.map(({ page, title }, at) => {
    const named = { type: 'button', 'aria-label': filled(words.unqueue, { title }) }
    const button = make('button', named, '×')
    button.addEventListener('click', () => store(list.filter((_, other) => other !== at)))
    return make('li', {}, make('a', { href: page }, title), button)
  })
  more.queue.querySelector('ol').replaceChildren(...items)
}

/** Rows say which of them plays, and the others can be put behind it. */
function settle() {
  const list = queue()
  const keys = new Set(list.map(({ key }) => key))
  for (const link of document.querySelectorAll('a.play[data-key]')) {
    const isCurrent = link.dataset.key === current?.data.key
    name(link, isCurrent && !current.audio.paused)
    const row = link.closest('.card')
    row?.querySelector('.enqueue')?.remove()
    if (row && current && !isCurrent && !keys.has(link.dataset.key)) offerQueue(row, link)
  }
  document.documentElement.toggleAttribute('data-docked', current !== undefined)
  if (!current) return
  dock.setAttribute('aria-label', current.words.title)
  listQueue()
}

/** What is pressed to play is pressed to pause. */
function name(link, isPlaying) {
  link.toggleAttribute('data-playing', isPlaying)
  const isNamed = link.textContent.trim() !== ''
  link.dataset.name ??= isNamed ? link.textContent : link.getAttribute('aria-label')
  if (isNamed) link.textContent = isPlaying ? current.words.pause : link.dataset.name
  else
    link.setAttribute(
      'aria-label',
      isPlaying ? `${current.words.pause}: ${current.data.title}` : link.dataset.name,
    )
}

function offerQueue(row, link) {
  const title = row.querySelector('h3').textContent
  const { enqueue } = current.words
  const named = { type: 'button', class: 'enqueue', 'aria-label': `${enqueue}: ${title}` }
  const button = make('button', named, enqueue)
  button.addEventListener('click', () => {
    current?.say(filled(current.words.enqueued, { title }))
    store([...queue(), { key: link.dataset.key, title, page: pageOf(link) }])
  })
  row.querySelector('.facts')?.append(button)
}

document.addEventListener('inonda:rows', settle)
for (const event of ['play', 'pause']) {
  // They do not bubble.
  document.addEventListener(event, ({ target }) => target === current?.audio && settle(), true)
}

followLinks(dock, {
  playing: () => current,
  isSettled: settle,
})
