import { type AST, RegExpParser } from '@eslint-community/regexpp'

/** A text that a pattern reads long at, if it does so at any. */
export interface Pumped {
  readonly before: string
  readonly unit: string
}

/**
 * Texts made for a pattern: what each of its endless repetitions repeats, alone, behind what leads to it, and together
 * with that; each ends, when it is tried, with a sign that nothing matches.
 */
export function pumpedFor(source: string, flags: string): readonly Pumped[] {
  const found = new Map<string, Pumped>()
  const letters = flags.includes('u') || flags.includes('v') ? 'u' : ''
  const add = (before: string, unit: string) => {
    if (unit !== '') found.set(JSON.stringify([before, unit]), { before, unit })
  }
  const walk = (alternative: AST.Alternative, before: string): void => {
    let led = before
    for (const element of alternative.elements) {
      const sample = sampleOf(element, letters)
      if (element.type === 'Quantifier' && element.max > MANY) {
        const unit = sampleOf(element.element, letters)
        add('', unit)
        add(led, unit)
        add('', led + unit)
      }
      for (const inner of alternativesIn(element)) walk(inner, led)
      led += sample
    }
    add('', led)
  }
  const { alternatives } = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  })
  for (const alternative of alternatives) walk(alternative, '')
  return [...found.values()]
}

/** More repetitions than this are as good as endless. */
const MANY = 50

function alternativesIn(element: AST.Element): readonly AST.Alternative[] {
  if (element.type === 'Quantifier') return alternativesIn(element.element)
  return 'alternatives' in element ? (element.alternatives as AST.Alternative[]) : []
}

/** A short text that an element takes. */
function sampleOf(element: AST.Element, letters: string): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value)
    case 'CharacterSet':
      return ofSet(element)
    case 'CharacterClass':
      return ofClass(element, letters)
    case 'Quantifier':
      return sampleOf(element.element, letters).repeat(Math.min(Math.max(element.min, 1), MANY))
    case 'Group':
    case 'CapturingGroup':
      return (element.alternatives[0]?.elements ?? []).map((one) => sampleOf(one, letters)).join('')
    default:
      return ''
  }
}

function ofSet(set: AST.CharacterSet): string {
  if (set.kind === 'any') return 'x'
  if (set.kind === 'space') return set.negate ? 'x' : ' '
  if (set.kind === 'digit') return set.negate ? 'x' : '1'
  if (set.kind === 'word') return set.negate ? '.' : 'x'
  return SIGNS.find((sign) => new RegExp(set.raw, 'u').test(sign)) ?? ''
}

function ofClass(element: AST.CharacterClass, letters: string): string {
  if (element.negate) {
    const pattern = new RegExp(element.raw, letters)
    return SIGNS.find((sign) => pattern.test(sign)) ?? ''
  }
  const [first] = element.elements
  if (!first) return ''
  if (first.type === 'Character') return String.fromCodePoint(first.value)
  if (first.type === 'CharacterClassRange') return String.fromCodePoint(first.min.value)
  return first.type === 'CharacterSet' ? ofSet(first) : ''
}

const SIGNS = [
  'x',
  'X',
  ' ',
  '1',
  '.',
  '-',
  '(',
  '中',
  'あ',
  'ア',
  '한',
  'ก',
  '\u0301',
  '€',
  '👍',
  '\u0001',
  '\ud83d',
  '\n',
  '"',
  '<',
]
