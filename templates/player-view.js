/* biome-ignore-all lint/style/noExcessiveLinesPerFile: one module is one request. */
// What of a player is seen and pressed: made by player.js, which says what it does.
import { clock, filled, make } from './browser.js'

export const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2]
/** Minutes. */
const SLEEPS = [5, 15, 30, 45, 60]

const ICONS = {
  play: 'M7 4v16l13-8z',
  pause: 'M6 4h4v16H6zm8 0h4v16h-4z',
  back: 'M12 5V1L6 6l6 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z',
  forward: 'M12 5V1l6 5-6 5V7a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8z',
  previousChapter: 'M5 4h3v16H5zm15 0v16L9 12z',
  nextChapter: 'M16 4h3v16h-3zM4 4l11 8L4 20z',
  close: 'M5 6l1-1 6 6 6-6 1 1-6 6 6 6-1 1-6-6-6 6-1-1 6-6z',
}

/**
 * The controls; `show` and `playing` say how things stand. `next` is where the show goes on, if it does.
 * @param {HTMLElement} host
 * @param {HTMLMediaElement} audio
 */
export function buildView(host, audio, { data, page, next }) {
  const { words, chapters, seconds, lang } = data
  const buttons = Object.fromEntries(
    ['previousChapter', 'back', 'play', 'forward', 'nextChapter']
      .filter((name) => chapters.length > 1 || !name.endsWith('Chapter'))
      .map((name) => [name, pressed(name, words)]),
  )
  const range = make('input', { type: 'range', min: 0, max: seconds, step: 1, 'aria-label': words.position })
  const seek = make('div', { class: 'seek' })
  const wave = host.querySelector('.wave') ?? make('span', { class: 'wave' })
  const played = wave.cloneNode(true)
  played.classList.add('played')
  seek.append(wave, played)
  for (const { start } of chapters) {
    if (start <= 0) continue
    const mark = make('i')
    mark.style.left = `${(start / seconds) * 100}%`
    seek.append(mark)
  }
  seek.append(range)

  const speed = make('select', { 'aria-label': words.speed })
  for (const one of SPEEDS) speed.append(new Option(`${one}×`, String(one), one === 1, one === 1))
  const clockFace = make('span', { class: 'clock' })
  const now = make('button', { type: 'button', class: 'now', title: words.show })
  const chapter = make('span', { class: 'chapter' })
  const about = make('a', { class: 'about', rel: 'nofollow noopener', hidden: '' }, words.chapterLink)
  const status = make('p', { class: 'status', role: 'status' })
  const { what, picture } = whatPlays(data, page)
  const close = pressed('close', { close: words.stop })
  const row = make('div', { class: 'row' }, ...Object.values(buttons), clockFace, speed, close)
  const more = moreOf(data, next)
  const inside = [seek, what, row, now, chapter, about, status, more.details]
  const bar = make('div', { class: 'bar', lang }, ...inside)
  const slot = make('div', { class: 'slot' }, bar)
  audio.after(slot)
  const look = stayInSight(host, slot, bar)

  return {
    buttons,
    range,
    speed,
    now,
    close,
    more,
    look,
    say: (text) => {
      status.textContent = text
    },
    playing: (isPlaying) => {
      const name = isPlaying ? 'pause' : 'play'
      buttons.play.replaceChildren(icon(name))
      buttons.play.title = words[name]
      buttons.play.setAttribute('aria-label', words[name])
    },
    show: (at, length, part, isTimed) => {
      range.max = String(Math.ceil(length))
      range.value = String(at)
      clockFace.textContent = `${clock(at)} / ${clock(length)}`
      const place = filled(words.of, { at: clock(at), all: clock(length) })
      range.setAttribute('aria-valuetext', part ? `${place}, ${part.title}` : place)
      seek.style.setProperty('--played', `${length > 0 ? (at / length) * 100 : 0}%`)
      // Nothing leads to a transcript that is not there, or of which nobody knows when what is said.
      now.hidden = !isTimed
      now.textContent = part?.title ?? words.show
      chapter.hidden = isTimed || !part
      chapter.textContent = part?.title ?? ''
      about.hidden = !part?.url
      if (part?.url) about.href = part.url
      picture(part?.picture)
    },
  }
}

