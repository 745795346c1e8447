/* biome-ignore-all lint/style/noExcessiveLinesPerFile: one module is one request. */
// The player: <inonda-player> round <audio controls> or <video controls>. Without this module the browser's own controls stand there and
// every link works; with it there are chapters, speed, keys, and a transcript that reads along (reading.js).
import { filled, momentIn, readAlong, secondsOf } from './reading.js'

const BACK = 15
const FORWARD = 30
const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2]
/** Somebody who heard all but this many seconds has heard it all. */
const NEARLY_OVER = 10
const KEEP_EVERY = 5

const ICONS = {
  play: 'M7 4v16l13-8z',
  pause: 'M6 4h4v16H6zm8 0h4v16h-4z',
  back: 'M12 5V1L6 6l6 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z',
  forward: 'M12 5V1l6 5-6 5V7a6 6 0 1 0 6 6h2a8 8 0 1 1-8-8z',
  previousChapter: 'M5 4h3v16H5zm15 0v16L9 12z',
  nextChapter: 'M16 4h3v16h-3zM4 4l11 8L4 20z',
}

class InondaPlayer extends HTMLElement {
  connectedCallback() {
    const audio = this.querySelector('audio, video')
    const data = this.querySelector('script[type="application/json"]')
    if (this.dataset.ready || !audio || !data) return
    this.dataset.ready = 'true'
    begin(this, audio, JSON.parse(data.textContent))
  }
}

customElements.define('inonda-player', InondaPlayer)

/**
 * @param {HTMLElement} host
 * @param {HTMLMediaElement} audio
 * @param {{key: string, title: string, show?: string, author?: string, artwork?: object, seconds: number,
 *   chapters: {start: number, title: string, url?: string}[], lang?: string, words: Record<string, string>}} data
 */
