// The search page without a server: asks the files of the index, and shows what the server would have shown.
import { hitsFor, markedIn, nearShardsFor, passagesFor, shardsFor } from './search-query.js'

let form
let field
let count
let found
let list
let sentences
/** What the form says of the index, and the words that are shown. */
let given
const PAGE = 10
const PATIENCE_MILLISECONDS = 200

// Nothing is asked for twice.
const kept = new Map()

function load(address) {
  const known = kept.get(address)
  if (known) return known
  const answer = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address}: ${response.status}`)
    return response.json()
  })
  answer.catch(() => kept.delete(address))
  kept.set(address, answer)
  return answer
}

function say(text) {
  count.textContent = text
}

function sentence(number) {
  const form =
    sentences[new Intl.PluralRules(document.documentElement.lang).select(number)] ?? sentences.other
  return form.replace('{n}', new Intl.NumberFormat(document.documentElement.lang).format(number))
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

function marked(pieces) {
  return pieces.map(({ text, marked }) => (marked ? element('mark', {}, text) : text))
}

/** The same row as templates/search.liquid makes. */
function rowOf({ t, h, l = '', d, n, i, r }, question) {
  const time = ({ iso, words }) => element('time', { dateTime: iso }, words)
  const told = element(
    'div',
    {},
    element('h3', {}, element('a', { href: h, lang: l }, ...marked(markedIn(t, question)))),
  )
  const facts = [
    ...(n ? [element('span', {}, n)] : []),
    ...(d ? [time(d)] : []),
    ...(r?.l ? [time(r.l)] : []),
  ]
  if (facts.length > 0) told.append(element('p', { className: 'meta facts' }, ...facts))
  const row = element('article', { className: 'card' }, told)
  if (i) row.prepend(element('img', { src: i, width: 72, height: 72, alt: '', loading: 'lazy' }))
  if (r) {
    const link = element('a', { className: 'play', href: r.h, type: r.t })
    if (r.g) Object.assign(link.dataset, { key: r.g, seconds: r.s })
    link.setAttribute(
      'aria-label',
      given.play.replace('{title}', () => t),
    )
    row.append(link)
  }
  return row
}

function itemOf(text, question) {
  const { h, l = '', p } = text
  const item = element('li', {}, rowOf(text, question))
  for (const { part, pieces, second } of passagesFor(question, p)) {
    const { a, h: page = h, s, l: language = l } = part
    const place = second === undefined ? a && encodeURIComponent(a) : `t=${second}`
    const href = place === undefined ? page : `${page}#${place}`
    const label = s === undefined ? [] : [element('b', {}, s), ' ']
    const words = element('span', { lang: language }, ...marked(pieces))
    item.append(element('p', { className: 'passage' }, element('a', { href }, ...label, words)))
  }
  return item
}

let asked = 0

async function search(question) {
  const turn = ++asked
  const isOld = () => turn !== asked
  if (question.trim() === '') {
    found.hidden = true
    return say('')
  }
  say(given.searching)
  try {
    const number = Number(given.shards)
    let hits = await hitsIn(question, number, shardsFor(question, number))
    if (isOld()) return
    if (hits.length === 0) hits = await hitsIn(question, number, nearShardsFor(question, number))
    if (isOld()) return
    await show(question, hits, 0, isOld)
    const told = hits[0]?.near ? `${given.near} ` : ''
    if (!isOld()) say(hits.length > 0 ? told + sentence(hits.length) : given.nothing)
  } catch {
    if (!isOld()) say(given.failed)
  }
}

/** What is found in these files of the index. */
async function hitsIn(question, number, needed) {
  const loaded = await Promise.all(needed.map((one) => load(`terms/${one}.json`)))
  const index = new Map(needed.map((one, place) => [one, new Map(Object.entries(loaded[place]))]))
  return hitsFor(question, number, (one) => index.get(one) ?? new Map(), needed)
}

/** One page of results after those that stand there. */
async function show(question, hits, from, isOld) {
  const some = hits.slice(from, from + PAGE)
  const texts = await Promise.all(some.map(({ kind, number }) => load(`${kind}/${number}.json`)))
  if (isOld()) return
  const items = texts.map((text) => itemOf(text, question))
  if (from === 0) list.replaceChildren(...items)
  else list.append(...items)
  found.hidden = hits.length === 0
  document.dispatchEvent(new CustomEvent('inonda:rows'))
  for (const old of found.querySelectorAll('#hits ~ *')) old.remove()
  if (from + PAGE >= hits.length) return
  const button = element('button', { type: 'button', className: 'button' }, given.more)
  button.addEventListener('click', async () => {
    button.disabled = true
    await show(question, hits, from + PAGE, isOld).catch(() => say(given.failed))
    list.children[from + PAGE]?.querySelector('a')?.focus()
  })
  found.append(element('p', {}, button))
}

/** The show and the year that are chosen, as the index has them. */
function facets() {
  return [...form.querySelectorAll('select')]
    .map(({ name, value }) => value && `::${name[0]}${value}`)
    .join(' ')
}

function remember() {
  const address = new URL(location.href)
  for (const { name, value } of [field, ...form.querySelectorAll('select')]) {
    if (value.trim() === '') address.searchParams.delete(name)
    else address.searchParams.set(name, value.trim())
  }
  history.replaceState(history.state, '', address)
}

let waiting = 0

function ask() {
  clearTimeout(waiting)
  remember()
  return search(`${facets()} ${field.value}`)
}

/** Also where the page is shown again while something plays. */
function begin() {
  form = document.getElementById('finder')
  if (!form) return
  field = document.getElementById('question')
  count = document.getElementById('count')
  found = document.getElementById('found')
  list = document.getElementById('hits')
  given = form.dataset
  sentences = JSON.parse(given.found)
  // Without scripts a link leads to the turn; with them the player goes to the second of the sentence.
  for (const link of list.querySelectorAll('[data-second]')) link.hash = `t=${link.dataset.second}`
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void ask()
  })
  field.addEventListener('input', (event) => {
    clearTimeout(waiting)
    if (!event.isComposing) waiting = setTimeout(ask, PATIENCE_MILLISECONDS)
  })
  for (const one of form.querySelectorAll('select')) one.addEventListener('change', () => void ask())
  field.addEventListener('compositionend', () => {
    clearTimeout(waiting)
    waiting = setTimeout(ask, PATIENCE_MILLISECONDS)
  })

  if (list.children.length > 0) return
  const asked = new URLSearchParams(location.search)
  for (const one of [field, ...form.querySelectorAll('select')]) {
    // Somebody may have begun to write before this module was there.
    one.value = (one === field && field.value) || (asked.get(one.name) ?? '')
    // What is not among them chooses nothing.
    if (one.selectedIndex === -1) one.selectedIndex = 0
  }
  void search(`${facets()} ${field.value}`)
}

begin()
document.addEventListener('inonda:page', begin)
