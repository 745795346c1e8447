const CLOCK = /^(?:(\d{1,3})\s?:\s?(?=[0-5]?\d\s?:))?(\d{1,3})\s?:\s?([0-5]?\d)(?:[.,](\d{1,6}))?$/
const ISO = /^P(?:(\d{1,3})D)?T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6})(?:\.(\d{1,6}))?S)?$/i
const UNITS =
  /^(?:(\d{1,3})\s?h(?:ours?|rs?|\.)?,?\s?)?(?:(\d{1,4})\s?(?:m(?:in(?:ute)?s?|\.)?|')\.?,?\s?)?(?:(\d{1,6})\s?(?:s(?:ec(?:ond)?s?)?|'')\.?)?$/i
const PLAIN = /^(\d{1,7})(?:[.,](\d{1,6}))?$/

/**
 * Parses a duration in any form that distinguishes hours, minutes and seconds: `1h 2m`, `PT30M`, `30:05.5`,
 * `1800.0`. Returns seconds; undefined if it is ambiguous.
 */
export function meantSeconds(text: string): number | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 60) return undefined
  const plain = PLAIN.exec(trimmed)
  if (plain) return sum([0, 0, plain[1], plain[2]])
  const clock = CLOCK.exec(trimmed)
  if (clock) {
    const [, hours, minutes, seconds, fraction] = clock
    return sum([hours, minutes, seconds, fraction])
  }
  const iso = ISO.exec(trimmed)
  if (iso && trimmed.length > 2 && !/T$/i.test(trimmed)) {
    const [, days, hours, minutes, seconds, fraction] = iso
    return Number(days ?? 0) * 86_400 + sum([hours, minutes, seconds, fraction])
  }
  const units = UNITS.exec(trimmed)
  return units ? sum([units[1], units[2], units[3], undefined]) : undefined
}

type Part = string | number | undefined

function sum([hours, minutes, seconds, fraction]: readonly [Part, Part, Part, Part]): number {
  const whole = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return whole + (fraction === undefined ? 0 : Number(`0.${fraction}`))
}
