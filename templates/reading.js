/* biome-ignore-all lint/style/noExcessiveLinesPerFile: one module is one request. */
// The transcript beside the player: it marks what is heard, follows it, and makes and finds links to quotes.

/**
 * The moment in a fragment, in seconds: `#t=192`, `#t=192,240`, `#t=0:03:12`
 * (https://www.w3.org/TR/media-frags/#naming-time).
 */
export function momentIn(hash) {
  const [from = '', to] = (partsOf(hash).get('t') ?? '-').replace(/^npt:/, '').split(',')
  const start = from === '' && to ? 0 : clockSeconds(from)
  const end = to === undefined ? undefined : clockSeconds(to)
  if (start === undefined || (to !== undefined && !(end > start))) return undefined
  return end === undefined ? { start } : { start, end }
}

export function secondsOf(hash) {
  return momentIn(hash)?.start
}

/** A sentence with what stands for `{name}` in it. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
}

/** Browsers without text fragments leave them in the address. */
function partsOf(hash) {
  return new URLSearchParams(hash.replace(/^#/, '').split(':~:')[0])
}

function clockSeconds(text) {
  if (!/^(\d+:){0,2}\d+(\.\d*)?$/.test(text)) return undefined
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
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
    if (isPlaying) sentences?.mark(seconds)
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

  /** When what a fragment names begins: a heading, a turn, a paragraph or a quote, which is shown. */
  function startIn(hash) {
    const quote = partsOf(hash).get('q')
    if (quote !== null && talk) return showQuote(quote, partsOf(hash))
    const named = elementOf(hash)
    const turn =
      turnOf(named) ?? turns.find(({ element }) => named?.matches('.talk h3') && isAfter(named, element))
    return turn?.start
  }

  function elementOf(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)))
    } catch {
      return null
    }
  }

  // Quotes

  const quoting = talk ? quoteButton(player, talk, { turnOf, signal }) : undefined

  function showQuote(quote, parts) {
    document.querySelector('.quote')?.remove()
    const text = textOf(talk)
    const range = find(text, quote)
    const found = range ? turnOf(range.startContainer) : nearest(quote, parts)
    const paragraph = range ? undefined : nearestParagraph(found?.element, quote)
    const said = range ? range.toString() : paragraph?.textContent
    const card = quoteCard(player, { said, turn: found, isGone: !range, lang: talk.lang })
    if (!card) return undefined
    ;(document.querySelector('article') ?? talk).prepend(card)
    if (range) highlight(range)
    const place = range ? range.startContainer.parentElement : paragraph
    place?.scrollIntoView({ block: 'center' })
    return found?.start
  }

  /** The turn that the link names, or the one that has most of the quote's words, if half of them. */
  function nearest(quote, parts) {
    const id = parts.get('p') ? `p=${parts.get('p')}` : `t=${parts.get('at')}`
    const named = turnOf(document.getElementById(id))
    if (named) return named
    const wanted = wordsIn(quote)
    const shares = turns.map((turn) => ({ turn, share: shareOf(wanted, turn.element) }))
    const best = shares.reduce((a, b) => (b.share > a.share ? b : a), { share: 0 })
    return best.share >= 0.5 ? best.turn : undefined
  }

  const finding = talk ? findBox(player, talk) : undefined
  const sentences = talk && player.data?.measured ? heardSentences(player, talk, signal) : undefined

  return {
    /** Whether it is known when what is said. */
    isTimed: timed.length > 0,
    heard,
    reveal,
    startIn,
    end: () => {
      follow?.closest('label').remove()
      finding?.remove()
      for (const name of ['quote', 'found', 'found-now', 'spoken']) CSS.highlights?.delete(name)
    },
    /** The moment of a turn's own link, also where that is not spelt in its address. */
    momentOf: (link) => {
      const turn = turns.find(({ time }) => time === link)
      return turn?.start === undefined ? undefined : { start: turn.start }
    },
    quoting,
  }
}