/** The episode by name, with its picture or that of a chapter: for the player that has left its page. */
function whatPlays({ title, show, artwork }, page) {
  const own = artwork?.src ? new URL(artwork.src, page).href : undefined
  const image = make('img', { alt: '', width: 48, height: 48 })
  const text = make('span', {}, make('a', { href: page }, title))
  if (show) text.append(' ', make('span', { class: 'meta' }, show))
  const what = make('p', { class: 'what' }, text)
  let shown
  return {
    what,
    picture: (chapter) => {
      const src = chapter ? new URL(chapter, page).href : own
      if (src === shown || !what.closest('.away, .dock')) return
      shown = src
      if (src) {
        image.src = src
        what.prepend(image)
      } else image.remove()
    },
  }
}

/** What is not needed at every moment: when to stop, what comes after, chapters, keys. */
function moreOf({ words, chapters, lang }, next) {
  const panel = make('div', { class: 'panel' })
  const details = make('details', { class: 'more', lang }, make('summary', {}, words.more), panel)

  const sleep = make('select')
  sleep.append(new Option(words.sleepOff, ''))
  for (const minutes of SLEEPS) sleep.append(new Option(filled(words.sleepMinutes, { n: minutes }), minutes))
  sleep.append(new Option(words.sleepEnd, 'end'))
  panel.append(labelled(words.sleep, sleep))

  const onwards = make('input', { type: 'checkbox' })
  if (next) panel.append(labelled(words.onwards, onwards))

  const queue = make('section', { class: 'queue', hidden: '' }, make('p', {}, words.queue), make('ol'))
  panel.append(queue)

  const parts = make('ol', { class: 'parts' })
  const places = chapters.map(({ start, title }) => {
    const time = make('span', { class: 'time' }, clock(start))
    const button = make('button', { type: 'button' }, time, ' ', title)
    parts.append(make('li', {}, button))
    return { button, start }
  })
  if (places.length > 1) panel.append(parts)

  const everywhere = make('input', { type: 'checkbox' })
  panel.append(keyList(words, chapters.length > 1, labelled(words.keysEverywhere, everywhere)))
  return { details, sleep, onwards, queue, places, everywhere }
}

function labelled(text, control) {
  return make('label', {}, ...(control.type === 'checkbox' ? [control, ` ${text}`] : [`${text} `, control]))
}

/** The bar stays at the foot of the window while its place is out of sight and something was begun. */
function stayInSight(host, slot, bar) {
  const observer = new IntersectionObserver(([entry]) => {
    const isAway = !entry.isIntersecting && host.hasAttribute('data-begun') && !host.closest('.dock')
    slot.style.minHeight = isAway ? `${slot.offsetHeight}px` : ''
    bar.classList.toggle('away', isAway)
  })
  // It tells where things stand when it begins to observe.
  return () => {
    observer.unobserve(slot)
    observer.observe(slot)
  }
}

function keyList(words, hasChapters, everywhere) {
  const list = make('dl')
  const rows = [
    ['K', words.keysPlay],
    ['J', words.back],
    ['L', words.forward],
    ...(hasChapters ? [['⇧← ⇧→', `${words.previousChapter}, ${words.nextChapter}`]] : []),
    ['< >', words.keysSpeed],
    ['M', words.keysMute],
    ['Space ← →', words.keysInside],
  ]
  for (const [keys, does] of rows) {
    const caps = keys.split(' ').flatMap((key) => [make('kbd', {}, key), ' '])
    list.append(make('dt', {}, ...caps), make('dd', {}, does))
  }
  return make('details', { class: 'keys' }, make('summary', {}, words.keys), list, everywhere)
}

function pressed(name, words) {
  const named = { 'aria-label': words[name], title: words[name] }
  return make('button', { type: 'button', class: name, ...named }, icon(name))
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', ICONS[name])
  path.setAttribute('fill', 'currentColor')
  svg.append(path)
  return svg
}
