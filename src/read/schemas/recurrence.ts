/** The parts of a recurrence rule, by their upper-case names. */
export function parseRule(rule: string): Map<string, string> {
  return new Map(
    rule.split(';').map((part) => {
      const [name = '', ...value] = part.split('=')
      return [name.toUpperCase(), value.join('=').toUpperCase()]
    }),
  )
}

/** Why a text is not a recurrence rule, as the end of a sentence; undefined if it is one (RFC 5545, 3.3.10). */
export function ruleFault(rule: string): string | undefined {
  const pieces = rule.split(';')
  const parts = parseRule(rule)
  if (pieces.length !== parts.size) return 'a part stands in it twice'
  for (const [name, value] of parts) {
    const right = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
    if (!right) return `“${name}” is none of its parts`
    if (!value.split(',').every((one) => right.test(one)) || (SINGLE.has(name) && value.includes(',')))
      return `${name} cannot be “${value}”`
  }
  if (!parts.has('FREQ')) return 'FREQ is missing'
  if (parts.has('COUNT') && parts.has('UNTIL')) return 'only one of COUNT and UNTIL can stand'
  return undefined
}

/** A pattern of the numbers from 1 to `most`, optionally with a sign. */
function numbers(most: number, sign = ''): RegExp {
  const all = Array.from({ length: most }, (_, index) => index + 1).reverse()
  return new RegExp(`^${sign}0*(${all.join('|')})$`)
}

const SIGN = '[+-]?'
const SINGLE: ReadonlySet<string> = new Set(['FREQ', 'UNTIL', 'COUNT', 'INTERVAL', 'WKST'])

// UNTIL is also accepted with hyphens and colons, as in the podcast namespace's examples.
const PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  UNTIL: /^\d{4}-?\d{2}-?\d{2}(T\d{2}:?\d{2}:?\d{2}(\.\d+)?Z?)?$/,
  COUNT: /^0*[1-9]\d*$/,
  INTERVAL: /^0*[1-9]\d*$/,
  BYSECOND: /^([0-5]?\d|60)$/,
  BYMINUTE: /^[0-5]?\d$/,
  BYHOUR: /^([01]?\d|2[0-3])$/,
  BYDAY: /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/,
  BYMONTHDAY: numbers(31, SIGN),
  BYYEARDAY: numbers(366, SIGN),
  BYWEEKNO: numbers(53, SIGN),
  BYMONTH: numbers(12),
  BYSETPOS: numbers(366, SIGN),
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
}