/** Searching in what is said, and the way from place to place. */
function findBox({ words, lang }, talk) {
  const box = document.createElement('search')
  box.className = 'find'
  if (lang) box.lang = lang
  const label = document.createElement('label')
  const field = Object.assign(document.createElement('input'), { type: 'search', enterKeyHint: 'next' })
  label.append(words.find, ' ', field)
  const told = document.createElement('span')
  told.className = 'meta'
  told.setAttribute('role', 'status')
  const step = (text, by) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'button' })
    button.textContent = text
    button.hidden = true
    button.addEventListener('click', () => go(by))
    return button
  }
  const buttons = [step(words.findPrevious, -1), step(words.findNext, 1)]
  box.append(label, ...buttons, told)
  let text
  let hits = []
  let at = 0

  function look() {
    text ??= textOf(talk)
    hits = findAll(text, field.value)
    at = 0
    CSS.highlights?.set('found', new Highlight(...hits))
    for (const button of buttons) button.hidden = hits.length < 2
    show()
  }
  function go(by) {
    if (hits.length === 0) return
    at = (at + by + hits.length) % hits.length
    show()
  }
  function show() {
    const hit = hits[at]
    told.textContent =
      field.value.trim() === ''
        ? ''
        : hit
          ? filled(words.found, { at: at + 1, all: hits.length })
          : words.foundNone
    if (!hit) {
      CSS.highlights?.delete('found-now')
      return
    }
    CSS.highlights?.set('found-now', new Highlight(hit))
    hit.startContainer.parentElement.scrollIntoView({ block: 'center' })
  }
  field.addEventListener('input', look)
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    go(event.shiftKey ? -1 : 1)
  })
  talk.before(box)
  return box
}

/** The sentence that is heard, where captions were measured: it holds the beginning of the caption of that moment. */
function heardSentences({ data }, talk, signal) {
  if (!CSS.highlights) return undefined
  let cues
  async function load() {
    cues = []
    const response = await fetch(new URL(data.measured, document.baseURI), { signal })
    const text = textOf(talk)
    let from = 0
    for (const { start, said } of cuesIn(await response.text())) {
      const found = text.text.indexOf(plain(said), from)
      if (found < 0) continue
      from = found
      cues.push({ start, place: text.places[found] })
    }
  }
  let current
  return {
    mark: (seconds) => {
      if (!cues) void load().catch(() => {})
      const cue = cues.findLast(({ start }) => start <= seconds + 0.05)
      if (!cue || cue === current) return
      current = cue
      const range = sentenceAt(cue.place.node, cue.place.from)
      if (range) CSS.highlights.set('spoken', new Highlight(range))
    },
  }
}

/** The cues of a WebVTT file of ours. */
function cuesIn(file) {
  return file.split(/\n\n+/).flatMap((block) => {
    const lines = block.split('\n')
    const at = lines.findIndex((line) => line.includes('-->'))
    if (at < 0) return []
    const [start] = lines[at].split(' ')
    const said = lines
      .slice(at + 1)
      .join(' ')
      .replace(/<[^<>]*>/g, '')
      .replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[name])
    return [{ start: clockSeconds(start) ?? 0, said }]
  })
}

/** The sentence that holds a place in a paragraph. */
function sentenceAt(node, offset) {
  const paragraph = node.parentElement?.closest('.said > p')
  if (!paragraph) return undefined
  const before = document.createRange()
  before.setStart(paragraph, 0)
  before.setEnd(node, offset)
  const at = before.toString().length
  const language = paragraph.closest('[lang]')?.lang || undefined
  const parts = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(paragraph.textContent)
  const { segment, index } = parts.containing(Math.min(at, paragraph.textContent.length - 1)) ?? {}
  if (segment === undefined) return undefined
  const range = document.createRange()
  const [first, last] = [index, index + segment.trimEnd().length].map((place) => pointAt(paragraph, place))
  range.setStart(...first)
  range.setEnd(...last)
  return range
}

/** A place in a paragraph's text as the node and the place in it. */
function pointAt(paragraph, place) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let left = place
  let node = paragraph
  while (walker.nextNode()) {
    node = walker.currentNode
    if (left <= node.length) return [node, left]
    left -= node.length
  }
  return [node, node.length ?? 0]
}

