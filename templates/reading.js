// The transcript beside the player: it marks what is heard and follows it. What quotes, finds and marks sentences is in
// quotes.js, which is loaded when somebody begins to do anything on the page.
import { clockSeconds, keep, make, recall } from './browser.js'

/**
 * The moment in a fragment, in seconds: `#t=192`, `#t=192,240`, `#t=0:03:12`
 * (https://www.w3.org/TR/media-frags/#naming-time). That of a quote is found with the quote.
 */
export function momentIn(hash) {
  const parts = partsOf(hash)
  const [from = '', to] = ((!parts.has('q') && parts.get('t')) || '-').replace(/^npt:/, '').split(',')
  const start = from === '' && to ? 0 : clockSeconds(from)
  const end = to === undefined ? undefined : clockSeconds(to)
  if (start === undefined || (to !== undefined && !(end > start))) return undefined
  return end === undefined ? { start } : { start, end }
}

export function secondsOf(hash) {
  return momentIn(hash)?.start
}

/** Browsers without text fragments leave them in the address. */
function partsOf(hash) {
  return new URLSearchParams(hash.replace(/^#/, '').split(':~:')[0])
}

/** `PT1H3M12S`, as times in the page are written for machines. */
function isoSeconds(iso) {
  const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(\d+)S$/.exec(iso) ?? []
  return seconds && Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds)
}

const calm = matchMedia('(prefers-reduced-motion: reduce)')

/** A transcript that goes with a player, until the page is left; where the page has none, all of it does nothing. */
export function readAlong(player, signal) {
  const talk = document.querySelector('.talk')
  const turns = [...(talk?.querySelectorAll('.turn') ?? [])].map((element) => {
    const time = element.querySelector('.who .time')
    return { element, time, start: time ? startOf(time) : undefined }
  })
  const timed = turns.filter(({ start }) => start !== undefined)
  let current

  function startOf(link) {
    return secondsOf(link.hash) ?? isoSeconds(link.querySelector('time')?.dateTime ?? '')
  }
  const turnAt = (seconds) => timed.findLast(({ start }) => start <= seconds + 0.05)
  const turnOf = (node) => turns.find(({ element }) => element.contains(node))

  const follow = timed.length > 1 ? followBox(player) : undefined
  follow?.addEventListener('change', () => {
    if (follow.checked) current?.element.scrollIntoView()
  })

  function heard(seconds, isPlaying) {
    if (isPlaying && player.data.measured) quotes?.heard(seconds)
    const turn = turnAt(seconds)
    if (turn === current) return
    // Whoever has scrolled away from what was said last reads something else, and is left to it.
    const isWith = current && isSeen(current.element)
    current?.element.removeAttribute('aria-current')
    current = turn
    turn?.element.setAttribute('aria-current', 'true')
    if (isPlaying && follow?.checked && isWith && turn && !isWhole(turn.element)) {
      turn.element.scrollIntoView()
    }
  }

  /** Shows the turn of a moment; only where it is out of sight, unless it must be shown. */
  function reveal(seconds, must = true) {
    const turn = turnAt(seconds)
    if (turn && (must || (follow?.checked && !isSeen(turn.element)))) turn.element.scrollIntoView()
  }

  /** When what a fragment names begins, for `told`: a heading, a turn, a paragraph or a quote, which is shown. */
  function find(hash, told = () => {}) {
    const parts = partsOf(hash)
    if (talk && parts.has('q')) {
      void load().then(() => quotes && told(quotes.show(parts)))
      return
    }
    const named = elementOf(hash)
    const turn =
      turnOf(named) ?? turns.find(({ element }) => named?.matches('.talk h3') && isAfter(named, element))
    told(turn?.start)
  }

  let quotes
  let loading
  function load() {
    loading ??= import('./quotes.js').then(({ quotesIn }) => {
      if (!signal.aborted) quotes = quotesIn(player, talk, { turns, turnOf, signal })
    })
    return loading
  }
  const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'selectionchange', 'inonda:begun']
  talk?.addEventListener('click', (event) => void load().then(() => quotes?.tap(event)))
  if (talk) for (const sign of signs) document.addEventListener(sign, load, { once: true, signal })

  return {
    /** Whether it is known when what is said. */
    isTimed: timed.length > 0,
    heard,
    reveal,
    find,
    end: () => follow?.closest('label').remove(),
    /** The moment of a turn's own link, also where that is not spelt in its address. */
    momentOf: (link) => {
      const turn = turns.find(({ time }) => time === link)
      return turn?.start === undefined ? undefined : { start: turn.start }
    },
  }
}

function elementOf(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    return null
  }
}

/** “Auto-scroll”: on, but not for who asks for less motion, unless they chose it. */
function followBox({ host, words, lang }) {
  const box = make('input', { type: 'checkbox' })
  const chosen = recall('follow')
  box.checked = chosen === null ? !calm.matches : chosen === 'true'
  box.addEventListener('change', () => keep('follow', box.checked))
  host.querySelector('.row')?.append(make('label', { class: 'follow', lang }, box, ` ${words.follow}`))
  return box
}

function isSeen(element) {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

function isWhole(element) {
  const { top, bottom } = element.getBoundingClientRect()
  const bar = document.querySelector('.bar.away')?.offsetHeight ?? 0
  return top >= 0 && bottom <= innerHeight - bar
}

function isAfter(node, other) {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0
}
