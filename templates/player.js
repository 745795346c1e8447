/* biome-ignore-all lint/style/noExcessiveLinesPerFile: one module is one request. */
// The player: <inonda-player> round <audio controls> or <video controls>. Without this module the browser's own controls stand there and
// every link works; with it there are chapters, speed, keys, a timer, and a transcript that reads along (reading.js).

import { clock, filled, keep, recall } from './browser.js'
import { buildView, SPEEDS } from './player-view.js'
import { momentIn, readAlong, secondsOf } from './reading.js'

const BACK = 15
const FORWARD = 30
/** Somebody who heard all but this many seconds has heard it all. */
const NEARLY_OVER = 10
const KEEP_EVERY = 5
/** How long the sound takes to go when the time is up. */
const FADE_SECONDS = 5

class InondaPlayer extends HTMLElement {
  connectedCallback() {
    const audio = this.querySelector('audio, video')
    const data = this.querySelector('script[type="application/json"]')
    if (this.dataset.ready || !audio || !data) return
    this.dataset.ready = 'true'
    begin(this, audio, JSON.parse(data.textContent), location.href.split('#')[0]).arrive()
  }
}

/** When to stop: at a moment, in milliseconds, or with the episode. It holds for whatever plays then. */
let bedtime
/** The player that keys outside any player work. */
let latest

/**
 * @param {HTMLElement} host
 * @param {HTMLMediaElement} audio
 * @param {{key: string, title: string, show?: string, author?: string, artwork?: object, seconds: number,
 *   chapters: {start: number, title: string, url?: string, picture?: string}[], next?: string, lang?: string, words: Record<string, string>}} data
 * @param {string} page where the episode's page stands
 */
