// Tries what diagnostics say on feeds: does what the fix or the hint says, and checks again.
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Where feeds of others stand, beside this repository. Absent for most. */
export const FEEDS = ['feeds', 'trials/feeds'].map((folder) => resolve(ROOT, '../shared/fixtures', folder))
/** What came of it, for the manual. */
export const TRIED = resolve(ROOT, 'test/fixtures/tried-fixes.json')
/** The moment that the feeds are looked at. */
const NOW = new Date('2026-01-10T00:00:00Z')

/** Checks a text as a feed; the program is handed in, as TypeScript or compiled. */
export function lintOf(lintFeed, recipe) {
  return (text) => lintFeed({ name: 'feed.xml', bytes: new TextEncoder().encode(text), now: NOW, recipe })
}

/** What somebody who knows the show would put in place of each … of a hint. */
const ANSWERS = {
  'itunes.author-missing': '<itunes:author>Radio</itunes:author>',
  'itunes.category-missing': '<itunes:category text="News"/>',
  'itunes.duration-missing': '<itunes:duration>1800</itunes:duration>',
  'itunes.explicit-missing': '<itunes:explicit>false</itunes:explicit>',
  'itunes.image-missing': '<itunes:image href="https://radio.example.org/art.jpg"/>',
  'itunes.owner-missing': '<itunes:owner><itunes:email>radio@example.org</itunes:email></itunes:owner>',
  'podcast.guid-missing': '<podcast:guid>6da98a19-621b-5722-8ab1-cae40d0d2b9a</podcast:guid>',
  'podcast.locked-missing': '<podcast:locked>yes</podcast:locked>',
  'rss.date-missing': '<pubDate>Thu, 01 Jan 2026 06:00:00 GMT</pubDate>',
  'rss.description-missing': '<description>What the city talks about.</description>',
  'rss.enclosure-missing':
    '<enclosure url="https://radio.example.org/NUMBER.mp3" length="5242880" type="audio/mpeg"/>',
  'rss.generator-missing': '<generator>Radio/1.0</generator>',
  'rss.guid-missing': '<guid isPermaLink="false">0d6b4b2e-NUMBER-4f6e-9d1c-3f7c1f0a0002</guid>',
  'rss.item-description-missing': '<description>A morning at the harbour.</description>',
  'rss.item-link-missing': '<link>https://radio.example.org/2</link>',
  'rss.item-title-missing': '<title>Fish and chips</title>',
  'rss.language-missing': '<language>en</language>',
  'rss.link-missing': '<link>https://radio.example.org/</link>',
  'rss.self-missing':
    '<atom:link href="https://radio.example.org/feed.xml" rel="self" type="application/rss+xml"/>',
  'rss.title-missing': '<title>Good Morning Radio</title>',
}
const NAMESPACES = {
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  atom: 'http://www.w3.org/2005/Atom',
}

/** A text with its changes made. */
export function applied(text, fix) {
  return fix.reduceRight(
    (rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end),
    text,
  )
}

/** What somebody who knows the show would write in place of a value that is there. */
const VALUES = {
  'itunes.duration-wrong': '1800',
  'itunes.episode-type-wrong': 'full',
  'itunes.explicit-wrong': 'false',
  'itunes.image-wrong': 'https://radio.example.org/art.jpg',
  'itunes.number-wrong': '77',
  'itunes.owner-email-wrong': 'radio@example.org',
  'itunes.type-wrong': 'episodic',
  'podcast.group-unknown': 'cast',
  'podcast.role-unknown': 'guest',
  'podcast.text-wrong': '6da98a19-621b-5722-8ab1-cae40d0d2b9a',
  'rss.date-early': 'Thu, 01 Jan 2026 06:00:00 GMT',
  'rss.date-future': 'Thu, 01 Jan 2026 06:00:00 GMT',
  'rss.date-wrong': 'Thu, 01 Jan 2026 06:00:00 GMT',
  'rss.enclosure-doubled': 'https://radio.example.org/NUMBER.mp3',
  'rss.enclosure-length-wrong': '5242880',
  'rss.enclosure-length-zero': '5242880',
  'rss.enclosure-not-media': 'audio/mpeg',
  'rss.enclosure-type-missing': 'audio/mpeg',
  'rss.enclosure-type-wrong': 'audio/mpeg',
  'rss.enclosure-url-wrong': 'https://radio.example.org/NUMBER.mp3',
  'rss.guid-doubled': 'https://radio.example.org/episodes/NUMBER',
  'rss.guid-short': '0d6b4b2e-NUMBER-4f6e-9d1c-3f7c1f0a0002',
  'rss.text-replaced': 'Café',
  'rss.url-wrong': 'https://radio.example.org/',
}