function begin(host, audio, data) {
  const { words, chapters } = data
  const source = audio.querySelector('source')
  /** Where to begin, while nothing of the recording is there yet. */
  let cue = null
  /** Where to stop, in a link to a stretch. */
  let until
  let kept = -1

  // What was measured is right where a browser has to guess.
  const length = () => data.seconds || (Number.isFinite(audio.duration) ? audio.duration : 0)
  const at = () => cue ?? audio.currentTime
  const chapterAt = (seconds) => chapters.findLastIndex(({ start }) => start <= seconds + 0.05)

  const view = buildView(host, audio, data)
  const { say } = view
  const player = { host, audio, words, lang: data.lang, at, go, say }
  const reading = readAlong(player)

  function go(seconds, { play = false, end } = {}) {
    const to = Math.max(0, Math.min(seconds, length()))
    until = end > to ? end : undefined
    if (audio.readyState > 0) audio.currentTime = to
    else cue = to
    if (play) start()
    show()
  }

  function start() {
    say('')
    if (audio.error || audio.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) {
      cue = at()
      audio.load()
    }
    audio.play().catch((fault) => {
      if (fault.name === 'NotAllowedError') say(words.failedStart)
    })
  }

  function fail(why) {
    // A browser goes on calling it playing.
    audio.pause()
    say(why)
  }

  const toggle = () => (audio.paused ? start() : audio.pause())

  function skipChapter(step) {
    const here = chapterAt(at())
    // “Previous” a few seconds into a chapter is its own beginning.
    const again = step < 0 && at() - (chapters[here]?.start ?? 0) > 3
    const to = chapters[again ? here : here + step]
    if (to) go(to.start)
    else if (step < 0) go(0)
  }

  function setSpeed(speed) {
    if (!SPEEDS.includes(speed)) return
    audio.defaultPlaybackRate = speed
    audio.playbackRate = speed
    view.speed.value = String(speed)
    keep('speed', speed)
  }

  const stepSpeed = (step) => setSpeed(SPEEDS[SPEEDS.indexOf(audio.playbackRate) + step])

  function mute() {
    audio.muted = !audio.muted
    say(audio.muted ? words.muted : words.unmuted)
  }

  function show() {
    const chapter = chapterAt(at())
    view.show(at(), length(), chapters[chapter])
    for (const { link, start } of chapterLinks) {
      if (start === chapters[chapter]?.start) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    reading.heard(at(), !audio.paused)
  }

  const chapterLinks = [...document.querySelectorAll('.chapters a.time')].map((link) => {
    return { link, start: secondsOf(new URL(link.href).hash) }
  })

  // What is heard

  audio.addEventListener('loadedmetadata', () => {
    if (cue !== null) audio.currentTime = cue
    cue = null
    show()
  })
  audio.addEventListener('timeupdate', () => {
    if (until !== undefined && audio.currentTime >= until) {
      until = undefined
      audio.pause()
    }
    if (Math.abs(audio.currentTime - kept) >= KEEP_EVERY) keepPlace()
    show()
    tellSession()
  })
  for (const event of ['seeked', 'durationchange', 'ratechange']) audio.addEventListener(event, show)
  for (const event of ['play', 'pause', 'ended']) {
    audio.addEventListener(event, () => {
      view.playing(!audio.paused)
      host.toggleAttribute('data-begun', true)
      keepPlace()
      tellSession()
    })
  }
  audio.addEventListener('waiting', () => say(words.loading))
  audio.addEventListener('playing', () => say(''))
  // A source that cannot be had says so itself, and does not say why.
  source?.addEventListener('error', () => fail(words.failedSource))
  audio.addEventListener('error', () => {
    fail(audio.error?.code === MediaError.MEDIA_ERR_NETWORK ? words.failedNetwork : words.failedSound)
  })

  // What is remembered

  function keepPlace() {
    if (cue !== null || audio.readyState === 0) return
    kept = audio.currentTime
    const isOver = audio.ended || kept > length() - NEARLY_OVER
    keep(data.key, isOver || kept < 1 ? undefined : Math.floor(kept))
  }
  addEventListener('pagehide', keepPlace)

  // What is pressed

  const deeds = {
    play: toggle,
    back: () => go(at() - BACK),
    forward: () => go(at() + FORWARD),
    previousChapter: () => skipChapter(-1),
    nextChapter: () => skipChapter(1),
  }
  for (const [name, button] of Object.entries(view.buttons)) button.addEventListener('click', deeds[name])
  view.speed.addEventListener('change', () => setSpeed(Number(view.speed.value)))
  view.range.addEventListener('input', () => go(Number(view.range.value)))
  view.now.addEventListener('click', () => reading.reveal(at()))

  const keys = {
    ' ': toggle,
    k: toggle,
    j: deeds.back,
    l: deeds.forward,
    ArrowLeft: deeds.back,
    ArrowRight: deeds.forward,
    'shift+ArrowLeft': deeds.previousChapter,
    'shift+ArrowRight': deeds.nextChapter,
    '<': () => stepSpeed(-1),
    '>': () => stepSpeed(1),
    m: mute,
  }
  host.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
    // A control keeps the keys that work it: a menu all of them, a button, a link or a box those that press it.
    if (event.target.closest('select, input:not([type=range], [type=checkbox]), audio, video')) return
    if (event.key === ' ' && event.target.closest('button, a, summary, [type=checkbox]')) return
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const deed = keys[event.shiftKey && event.key.startsWith('Arrow') ? `shift+${name}` : name]
    if (!deed) return
    event.preventDefault()
    deed()
  })

  // Links to a moment, anywhere on the page

  function momentOf(link) {
    const { href, hash } = new URL(link.href)
    const place = href.slice(0, href.length - hash.length)
    if (place !== location.href.split('#')[0] && place !== source?.src) return undefined
    return momentIn(hash) ?? reading.momentOf(link)
  }
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button > 0) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = event.target.closest?.('a[href]:not([download])')
    const moment = link && momentOf(link)
    if (!moment) return
    // The turn that was clicked is on the screen already: nothing need move.
    event.preventDefault()
    if (link.hash && link.pathname === location.pathname) history.replaceState(null, '', link.hash)
    go(moment.start, { play: true, end: moment.end })
    if (!link.closest('.turn')) reading.reveal(moment.start, false)
  })

  /** Makes ready what an address asks for: a moment, a stretch, or where a chapter, a turn or a quote begins. */
  function followAddress() {
    const moment = momentIn(location.hash)
    const start = moment?.start ?? reading.startIn(location.hash)
    if (start === undefined) return false
    host.toggleAttribute('data-begun', true)
    go(start, moment)
    if (moment) reading.reveal(start)
    if (moment?.end) say(filled(words.clip, { from: clock(start), to: clock(moment.end) }))
    return true
  }
  addEventListener('hashchange', () => {
    // Who follows a link to a chapter while listening reads on and goes on listening.
    if (momentIn(location.hash)) followAddress()
    else reading.startIn(location.hash)
  })

  // A video keeps the browser's own: they show it on the whole screen, and its captions.
  if (!(audio instanceof HTMLVideoElement)) audio.controls = false
  setSpeed(Number(remembered('speed') ?? 1))
  const resumed = Number(remembered(data.key))
  if (!followAddress() && resumed > 0 && resumed < length() - NEARLY_OVER) {
    go(resumed)
    say(filled(words.resumes, { at: clock(resumed) }))
  }
  show()
  const tellSession = mediaSession(audio, data, { ...deeds, start, go, length })
}

