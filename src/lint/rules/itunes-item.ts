import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { fixedBy, setText, written } from '../fix.ts'
import { meantSeconds } from '../meant-time.ts'
import { childOf, trimmed } from '../tree.ts'

/** Checks Apple's requirements for items: duration, type, numbers, titles. */
export function* itunesItemRules({ channel, items }: FeedDocument): Iterable<Diagnostic> {
  const serial = trimmed(childOf(channel, 'itunes:type')) === 'serial'
  const numbered = new Map<string, XmlElement>()
  for (const item of items) {
    yield* durationRules(item)
    yield* titleRules(item)
    const kind = childOf(item, 'itunes:episodeType')
    if (kind && !KINDS.includes(kind.text)) {
      const fix = KINDS.find((one) => one === trimmed(kind).toLowerCase())
      yield fixedBy(
        say('itunes.episode-type-wrong', kind, { value: kind.text, fix }),
        fix && setText(kind, fix),
      )
    }
    yield* numberRules(item, kind?.text ?? 'full', serial, numbered)
  }
  const silent = items.filter((item) => !childOf(item, 'itunes:explicit'))
  const [first] = silent
  if (first) yield say('itunes.item-explicit-missing', first, { count: silent.length })
}

const KINDS = ['full', 'trailer', 'bonus']

function* durationRules(item: XmlElement): Iterable<Diagnostic> {
  const duration = childOf(item, 'itunes:duration')
  if (!duration) {
    if (childOf(item, 'enclosure')) yield say('itunes.duration-missing', item)
    return
  }
  if (secondsOf(duration.text.trim()) === undefined) {
    const value = trimmed(duration)
    const seconds = meantSeconds(value)
    const fix = seconds !== undefined && Math.round(seconds) > 0 ? String(Math.round(seconds)) : undefined
    const why = seconds === 0 ? ', no time at all' : ''
    yield fixedBy(say('itunes.duration-wrong', duration, { value, why, fix }), fix && setText(duration, fix))
  }
}

/** Parses whole seconds, or MM:SS and HH:MM:SS, which all readers still support; undefined for 0. */
export function secondsOf(duration: string): number | undefined {
  const [, hours, minutes, seconds = '', plain = ''] =
    /^(?:(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)|(\d{1,7}))$/.exec(duration) ?? []
  const all =
    plain === '' ? Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) : Number(plain)
  return all > 0 ? all : undefined
}

const NUMBERED_TITLE =
  /^\s{0,9}(?:(?:ep(?:isode|\.)?|folge|puntata|episodio)\s?#?\s?\d{1,7}|#\d{1,7}|s\d{1,7}\s?[:.]?\s?e\d{1,7})(?=\s{0,9}(?:[:.\-–—|]|$))/i

function* titleRules(item: XmlElement): Iterable<Diagnostic> {
  const title = childOf(item, 'title')
  const number = title && NUMBERED_TITLE.exec(title.text.slice(0, 60))
  // Without the tags, the title is the only place of the number.
  if (title && number && childOf(item, 'itunes:episode')) {
    const rest = trimmed(title)
      .slice(number[0].trim().length)
      .replace(/^\s*[:.|\-–—]\s*/, '')
    const isSame =
      Number(number[0].match(/\d{1,7}/g)?.at(-1)) === Number(trimmed(childOf(item, 'itunes:episode')))
    const fix = rest !== '' && isSame ? written(title.name, rest) : undefined
    const about = { value: number[0].trim(), fix }
    yield fixedBy(say('itunes.title-numbered', title, about), fix && setText(title, rest))
  }
}

function* numberRules(
  item: XmlElement,
  kind: string,
  serial: boolean,
  numbered: Map<string, XmlElement>,
): Iterable<Diagnostic> {
  const episode = childOf(item, 'itunes:episode')
  const season = childOf(item, 'itunes:season')
  for (const number of [season, episode]) {
    if (number && !/^[1-9]\d*$/.test(number.text)) {
      const right = numberIn(number.text)
      const fix = right && written(number.name, right)
      const about = { name: number.name, value: number.text, fix }
      yield fixedBy(say('itunes.number-wrong', number, about), right && setText(number, right))
    }
  }
  if (kind !== 'full') return
  if (!episode) {
    if (serial) yield say('itunes.number-missing', item)
    return
  }
  const key = `${trimmed(season)}/${trimmed(episode)}`
  const other = numbered.get(key)
  if (other) yield say('itunes.number-doubled', episode, { line: other.line })
  else numbered.set(key, item)
}

/** The only number of a text such as `02` or `Episode 2`; undefined if there are several, as in 2.5, or if it is 0. */
function numberIn(text: string): string | undefined {
  const [only, other] = text.slice(0, 60).match(/\d+/g) ?? []
  if (only === undefined || other !== undefined || /-\s*\d/.test(text)) return undefined
  const number = only.replace(/^0+/, '')
  return number === '' ? undefined : number
}
