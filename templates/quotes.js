/* biome-ignore-all lint/style/noExcessiveLinesPerFile: one module is one request. */
// What can be done with what was said: quoting it, finding words in it, and seeing which sentence is heard. Loaded by
// reading.js when somebody begins to do anything on the page.
import { clock, clockSeconds, copied, filled, make } from './browser.js'

/** What belongs to a transcript, until the page is left. */
export function quotesIn(player, talk, { turns, turnOf, signal }) {
  const times = sentenceTimes(player, talk, { turnOf, signal })
  const tap = quoteButton(player, talk, { turnOf, signal, times })
  const box = document.querySelector('.find')
  if (box) findIn(box, talk, player.words)

  /** Shows the quote of a fragment, and says when it begins. */
  function show(parts) {
    const quote = parts.get('q')
    document.querySelector('.quote')?.remove()
    const hits = [...findAll(textOf(talk), quote)]
    const named = namedBy(parts)
    const range = hits.find(({ startContainer }) => turnOf(startContainer) === named) ?? hits[0]
    const found = range ? turnOf(range.startContainer) : (named ?? nearest(quote))
    const start = (range && secondIn(found, clockSeconds(parts.get('t') ?? ''))) ?? found?.start
    const paragraph = range ? undefined : nearestParagraph(found?.element, quote)
    const said = range ? range.toString() : paragraph?.textContent
    const card = quoteCard(player, { said, turn: found, start, isGone: !range, lang: talk.lang })
    ;(document.querySelector('article') ?? talk).prepend(card)
    if (range) highlight(range)
    const place = range ? range.startContainer.parentElement : paragraph
    place?.scrollIntoView({ block: 'center' })
    return start
  }

  /** The turn that a link names. */
  function namedBy(parts) {
    const id = parts.get('p') ? `p=${parts.get('p')}` : `t=${parts.get('at')}`
    return turnOf(document.getElementById(id))
  }

  /** The second that a link names, where it is one of the turn: nobody's words are played as another's. */
  function secondIn(turn, second) {
    const end = turns[turns.indexOf(turn) + 1]?.start ?? Number.POSITIVE_INFINITY
    return second >= turn.start && second < end ? second : undefined
  }

  /** The turn that has most of the quote's words, if half of them. */
  function nearest(quote) {
    const wanted = wordsIn(quote)
    const shares = turns.map((turn) => ({ turn, share: shareOf(wanted, turn.element) }))
    const best = shares.reduce((a, b) => (b.share > a.share ? b : a), { share: 0 })
    return best.share >= 0.5 ? best.turn : undefined
  }

  signal.addEventListener('abort', () => {
    for (const name of ['quote', 'found', 'found-now', 'spoken']) mark(name)
  })
  return { show, tap, heard: times.heard }
}

/** Searching in what is said, and the way from place to place. */
function findIn(box, talk, words) {
  const field = box.querySelector('input')
  const told = box.querySelector('[role=status]')
  const buttons = [...box.querySelectorAll('button')]
  const [before, after] = buttons
  let text
  let hits = []
  let at = 0

  function look() {
    text ??= textOf(talk)
    hits = [...findAll(text, field.value)]
    at = 0
    mark('found', ...hits)
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
    const all = hits.length
    told.textContent = hit ? filled(words.found, { at: at + 1, all }) : field.value.trim() && words.foundNone
    mark('found-now', ...(hit ? [hit] : []))
    hit?.startContainer.parentElement.scrollIntoView({ block: 'center' })
  }
  field.addEventListener('input', look)
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    go(event.shiftKey ? -1 : 1)
  })
  before.addEventListener('click', () => go(-1))
  after.addEventListener('click', () => go(1))
  // Something may have been written before this was loaded.
  if (field.value) look()
}

