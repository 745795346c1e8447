import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XmlElement } from '../document.ts'
import type { FeedDocument } from '../feed-document.ts'
import { addAttribute, attribute, fixedBy, remove, setValue } from '../fix.ts'
import { extensionOf, isRecording, MEDIA_TYPES, OTHER_NAMES, PLAYED, typeOf } from '../media-types.ts'
import { misplacedAddress } from '../misplaced-address.ts'
import { attributeOf, childrenOf } from '../tree.ts'
import { addressFault } from '../web-address.ts'

/** Checks the enclosure of each item: exactly one, with a complete and unique URL, its length and its type. */
export function* enclosureRules({ items }: FeedDocument): Iterable<Diagnostic> {
  const seen = new Map<string, XmlElement>()
  for (const item of items) {
    const [first, ...others] = childrenOf(item, 'enclosure')
    if (!first) {
      yield say('rss.enclosure-missing', item)
      continue
    }
    const [second] = others
    if (second) yield secondEnclosure(first, second)
    yield* urlRules(first, seen)
    yield* lengthRules(first)
    yield* typeRules(first)
  }
}

function secondEnclosure(first: XmlElement, second: XmlElement): Diagnostic {
  const url = attributeOf(second, 'url')?.value
  const isSame = url !== undefined && url === attributeOf(first, 'url')?.value
  const about = isSame ? { how: ' of the same address', fix: 'it says nothing new.' } : { how: '' }
  return fixedBy(say('rss.enclosure-second', second, about), isSame ? remove(second) : undefined)
}

function* urlRules(enclosure: XmlElement, seen: Map<string, XmlElement>): Iterable<Diagnostic> {
  const url = attributeOf(enclosure, 'url')
  const value = url?.value.trim() ?? ''
  const fault = addressFault(value)
  if (fault) {
    const misplaced = value === '' ? misplacedAddress(enclosure, 'url') : undefined
    const fix = misplaced?.fix ?? (fault.fix && attribute('url', fault.fix))
    const edits = misplaced?.edits ?? (url && fault.fix ? setValue(url, fault.fix) : undefined)
    const quoted = value === '' ? fault.why : `is “${value}”, which ${fault.why}`
    const why = misplaced ? `is missing: it ${misplaced.why}` : quoted
    yield fixedBy(say('rss.enclosure-url-wrong', url ?? enclosure, { why, fix }), edits)
    return
  }
  if (url && url.value !== value) {
    const fix = attribute('url', value)
    yield fixedBy(say('rss.enclosure-url-untrimmed', url, { fix }), setValue(url, value))
  }
  const other = seen.get(value)
  if (other) yield say('rss.enclosure-doubled', url ?? enclosure, { line: other.line })
  else seen.set(value, enclosure)
  if (extensionOf(value) === undefined) yield say('itunes.enclosure-extension', url ?? enclosure, { value })
}

/** Less than a second of audio at the lowest quality: a placeholder. */
const PLACEHOLDER_BYTES = 1000

function* lengthRules(enclosure: XmlElement): Iterable<Diagnostic> {
  const length = attributeOf(enclosure, 'length')
  const value = length?.value ?? ''
  if (!/^\d+$/.test(value)) {
    const fix = wholeBytes(value)
    const why = /^\d+(?::\d+)+$/.test(value) ? ', a length of time' : ''
    const edits = length && fix !== undefined ? setValue(length, fix) : undefined
    yield fixedBy(say('rss.enclosure-length-wrong', length ?? enclosure, { value, why, fix }), edits)
  } else if (Number(value) < PLACEHOLDER_BYTES) {
    yield say('rss.enclosure-length-zero', length ?? enclosure, { value })
  }
}

/** Digits with thousands separators. A single point or comma may be a decimal separator. */
const GROUPED =
  /^\d{1,3}(?:(?: \d{3}){1,4}|(?:’\d{3}){1,4}|(?:'\d{3}){1,4}|(?:,\d{3}){2,4}|(?:\.\d{3}){2,4})$/

/** The number of bytes in another form: `5,242,880`, `5242880 bytes`. */
function wholeBytes(text: string): string | undefined {
  const number = text
    .slice(0, 40)
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
    .replace(/ ?(?:b|bytes)$/i, '')
  if (!/^\d{1,15}$/.test(number) && !GROUPED.test(number)) return undefined
  return number.replace(/\D/g, '')
}

function* typeRules(enclosure: XmlElement): Iterable<Diagnostic> {
  const type = attributeOf(enclosure, 'type')
  const written = type?.value.trim() ?? ''
  const value = typeOf(written)
  const extension = extensionOf(attributeOf(enclosure, 'url')?.value.trim() ?? '')
  const right = MEDIA_TYPES.get(extension ?? '')
  const [ending] = right ?? []
  const at = type ?? enclosure
  const set = (fix: string | undefined) => (type && fix !== undefined ? setValue(type, fix) : undefined)
  if (written === '') {
    const edits = ending === undefined ? undefined : (set(ending) ?? addAttribute(enclosure, 'type', ending))
    yield fixedBy(say('rss.enclosure-type-missing', at, { fix: ending }), edits)
  } else if (!/^[a-z][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/.test(value)) {
    const fix = ending ?? MEDIA_TYPES.get(value.replace(/^\./, ''))?.[0]
    yield fixedBy(say('rss.enclosure-type-wrong', at, { value: written, fix }), set(fix))
  } else if (OTHER_NAMES.has(value) && (!right || right.includes(OTHER_NAMES.get(value) ?? ''))) {
    const fix = OTHER_NAMES.get(value) ?? ''
    yield fixedBy(say('itunes.enclosure-type-old', at, { value: written, fix }), set(fix))
  } else if (!isRecording(value)) {
    yield fixedBy(say('rss.enclosure-not-media', at, { value: written, fix: ending }), set(ending))
  } else if (right && extension !== undefined && !right.includes(value)) {
    // If an extension is used for both audio and video, the given type decides.
    const fix = right.find((one) => one.split('/')[0] === value.split('/')[0]) ?? ending
    yield fixedBy(say('rss.enclosure-type-unlike', at, { value: written, extension, fix }), set(fix))
  } else if (!PLAYED.has(value)) {
    yield say('itunes.enclosure-unplayable', at, { value: written })
  }
}