export function begin(host, audio, data, page) {
  const { words, chapters } = data
  const ending = new AbortController()
  const { signal } = ending
  const source = audio.querySelector('source')
  if (source) source.setAttribute('src', source.src)
  const address = (source?.src ?? audio.src).split('#')[0]
  const next = data.next ? new URL(data.next, page).href : undefined
  /** Where to begin, while nothing of the recording is there yet. */
  let cue = null
  /** Where to stop, in a link to a stretch. */
  let until
  let kept = -1
  /** The transcript and the links of the episode's page, while that is shown. */
  let reading
  let chapterLinks = []
  let leaving

  // What was measured is right where a browser has to guess.
  const length = () => data.seconds || (Number.isFinite(audio.duration) ? audio.duration : 0)
  const at = () => cue ?? audio.currentTime
  const chapterAt = (seconds) => chapters.findLastIndex(({ start }) => start <= seconds + 0.05)

  const view = buildView(host, audio, { data, page, next })
  const { say } = view
  const player = {
    host,
    audio,
    data,
    words,
    lang: data.lang,
    next,
    more: view.more,
    at,
    go,
    say,
    play: start,
    resume,
    toggle,
    arrive,
    leave,
    end,
  }
  host.player = player
  host.dataset.key = data.key
  const listen = (target, event, heard, options = {}) => {
    target.addEventListener(event, heard, { ...options, signal })
  }

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

  function toggle() {
    if (audio.paused) start()
    else audio.pause()
  }

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
    view.show(at(), length(), chapters[chapter], reading?.isTimed === true)
    for (const { link, start } of [
      ...chapterLinks,
      ...view.more.places.map(({ button, start }) => ({ link: button, start })),
    ]) {
      if (start === chapters[chapter]?.start) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    reading?.heard(at(), !audio.paused)
  }

  // What is heard

  listen(audio, 'loadedmetadata', () => {
    if (cue !== null) audio.currentTime = cue
    cue = null
    show()
  })
  listen(audio, 'timeupdate', () => {
    if (until !== undefined && audio.currentTime >= until) {
      until = undefined
      audio.pause()
    }
    fallAsleep()
    if (Math.abs(audio.currentTime - kept) >= KEEP_EVERY) keepPlace()
    show()
    tellSession()
  })
  for (const event of ['seeked', 'durationchange', 'ratechange']) listen(audio, event, show)
  for (const event of ['play', 'pause', 'ended']) {
    listen(audio, event, () => {
      view.playing(!audio.paused)
      keepPlace()
      tellSession()
    })
  }
  listen(audio, 'play', announce)
  listen(audio, 'ended', () => {
    if (bedtime === 'end') sleepAt('')
    else host.dispatchEvent(new CustomEvent('inonda:ended', { bubbles: true, detail: player }))
  })
  listen(audio, 'waiting', () => say(words.loading))
  listen(audio, 'playing', () => say(''))
  // A source that cannot be had says so itself, and does not say why.
  if (source) listen(source, 'error', () => fail(words.failedSource))
  listen(audio, 'error', () => {
    fail(audio.error?.code === MediaError.MEDIA_ERR_NETWORK ? words.failedNetwork : words.failedSound)
  })

  function announce() {
    host.toggleAttribute('data-begun', true)
    view.look()
    latest = player
    host.dispatchEvent(new CustomEvent('inonda:begun', { bubbles: true, detail: player }))
  }

  // When to stop

  function sleepAt(choice) {
    bedtime = choice === 'end' || choice === '' ? choice || undefined : Date.now() + Number(choice) * 60_000
    if (view.more.sleep.value !== choice) view.more.sleep.value = choice
    audio.volume = 1
  }

  function fallAsleep() {
    if (typeof bedtime !== 'number') return
    const left = (bedtime - Date.now()) / 1000
    if (left > FADE_SECONDS) return
    if (left > 0) {
      // Some browsers leave the volume to the machine.
      audio.volume = Math.max(0, left / FADE_SECONDS)
      return
    }
    audio.pause()
    sleepAt('')
    say(words.slept)
  }
  listen(view.more.sleep, 'change', () => sleepAt(view.more.sleep.value))
  if (bedtime === 'end') view.more.sleep.value = 'end'
  else if (bedtime) {
    // What is left of it, by the next longer choice.
    const left = (bedtime - Date.now()) / 60_000
    const choice = [...view.more.sleep.options].find(({ value }) => Number(value) >= left)
    if (choice) view.more.sleep.value = choice.value
  }

  // What is remembered

  function keepPlace() {
    if (cue !== null || audio.readyState === 0) return
    kept = audio.currentTime
    const isOver = audio.ended || kept > length() - NEARLY_OVER
    keep(data.key, isOver || kept < 1 ? undefined : Math.floor(kept))
  }
  listen(globalThis, 'pagehide', keepPlace)
  for (const [name, box, byDefault] of [
    ['onwards', view.more.onwards, false],
    ['keys', view.more.everywhere, true],
  ]) {
    box.checked = (recall(name) ?? String(byDefault)) === 'true'
    listen(box, 'change', () => keep(name, box.checked))
  }

  // What is pressed

  const deeds = {
    play: toggle,
    back: () => go(at() - BACK),
    forward: () => go(at() + FORWARD),
    previousChapter: () => skipChapter(-1),
    nextChapter: () => skipChapter(1),
  }
  for (const [name, button] of Object.entries(view.buttons)) listen(button, 'click', deeds[name])
  listen(view.speed, 'change', () => setSpeed(Number(view.speed.value)))
  listen(view.range, 'input', () => go(Number(view.range.value)))
  listen(view.now, 'click', () => reading?.reveal(at()))
  for (const { button, start } of view.more.places) listen(button, 'click', () => go(start, { play: true }))
  listen(view.close, 'click', () => {
    host.dispatchEvent(new CustomEvent('inonda:close', { bubbles: true, detail: player }))
  })

  const everywhere = {
    k: toggle,
    j: deeds.back,
    l: deeds.forward,
    'shift+ArrowLeft': deeds.previousChapter,
    'shift+ArrowRight': deeds.nextChapter,
    '<': () => stepSpeed(-1),
    '>': () => stepSpeed(1),
    m: mute,
  }
  // Outside they scroll and press what has the focus.
  const inside = { ...everywhere, ' ': toggle, ArrowLeft: deeds.back, ArrowRight: deeds.forward }
  listen(host, 'keydown', (event) => work(event, inside))
  player.keys = everywhere

  // Links to a moment, anywhere on the episode's page

  function momentOf(link) {
    const { href, hash } = new URL(link.href)
    const place = href.slice(0, href.length - hash.length)
    if (place !== location.href.split('#')[0] && place !== address) return undefined
    return momentIn(hash) ?? reading?.momentOf(link)
  }

  function followLink(event) {
    if (event.defaultPrevented || event.button > 0) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = event.target.closest?.('a[href]:not([download], .play)')
    const moment = link && momentOf(link)
    if (!moment) return
    // The turn that was clicked is on the screen already: nothing need move.
    event.preventDefault()
    if (link.hash && link.pathname === location.pathname) history.replaceState(history.state, '', link.hash)
    go(moment.start, { play: true, end: moment.end })
    if (!link.closest('.turn')) reading?.reveal(moment.start, false)
  }

  /** Makes ready what an address asks for: a moment, a stretch, or where a chapter, a turn or a quote begins. */
  function followAddress() {
    const moment = momentIn(location.hash)
    if (!moment) {
      reading?.find(location.hash, prepare)
      return
    }
    prepare(moment.start, moment)
    reading?.reveal(moment.start)
    if (moment.end) say(filled(words.clip, { from: clock(moment.start), to: clock(moment.end) }))
  }

  function prepare(start, moment) {
    if (start === undefined) {
      if (audio.paused && at() === 0) resume()
      return
    }
    host.toggleAttribute('data-begun', true)
    view.look()
    go(start, moment)
  }

  /** The episode's page is shown, and this player stands on it. */
  function arrive() {
    leaving = new AbortController()
    reading = readAlong(player, leaving.signal)
    chapterLinks = [...document.querySelectorAll('.chapters a.time')].map((link) => {
      return { link, start: secondsOf(new URL(link.href).hash) }
    })
    const here = { signal: leaving.signal }
    document.addEventListener('click', followLink, here)
    addEventListener(
      'hashchange',
      () => {
        // Who follows a link to a chapter while listening reads on and goes on listening.
        if (momentIn(location.hash)) followAddress()
        else reading?.find(location.hash)
      },
      here,
    )
    if (audio.paused && at() === 0) followAddress()
    show()
  }

  /** Another page is shown. */
  function leave() {
    leaving?.abort()
    reading?.end()
    reading = undefined
    chapterLinks = []
    show()
  }

  /** Something else is played, here or there. */
  function end() {
    keepPlace()
    leave()
    ending.abort()
    if (latest === player) latest = undefined
  }

  function resume() {
    const place = Number(recall(data.key))
    if (!(place > 0 && place < length() - NEARLY_OVER)) return
    go(place)
    say(filled(words.resumes, { at: clock(place) }))
  }

  // A video keeps the browser's own: they show it on the whole screen, and its captions.
  if (!(audio instanceof HTMLVideoElement)) audio.controls = false
  latest ??= player
  view.playing(!audio.paused)
  view.look()
  const tellSession = mediaSession(audio, { ...data, page, signal }, { ...deeds, start, go, length })
  setSpeed(Number(recall('speed') ?? 1))
  show()
  // It may have begun before this module was there.
  if (!audio.paused) announce()
  return player
}