/** When sentences are heard, where captions were measured: one holds the beginning of the caption of that moment. */
function sentenceTimes({ data }, talk, { turnOf, signal }) {
  let cues
  async function fetched() {
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
  function load() {
    if (data.measured && !cues) void fetched().catch(() => {})
  }
  return {
    load,
    /** Marks the sentence of a moment. */
    heard: (seconds) => {
      load()
      const cue = cues?.findLast(({ start }) => start <= seconds + 0.05)
      if (!cue || cue === current) return
      current = cue
      mark('spoken', sentenceAt(cue.place.node, cue.place.from))
    },
    /** When the words are heard that a range begins with; undefined where nobody knows. */
    startOf: ({ startContainer, startOffset }) => {
      // What would end before it begins holds nothing.
      const cue = cues?.findLast(
        ({ place: { node, from } }) => !`${rangeOf([startContainer, startOffset], [node, from])}`.trim(),
      )
      return cue && turnOf(cue.place.node) === turnOf(startContainer) ? cue.start : undefined
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
  const at = rangeOf([paragraph, 0], [node, offset]).toString().length
  const language = paragraph.closest('[lang]')?.lang || undefined
  const parts = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(paragraph.textContent)
  const { segment, index } = parts.containing(Math.min(at, paragraph.textContent.length - 1)) ?? {}
  if (segment === undefined) return undefined
  return rangeOf(pointAt(paragraph, index), pointAt(paragraph, index + segment.trimEnd().length))
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

function* findAll({ text, places }, quote) {
  const wanted = plain(quote)
  if (wanted === '') return
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const [first, last] = [places[at], places[at + wanted.length - 1]]
    yield rangeOf([first.node, first.from], [last.node, last.to])
  }
}

function rangeOf(start, end) {
  const range = document.createRange()
  range.setStart(...start)
  range.setEnd(...end)
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

/** By the CSS Custom Highlight API (https://www.w3.org/TR/css-highlight-api-1/), where there is one. */
function mark(name, ...ranges) {
  if (!globalThis.Highlight || !CSS.highlights) return false
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges))
  else CSS.highlights.delete(name)
  return true
}

/** The same, or by elements. */
function highlight(range) {
  if (mark('quote', range)) return
  const { startContainer, startOffset, endContainer, endOffset, commonAncestorContainer } = range
  const walker = document.createTreeWalker(commonAncestorContainer, NodeFilter.SHOW_TEXT)
  const nodes = commonAncestorContainer.nodeType === Node.TEXT_NODE ? [commonAncestorContainer] : []
  while (walker.nextNode()) if (range.intersectsNode(walker.currentNode)) nodes.push(walker.currentNode)
  for (const node of nodes) {
    if (!node.parentElement?.closest('.said')) continue
    const part = document.createRange()
    part.setStart(node, node === startContainer ? startOffset : 0)
    part.setEnd(node, node === endContainer ? endOffset : node.length)
    part.surroundContents(make('mark'))
  }
}

/**
 * What the page itself says, never the words of the address: otherwise anybody could put words into the mouth of
 * whoever speaks here.
 */
function quoteCard({ words, lang, go }, { said, turn, start, isGone, lang: spoken }) {
  const button = (text, deed) => {
    const made = make('button', { class: 'button' }, text)
    made.addEventListener('click', deed)
    return made
  }
  const card = make('aside', { class: 'quote', lang, 'aria-label': words.quote })
  card.append(make('p', { class: 'kicker' }, isGone ? words.quoteGone : words.quote))
  if (isGone && said) card.append(make('p', {}, words.quoteNear))
  if (said) card.append(make('blockquote', { lang: spoken }, said.trim()))
  const speaker = turn?.element.querySelector('.who > :not(.time, button, img)')
  const foot = make('p', { class: 'by' })
  if (speaker) foot.append(speaker.cloneNode(true))
  if (start !== undefined) {
    const at = start === turn.start ? turn.time.textContent : clock(start)
    foot.append(button(filled(words.playFrom, { at }), () => go(start, { play: true })))
  }
  const close = () => {
    card.remove()
    mark('quote')
    history.replaceState(null, '', location.pathname + location.search)
  }
  foot.append(button(words.close, close))
  card.append(foot)
  return card
}

// Making a link to a quote

/** Longer quotes, and those of several paragraphs, are named by their first and last words in the text fragment. */
const SHORT = 150
/** What a turn's own button quotes. */
const WORDS_OF_TURN = 40

/** One button, which stands where a text is selected, or at the turn that is pointed at or has the focus. */
function quoteButton({ words, say, lang }, talk, { turnOf, signal, times }) {
  const button = make('button', { type: 'button', class: 'link-quote', lang })
  let quote
  let timer

  function offer(text, node, { kind, behind, beneath }) {
    if (button.contains(document.activeElement) && button.isConnected) return
    const turn = turnOf(node)
    if (!turn || text.text === '') return
    times.load()
    quote = { ...text, turn, paragraph: paragraphOf(node), range: beneath?.cloneRange() }
    button.textContent = words.quoteLink
    button.className = `link-quote ${kind}`
    button.style.top = ''
    // In the order of the page it stands behind what is quoted: the next stop of the Tab key.
    if (!beneath) turn.element.querySelector('.who').append(button)
    else {
      behind.after(button)
      const top = behind.parentElement.getBoundingClientRect().top
      button.style.top = `${beneath.getBoundingClientRect().bottom - top + 6}px`
    }
  }
  const paragraphOf = (node) =>
    (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('.said > p')

  function offerSelected() {
    const selection = getSelection()
    const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined
    if (!range || range.collapsed || !talk.contains(range.commonAncestorContainer)) {
      if (!button.matches(':focus, .of-turn, .of-sentence')) button.remove()
      return
    }
    const paragraph = paragraphOf(range.startContainer)
    if (!paragraph) return
    const behind = paragraphOf(range.endContainer) ?? paragraph
    offer(wholeWords(range), range.startContainer, { kind: '', behind, beneath: range })
  }
  const select = () => {
    clearTimeout(timer)
    timer = setTimeout(offerSelected, 200)
  }
  document.addEventListener('selectionchange', select, { signal })

  /** A sentence that is tapped can be taken along. */
  function tap(event) {
    const { target, clientX, clientY } = event
    const paragraph = target.closest('.said > p')
    if (event.defaultPrevented || target.closest('a, button') || !paragraph) return
    if (!getSelection()?.isCollapsed) return
    const place = document.caretPositionFromPoint?.(clientX, clientY)
    const range = place
      ? sentenceAt(place.offsetNode, place.offset)
      : sentenceAtRange(document.caretRangeFromPoint?.(clientX, clientY))
    if (!range) return
    mark('quote', range)
    offer(wholeWords(range), range.startContainer, { kind: 'of-sentence', behind: paragraph, beneath: range })
  }

  function point({ type, target, pointerType }) {
    // The keyboard's button does not run away to a mouse that lies there while the page scrolls.
    if (type === 'pointerover' && talk.querySelector(':focus-visible')) return
    // A finger means to scroll; it selects what it wants to quote.
    if (pointerType === 'touch') return
    const turn = turnOf(target)
    const first = turn?.element.querySelector('.said > p:not(.aside)')
    if (!first || target === button || !getSelection()?.isCollapsed) return
    // On the way to what was offered for a sentence, nothing else is.
    if (button.matches('.of-sentence') && turn.element.contains(button)) return
    offer({ text: opening(first.textContent) }, first, { kind: 'of-turn' })
  }
  for (const event of ['pointerover', 'focusin']) talk.addEventListener(event, point)
  // What was begun before this was loaded.
  point({ target: document.activeElement })
  select()

  button.addEventListener('click', async () => {
    const link = linkTo(quote, quote.range && times.startOf(quote.range))
    const isCopied = await copied(link)
    // Where a page may not copy, the browser's own address can be.
    if (!isCopied) history.replaceState(null, '', link)
    const told = isCopied ? words.copied : words.inAddress
    button.textContent = told
    say(told)
  })
  return tap
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

/**
 * The quote itself for this page, its turn in case it is corrected, its second where it is known, and a text fragment for
 * browsers without scripts.
 */
function linkTo({ text, isLong, turn, paragraph }, second) {
  const { origin, pathname } = location
  const id = turn.element.id
  const own = paragraph?.id || id
  const place = id.startsWith('t=') ? `&at=${id.slice(2)}` : own.startsWith('p=') ? `&p=${own.slice(2)}` : ''
  const moment = second === undefined ? '' : `&t=${Math.floor(second * 10) / 10}`
  return `${origin}${pathname}#q=${encodeURIComponent(text)}${place}${moment}:~:text=${textDirective(text, isLong)}`
}

/** https://wicg.github.io/scroll-to-text-fragment/#syntax: commas, hyphens and ampersands mean something there. */
function textDirective(text, isLong) {
  const encoded = (part) => encodeURIComponent(part).replace(/-/g, '%2D')
  const words = text.split(' ')
  const few = Math.min(5, Math.floor(words.length / 2))
  if (few === 0 || (text.length <= SHORT && !isLong)) return encoded(text)
  return `${encoded(words.slice(0, few).join(' '))},${encoded(words.slice(-few).join(' '))}`
}