/** What hides others: only once it is put right can the rest be judged, so that it does not come by the fix. */
const HIDES = {
  'rss.date-wrong': ['rss.build-date-old', 'rss.order-wrong'],
  'itunes.category-unknown': ['itunes.category-unknown', 'itunes.category-misplaced'],
  'itunes.image-wrong': ['itunes.image-format', 'rss.insecure'],
  'rss.enclosure-missing': ['itunes.duration-missing', 'podcast.transcript-missing'],
  'rss.enclosure-type-missing': ['itunes.enclosure-unplayable', 'rss.enclosure-type-unlike'],
  'rss.enclosure-url-wrong': ['itunes.enclosure-extension', 'rss.enclosure-type-unlike', 'rss.insecure'],
  'rss.item-link-missing': ['rss.insecure'],
  'rss.item-outside': ['date', 'description', 'enclosure', 'guid', 'item-description', 'item-link'].map(
    (what) => `rss.${what}-missing`,
  ),
  'rss.link-missing': ['rss.image-unlike'],
  'rss.title-missing': ['rss.image-unlike'],
}
HIDES['rss.item-outside'].push('itunes.item-explicit-missing', 'itunes.duration-missing')

/** Said one by one of a feed that has any of Apple’s tags, and at once of one that has none. */
const OF_APPLE = ['author', 'category', 'explicit', 'image', 'owner', 'item-explicit', 'namespace'].map(
  (what) => `itunes.${what}-missing`,
)

/** A text with a hint followed, its gaps filled; undefined where the hint asks for an action instead of a text. */
export function filled(text, diagnostic, number) {
  const { code, line, column, hint } = diagnostic
  const starts = text.split('\n').slice(0, line - 1)
  const at = starts.reduce((sum, one) => sum + one.length + 1, 0) + column - 1
  const unique = (answer) => answer?.replace('NUMBER', () => String(1000 + number))
  const isElement = text[at] === '<'
  if (/^(?:Take it out|Keep )/.test(hint) && isElement) return text.slice(0, at) + text.slice(endAt(text, at))
  if (/ in each item\b/.test(hint)) {
    const name = nameAt(hint.slice(hint.indexOf('<')), 0).replace(/>.*/, '')
    return declared(inEachItem(text, name, 'false'), name)
  }
  const [, offered] =
    /^Write one of: ([^,.]+)/.exec(hint) ?? /^Write \w+="(https:[^"…]+)" once/.exec(hint) ?? []
  const value = unique(VALUES[code]) ?? offered
  if (value !== undefined)
    return valueSet(text, at, value.replace(/&(?!amp;)/g, '&amp;'), /Write (\w+)="…"/.exec(hint)?.[1])
  const template = templateIn(hint)
  const named = ['title', 'link', 'url'].find((name) => template.startsWith(`<${name}>`))
  const image =
    code === 'rss.image-incomplete' ? `<${named}>https://radio.example.org/</${named}>` : undefined
  const answer = image ?? unique(ANSWERS[code])
  if (answer === undefined || !isElement || !isFilled(template, answer)) return undefined
  return declared(elementPut(text, at, answer), nameAt(answer, 0))
}

/** What stands between `Write` and where it goes, with its gaps. */
function templateIn(hint) {
  const start = hint.indexOf('Write <') + 'Write '.length
  const end = Math.max(hint.lastIndexOf('> in '), hint.lastIndexOf('> at ')) + 1
  return start < end && hint.includes('Write <') ? hint.slice(start, end) : ''
}

