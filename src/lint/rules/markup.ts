import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { schemeOf, UNSAFE_SCHEMES } from '../../model/unsafe-schemes.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { fixedBy, remove, setText, written } from '../fix.ts'
import { childOf, childrenOf, trimmed } from '../tree.ts'

/** Checks HTML in texts, and in texts that must be plain. */
export function* markupRules({ channel, items, text: source }: FeedDocument): Iterable<Diagnostic> {
  for (const parent of [channel, ...items]) {
    for (const title of [...childrenOf(parent, 'title'), ...childrenOf(parent, 'itunes:title')]) {
      yield* titleRules(title)
    }
    const description = childOf(parent, 'description')
    const content = childOf(parent, 'content:encoded')
    if (description) yield* descriptionRules(description)
    for (const html of [description, content]) if (html) yield* htmlRules(html)
    if (description && content && parent.children.indexOf(content) < parent.children.indexOf(description)) {
      const xml = source.slice(content.start, content.end)
      const { end } = description
      const edits = [...remove(content), { start: end, end, text: xml }]
      yield fixedBy(say('rss.content-first', content), edits)
    }
  }
}

// The patterns end at the next < or >, so that hostile text cannot cause quadratic time.
const TAG = /<\/?(?:a|b|i|p|br|em|div|span|strong|font|h[1-6]|ul|ol|li|img)\b[^<>]*>/i
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-f]+);/i

function* titleRules(title: XmlElement): Iterable<Diagnostic> {
  const text = trimmed(title)
  const entity = ENTITY.exec(text)
  if (TAG.test(text)) {
    const plain = text.replace(new RegExp(TAG.source, 'gi'), '').replace(/\s+/g, ' ').trim()
    const fix = plain === '' ? undefined : written(title.name, plain)
    yield fixedBy(say('rss.markup-in-title', title, { fix }), fix && setText(title, plain))
  } else if (entity) {
    const plain = readOnce(text)
    const fix = written(title.name, plain)
    yield fixedBy(say('rss.title-escaped', title, { value: entity[0], fix }), setText(title, plain))
  } else if (/[<>]/.test(text)) yield say('rss.title-angle', title)
}

const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** Decodes character references repeatedly, so that multiple escaping is not reported twice. */
function readOnce(text: string): string {
  let read = text
  for (let times = 0; times < 4 && ENTITY.test(read); times++) {
    read = read.replace(
      /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
      (all, name, decimal, hex) => {
        if (name !== undefined) return NAMES[String(name).toLowerCase()] ?? all
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
        return code >= 0x20 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      },
    )
  }
  return read
}

/** APPLE-05, in bytes of UTF-8. */
const DESCRIPTION_BYTES = 4000
const DROPPED = /<(h[1-6]|table|img|video|audio|iframe|form|input|object|embed)\b/i

function* descriptionRules(description: XmlElement): Iterable<Diagnostic> {
  const count = new TextEncoder().encode(description.text.trim()).length
  if (count > DESCRIPTION_BYTES) {
    yield say('itunes.description-long', description, { count, over: count - DESCRIPTION_BYTES })
  }
  const tag = DROPPED.exec(description.text)?.[1]
  if (tag !== undefined) yield say('itunes.markup-dropped', description, { tag: tag.toLowerCase() })
}

const REFERENCE = /<[a-z][^<>]*?\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi
const DANGERS: readonly (readonly [RegExp, string])[] = [
  [/<script\b/i, 'a script'],
  [/<iframe\b/i, 'an iframe'],
  [/<(?:object|embed|applet)\b/i, 'an embedded object'],
  [/<[a-z][^<>]*\son[a-z]+\s*=/i, 'a handler such as onclick'],
  [/<style\b/i, 'a style sheet'],
]

function* htmlRules(html: XmlElement): Iterable<Diagnostic> {
  const { text } = html
  if (!text.includes('<')) return
  const what = DANGERS.find(([danger]) => danger.test(text))?.[1] ?? dangerousLink(text)
  if (what !== undefined) yield say('rss.markup-dangerous', html, { what })
  for (const [, double, single] of text.matchAll(REFERENCE)) {
    const value = (double ?? single ?? '').trim()
    if (/^(?:[a-z][a-z0-9+.-]*:|#)/i.test(value) || value === '') continue
    yield say('rss.reference-relative', html, { value })
    return
  }
}

/** An attribute with a URL, with or without quotes; only the beginning of the value matters. */
const LINK = /\s(?:href|src|action|formaction|data|poster)\s*=\s*["']?([^"'<>]{1,200})/gi

/** A link that runs code, even if its scheme is obscured by entities, line breaks or control characters. */
function dangerousLink(html: string): string | undefined {
  for (const [, value = ''] of html.matchAll(LINK)) {
    const scheme = schemeOf(withoutEntities(value))
    if (scheme !== undefined && UNSAFE_SCHEMES.includes(scheme)) return `a ${scheme}: link`
  }
  return undefined
}

const NAMED: Readonly<Record<string, string>> = { tab: '\t', newline: '\n', colon: ':', amp: '&', sol: '/' }

/** Decodes references that can be in a scheme: numeric ones, and the few relevant names. */
function withoutEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6});?|#([0-9]{1,7});?|(tab|newline|colon|amp|sol);)/gi,
    (all, hex, decimal, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? all
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}