/** Does what a key stands for. */
function work(event, keys) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
  // A control keeps the keys that work it: a menu all of them, a button, a link or a box those that press it.
  const field = 'select, textarea, input:not([type=range], [type=checkbox]), audio, video, [contenteditable]'
  if (event.target.closest?.(field)) return
  if (event.key === ' ' && event.target.closest?.('button, a, summary, [type=checkbox]')) return
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const deed = keys[event.shiftKey && event.key.startsWith('Arrow') ? `shift+${name}` : name]
  if (!deed) return
  event.preventDefault()
  deed()
}

// Single letters can mean something to those who speak to their computer: they can be kept to the player (WCAG 2.1.4).
document.addEventListener('keydown', (event) => {
  if (latest?.host.isConnected && recall('keys') !== 'false') work(event, latest.keys)
})

/** What a telephone's lock screen, a keyboard's media keys and a watch show and press (https://w3c.github.io/mediasession/). */
function mediaSession(
  audio,
  { title, show, author, artwork, page, signal },
  { start, go, length, ...deeds },
) {
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
  const tell = () => {
    const pictures = artwork ? [{ ...artwork, src: new URL(artwork.src, page).href }] : []
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
  }
  audio.addEventListener('play', tell, { signal })
  if (!audio.paused) tell()
  return () => {
    if (!session.setPositionState || !(length() > 0)) return
    const position = Math.min(audio.currentTime, length())
    session.setPositionState({ duration: length(), playbackRate: audio.playbackRate, position })
  }
}

customElements.define('inonda-player', InondaPlayer)