/** The controls; `show` and `playing` say how things stand. */
function buildView(host, audio, { words, chapters, seconds, lang }) {
  const buttons = Object.fromEntries(
    ['previousChapter', 'back', 'play', 'forward', 'nextChapter']
      .filter((name) => chapters.length > 1 || !name.endsWith('Chapter'))
      .map((name) => [name, make('button', { type: 'button', class: name, 'aria-label': words[name] })]),
  )
  for (const [name, button] of Object.entries(buttons)) {
    button.title = words[name]
    button.append(icon(name))
  }
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
  const about = make('a', { class: 'about', rel: 'nofollow noopener', hidden: '' })
  about.textContent = words.chapterLink
  const status = make('p', { class: 'status', role: 'status' })
  const row = make('div', { class: 'row' })
  row.append(...Object.values(buttons), clockFace, speed)
  const bar = make('div', { class: 'bar' })
  bar.append(seek, row, now, about, status)
  if (lang) bar.lang = lang
  const slot = make('div')
  slot.append(bar)
  audio.after(slot)
  host.querySelector('.deck').append(keyList(words, lang))
  stayInSight(host, slot, bar)

  return {
    buttons,
    range,
    speed,
    now,
    say: (text) => {
      status.textContent = text
    },
    playing: (isPlaying) => {
      const name = isPlaying ? 'pause' : 'play'
      buttons.play.replaceChildren(icon(name))
      buttons.play.title = words[name]
      buttons.play.setAttribute('aria-label', words[name])
    },
    show: (at, length, chapter) => {
      range.max = String(Math.ceil(length))
      range.value = String(at)
      clockFace.textContent = `${clock(at)} / ${clock(length)}`
      const place = filled(words.of, { at: clock(at), all: clock(length) })
      range.setAttribute('aria-valuetext', chapter ? `${place}, ${chapter.title}` : place)
      seek.style.setProperty('--played', `${length > 0 ? (at / length) * 100 : 0}%`)
      now.textContent = chapter?.title ?? words.show
      about.hidden = !chapter?.url
      if (chapter?.url) about.href = chapter.url
    },
  }
}

/** The bar stays at the foot of the window while its place is out of sight and something was begun. */
function stayInSight(host, slot, bar) {
  new IntersectionObserver(([entry]) => {
    const isAway = !entry.isIntersecting && host.hasAttribute('data-begun')
    slot.style.minHeight = isAway ? `${slot.offsetHeight}px` : ''
    bar.classList.toggle('away', isAway)
  }).observe(slot)
}

function keyList(words, lang) {
  const details = make('details', { class: 'keys' })
  const summary = make('summary')
  summary.textContent = words.keys
  const list = make('dl')
  const rows = [
    ['Space K', words.keysPlay],
    ['J ←', words.back],
    ['L →', words.forward],
    ['⇧← ⇧→', `${words.previousChapter}, ${words.nextChapter}`],
    ['< >', words.keysSpeed],
    ['M', words.keysMute],
  ]
  for (const [keys, does] of rows) {
    const term = make('dt')
    for (const key of keys.split(' ')) {
      const cap = make('kbd')
      cap.textContent = key
      term.append(cap, ' ')
    }
    const meaning = make('dd')
    meaning.textContent = does
    list.append(term, meaning)
  }
  details.append(summary, list)
  if (lang) details.lang = lang
  return details
}

/** What a telephone's lock screen, a keyboard's media keys and a watch show and press (https://w3c.github.io/mediasession/). */
function mediaSession(audio, { title, show, author, artwork }, { start, go, length, ...deeds }) {
  const session = navigator.mediaSession
  if (!session) return () => {}
  const handlers = {
    play: start,
    pause: () => audio.pause(),
    seekbackward: deeds.back,
    seekforward: deeds.forward,
    seekto: ({ seekTime }) => go(seekTime),
    previoustrack: deeds.previousChapter,
    nexttrack: deeds.nextChapter,
  }
  audio.addEventListener('play', () => {
    const pictures = artwork ? [{ ...artwork, src: new URL(artwork.src, document.baseURI).href }] : []
    session.metadata = new MediaMetadata({
      title,
      artist: author ?? '',
      album: show ?? '',
      artwork: pictures,
    })
    for (const [action, handler] of Object.entries(handlers)) {
      // A browser throws for an action that it does not know.
      try {
        session.setActionHandler(action, handler)
      } catch {}
    }
  })
  return () => {
    if (!session.setPositionState || !(length() > 0)) return
    const position = Math.min(audio.currentTime, length())
    session.setPositionState({ duration: length(), playbackRate: audio.playbackRate, position })
  }
}

/** Where nothing may be kept, nothing is, and all else goes on. */
function keep(name, value) {
  try {
    if (value === undefined) localStorage.removeItem(`inonda:${name}`)
    else localStorage.setItem(`inonda:${name}`, String(value))
  } catch {}
}

function remembered(name) {
  try {
    return localStorage.getItem(`inonda:${name}`)
  } catch {
    return null
  }
}

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

function make(name, attributes = {}) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
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