/** “Auto-scroll”: on, but not for who asks for less motion, unless they chose it. */
function followBox({ host, words, lang }) {
  const label = document.createElement('label')
  label.className = 'follow'
  if (lang) label.lang = lang
  const box = document.createElement('input')
  box.type = 'checkbox'
  let chosen = null
  try {
    chosen = localStorage.getItem('inonda:follow')
  } catch {}
  box.checked = chosen === null ? !calm.matches : chosen === 'true'
  box.addEventListener('change', () => {
    try {
      localStorage.setItem('inonda:follow', String(box.checked))
    } catch {}
  })
  label.append(box, ` ${words.follow}`)
  host.querySelector('.row')?.append(label)
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

// Finding a quote: white space, capitals and the shape of quotation marks do not count.

const SIGNS = [
  [/[“”„‟«»]/g, '"'],
  [/[‘’‚‛‹›]/g, "'"],
  [/[‐‑–—]/g, '-'],
  [/\s/g, ''],
]

function plain(text) {
  return SIGNS.reduce((so, [sign, other]) => so.replace(sign, other), text.normalize('NFC')).toLowerCase()
}

/** All that is said, sign by sign, each with the place where it stands. */
function textOf(talk) {
  let text = ''
  const places = []
  for (const paragraph of talk.querySelectorAll('.said > p')) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      // By what a reader takes for one sign, since two code units may become one.
      for (const { segment, index } of signsOf(node.data)) {
        const sign = plain(segment)
        text += sign
        for (let unit = 0; unit < sign.length; unit++) {
          places.push({ node, from: index, to: index + segment.length })
        }
      }
    }
  }
  return { text, places }
}

function* signsOf(text) {
  for (const { 0: segment, index } of text.matchAll(/.\p{M}*/gsu)) yield { segment, index }
}

function find(all, quote) {
  const wanted = plain(quote)
  const start = wanted === '' ? -1 : all.text.indexOf(wanted)
  return start < 0 ? undefined : rangeOf(all, start, wanted)
}

function findAll(all, quote) {
  const wanted = plain(quote)
  const found = []
  if (wanted === '') return found
  for (let at = all.text.indexOf(wanted); at >= 0; at = all.text.indexOf(wanted, at + wanted.length)) {
    found.push(rangeOf(all, at, wanted))
  }
  return found
}

function rangeOf({ places }, start, wanted) {
  const [first, last] = [places[start], places[start + wanted.length - 1]]
  const range = document.createRange()
  range.setStart(first.node, first.from)
  range.setEnd(last.node, last.to)
  return range
}

function wordsIn(text) {
  const found = text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu)
  return new Set(found ?? [])
}

function shareOf(wanted, element) {
  const there = wordsIn(element.textContent)
  let count = 0
  for (const word of wanted) if (there.has(word)) count++
  return wanted.size > 0 ? count / wanted.size : 0
}

function nearestParagraph(element, quote) {
  const wanted = wordsIn(quote)
  const paragraphs = [...(element?.querySelectorAll('.said > p') ?? [])]
  return paragraphs.sort((a, b) => shareOf(wanted, b) - shareOf(wanted, a))[0]
}

/** By the CSS Custom Highlight API (https://www.w3.org/TR/css-highlight-api-1/), or by elements where there is none. */
function highlight(range) {
  if (globalThis.Highlight && CSS.highlights) {
    CSS.highlights.set('quote', new Highlight(range))
    return
  }
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer } = range
  const walker = document.createTreeWalker(commonAncestorContainer, NodeFilter.SHOW_TEXT)
  const nodes = commonAncestorContainer.nodeType === Node.TEXT_NODE ? [commonAncestorContainer] : []
  while (walker.nextNode()) if (range.intersectsNode(walker.currentNode)) nodes.push(walker.currentNode)
  for (const node of nodes) {
    if (!node.parentElement?.closest('.said')) continue
    const part = document.createRange()
    part.setStart(node, node === startContainer ? startOffset : 0)
    part.setEnd(node, node === endContainer ? endOffset : node.length)
    part.surroundContents(document.createElement('mark'))
  }
}