/** Whether an answer is the template with something in place of each …. */
function isFilled(template, answer) {
  let at = 0
  for (const piece of template.split('…')) {
    const found = answer.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return template !== '' && at === answer.length
}

/** An attribute, or the text of an element, has another value; or the element a new attribute. */
function valueSet(text, at, value, added) {
  if (text[at] === '<' && added !== undefined) {
    const after = at + 1 + nameAt(text, at).length
    return `${text.slice(0, after)} ${added}="${value}"${text.slice(after)}`
  }
  const start = text[at] === '<' ? text.indexOf('>', at) + 1 : text.slice(at).search(/["']/) + at + 1
  if (text[at] === '<' && text[start - 2] === '/') return undefined
  const end = text[at] === '<' ? text.indexOf('<', start) : text.indexOf(text[start - 1], start)
  return text.slice(0, start) + value + text.slice(end)
}

/** Each item that has none of these elements gets one. */
function inEachItem(text, name, value) {
  return text.replace(/<item\b[^>]*>(?:(?!<\/item>).)*/gs, (item) =>
    item.includes(`<${name}`) || item.split('>', 1)[0].endsWith('/')
      ? item
      : `${item}<${name}>${value}</${name}>`,
  )
}

/** An element comes into the one that begins here, or in its place where that has its name and is empty. */
function elementPut(text, at, answer) {
  const name = nameAt(text, at)
  if (name === nameAt(answer, 0)) return text.slice(0, at) + answer + text.slice(endAt(text, at))
  const opened = text.indexOf('>', at) + 1
  const isEmpty = text[opened - 2] === '/'
  const opening = isEmpty ? `${text.slice(at, opened - 2)}>` : text.slice(at, opened)
  return `${text.slice(0, at)}${opening}${answer}${isEmpty ? `</${name}>` : ''}${text.slice(opened)}`
}

function nameAt(text, at) {
  return /^<([^\s/>]+)/.exec(text.slice(at, at + 100))?.[1] ?? ''
}

/** Behind an element that holds none of its own name. */
function endAt(text, at) {
  const opened = text.indexOf('>', at) + 1
  if (text[opened - 2] === '/') return opened
  const name = nameAt(text, at)
  return text.indexOf(`</${name}>`, at) + name.length + 3
}

/** The prefix of a new element is bound, as somebody who writes it has to do. */
function declared(text, name) {
  const [prefix, local] = name.split(':')
  const uri = local === undefined ? undefined : NAMESPACES[prefix]
  if (uri === undefined || text.includes(`xmlns:${prefix}=`)) return text
  return text.replace(/<rss\b/, `<rss xmlns:${prefix}="${uri}"`)
}

/**
 * Every diagnostic of a feed, tried: `fixed` by its fix, `filled` by hand as the hint says, or neither; `gone` when it is
 * not said any more and nothing else has come. What is behind a place where reading stopped was there before.
 */
export function tryFeed(lint, text) {
  const first = lint(text)
  const before = countsOf(first.diagnostics)
  return first.diagnostics.map((diagnostic, number) => {
    const { code, fix } = diagnostic
    const way = fix ? 'fixed' : 'filled'
    const after = fix ? applied(text, fix) : filled(text, diagnostic, number)
    if (after === undefined) return { code, diagnostic }
    const again = lint(after)
    const counts = countsOf(again.diagnostics)
    const isSame = (other) => other.code === code && other.message === diagnostic.message
    const isLess = again.diagnostics.filter(isSame).length < first.diagnostics.filter(isSame).length
    const known = [...(HIDES[code] ?? []), ...(OF_APPLE.some((one) => before[one] > 0) ? OF_APPLE : [])]
    const more = Object.keys(counts).filter(
      (one) => first.feed && !known.includes(one) && (counts[one] ?? 0) > (before[one] ?? 0),
    )
    return { code, diagnostic, way, gone: isLess && more.length === 0, more, after }
  })
}

function countsOf(diagnostics) {
  const counts = {}
  for (const { code } of diagnostics) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

/** For each code that is said of the feeds in these folders: how often, and how often each way made it go. */
export function triedFixes(lint, folders) {
  const counts = {}
  let feeds = 0
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((one) => /\.(?:xml|rss|html)$/.test(one)).sort()) {
      const bytes = readFileSync(`${folder}/${file}`)
      feeds++
      for (const { code, way, gone } of tryFeed(lint, textOf(bytes))) {
        counts[code] ??= { said: 0, fixed: 0, filled: 0, stayed: 0 }
        const count = counts[code]
        count.said++
        if (way && gone) count[way]++
        else if (way) count.stayed++
      }
    }
  }
  return { feeds, codes: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** The text that a feed’s offsets count in: bytes that are not UTF-8 are told as such, and nothing else is tried there. */
function textOf(bytes) {
  return new TextDecoder('utf-8').decode(bytes)
}