/**
 * What the page itself says, never the words of the address: otherwise anybody could put words into the mouth of
 * whoever speaks here.
 */
function quoteCard({ words, lang, go }, { said, turn, isGone, lang: spoken }) {
  const card = document.createElement('aside')
  card.className = 'quote'
  if (lang) card.lang = lang
  card.setAttribute('aria-label', words.quote)
  const add = (name, text, className = '') => {
    const element = document.createElement(name)
    element.textContent = text
    if (className) element.className = className
    return element
  }
  card.append(add('p', isGone ? words.quoteGone : words.quote, 'kicker'))
  if (isGone && said) card.append(add('p', words.quoteNear))
  if (said) {
    const quote = add('blockquote', said.trim())
    if (spoken) quote.lang = spoken
    card.append(quote)
  }
  const speaker = turn?.element.querySelector('.who > :not(.time, button)')
  const foot = add('p', '', 'by')
  if (speaker) foot.append(speaker.cloneNode(true))
  if (turn?.start !== undefined) {
    const at = turn.time.textContent
    const play = add('button', filled(words.playFrom, { at }), 'button')
    play.addEventListener('click', () => go(turn.start, { play: true }))
    foot.append(play)
  }
  const close = add('button', words.close, 'button')
  close.addEventListener('click', () => {
    card.remove()
    globalThis.CSS?.highlights?.delete('quote')
    history.replaceState(null, '', location.pathname + location.search)
  })
  foot.append(close)
  card.append(foot)
  return card
}

// Making a link to a quote

/** Longer quotes, and those of several paragraphs, are named by their first and last words in the text fragment. */
const SHORT = 150
/** What a turn's own button quotes. */
const WORDS_OF_TURN = 40

/** One button, which stands where a text is selected, or at the turn that is pointed at or has the focus. */
function quoteButton({ words, say, lang }, talk, { turnOf, signal }) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'link-quote'
  if (lang) button.lang = lang
  let quote
  let timer

  const label = (text) => {
    button.textContent = text
  }
  function offer(text, node, place) {
    if (button.contains(document.activeElement) && button.isConnected) return
    const turn = turnOf(node)
    if (!turn || text.text === '') return
    quote = { ...text, turn, paragraph: paragraphOf(node) }
    label(words.quoteLink)
    place(button, turn)
  }
  const paragraphOf = (node) =>
    (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('.said > p')

  const offerSelected = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const selection = getSelection()
      const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined
      if (!range || range.collapsed || !talk.contains(range.commonAncestorContainer)) {
        if (!button.matches(':focus, .of-turn, .of-sentence')) button.remove()
        return
      }
      const paragraph = paragraphOf(range.startContainer)
      if (!paragraph) return
      const last = paragraphOf(range.endContainer) ?? paragraph
      // In the order of the page it stands behind what is selected: the next stop of the Tab key.
      offer(wholeWords(range), range.startContainer, () => {
        button.classList.remove('of-turn', 'of-sentence')
        last.after(button)
        const box = range.getBoundingClientRect()
        button.style.top = `${box.bottom - last.parentElement.getBoundingClientRect().top + 6}px`
      })
    }, 200)
  }
  document.addEventListener('selectionchange', offerSelected, { signal })

  // A sentence that is tapped can be taken along.
  talk.addEventListener('click', (event) => {
    const { target, clientX, clientY } = event
    if (event.defaultPrevented || target.closest('a, button') || !target.closest('.said > p')) return
    if (!getSelection()?.isCollapsed) return
    const place = document.caretPositionFromPoint?.(clientX, clientY)
    const range = place
      ? sentenceAt(place.offsetNode, place.offset)
      : sentenceAtRange(document.caretRangeFromPoint?.(clientX, clientY))
    const paragraph = target.closest('.said > p')
    if (!range) return
    CSS.highlights?.set('quote', new Highlight(range))
    offer(wholeWords(range), range.startContainer, () => {
      button.classList.remove('of-turn')
      button.classList.add('of-sentence')
      paragraph.after(button)
      const box = range.getBoundingClientRect()
      button.style.top = `${box.bottom - paragraph.parentElement.getBoundingClientRect().top + 6}px`
    })
  })

  for (const event of ['pointerover', 'focusin']) {
    talk.addEventListener(event, ({ target, pointerType }) => {
      // The keyboard's button does not run away to a mouse that lies there while the page scrolls.
      if (event === 'pointerover' && talk.querySelector(':focus-visible')) return
      // A finger means to scroll; it selects what it wants to quote.
      if (pointerType === 'touch') return
      const turn = turnOf(target)
      const first = turn?.element.querySelector('.said > p:not(.aside)')
      if (!first || target === button || !getSelection()?.isCollapsed) return
      // On the way to what was offered for a sentence, nothing else is.
      if (button.matches('.of-sentence') && turn.element.contains(button)) return
      offer({ text: opening(first.textContent) }, first, () => {
        button.style.top = ''
        button.classList.remove('of-sentence')
        button.classList.add('of-turn')
        turn.element.querySelector('.who').append(button)
      })
    })
  }

  button.addEventListener('click', async () => {
    const link = linkTo(quote)
    try {
      await navigator.clipboard.writeText(link)
      label(words.copied)
      say(words.copied)
    } catch {
      // Where a page may not copy, the browser's own address can be.
      history.replaceState(null, '', link)
      label(words.inAddress)
      say(words.inAddress)
    }
  })
  return button
}

function sentenceAtRange(range) {
  return range ? sentenceAt(range.startContainer, range.startOffset) : undefined
}

/** With whole words at both ends; writing without spaces has none to make whole. */
function wholeWords(range) {
  const isLetter = (sign) =>
    /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{N}]/u.test(sign ?? '')
  const whole = range.cloneRange()
  const { startContainer: first, endContainer: last } = whole
  if (first.nodeType === Node.TEXT_NODE && isLetter(first.data[whole.startOffset])) {
    while (whole.startOffset > 0 && isLetter(first.data[whole.startOffset - 1])) {
      whole.setStart(first, whole.startOffset - 1)
    }
  }
  if (last.nodeType === Node.TEXT_NODE && isLetter(last.data[whole.endOffset - 1])) {
    while (isLetter(last.data[whole.endOffset])) whole.setEnd(last, whole.endOffset + 1)
  }
  // What stands between two turns, a name and a time, was not said.
  const parts = whole.cloneContents()
  const paragraphs = [...parts.querySelectorAll('.said > p')]
  const text = paragraphs.length > 0 ? paragraphs.map((one) => one.textContent).join(' ') : parts.textContent
  return { text: text.replace(/\s+/g, ' ').trim(), isLong: paragraphs.length > 1 }
}

/** A paragraph, or the beginning of a long one. */
function opening(text) {
  const all = text.replace(/\s+/g, ' ').trim()
  const most = all.split(' ').slice(0, WORDS_OF_TURN).join(' ').slice(0, 300)
  return most.length < all.length ? (/^.*[.!?。！？]/su.exec(most)?.[0] ?? most) : all
}

/** The quote itself for this page, its turn in case it is corrected, and a text fragment for browsers without scripts. */
function linkTo({ text, isLong, turn, paragraph }) {
  const { origin, pathname } = location
  const id = turn.element.id
  const own = paragraph?.id || id
  const place = id.startsWith('t=') ? `&at=${id.slice(2)}` : own.startsWith('p=') ? `&p=${own.slice(2)}` : ''
  return `${origin}${pathname}#q=${encodeURIComponent(text)}${place}:~:text=${textDirective(text, isLong)}`
}

/** https://wicg.github.io/scroll-to-text-fragment/#syntax: commas, hyphens and ampersands mean something there. */
function textDirective(text, isLong) {
  const encoded = (part) => encodeURIComponent(part).replace(/-/g, '%2D')
  const words = text.split(' ')
  const few = Math.min(5, Math.floor(words.length / 2))
  if (few === 0 || (text.length <= SHORT && !isLong)) return encoded(text)
  return `${encoded(words.slice(0, few).join(' '))},${encoded(words.slice(-few).join(' '))}`
}
