import { MONTHS, momentOf, weekdayOf } from './moments.ts'

/** Why a text is not an RSS date, and the date in RSS form if it can be determined. */
export interface MeantDate {
  readonly why: string
  readonly fix?: string
}

/** Year, month from 0, day, and the time as written. */
interface Spoken {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly time: string
  readonly zone: string
}

const TIME = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?'
const ISO = new RegExp(
  `^(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:(?:T|\\s+)${TIME}\\s*(\\S{1,12}(?:\\s\\S{1,12})?)?)?$`,
  'i',
)
/** An optional weekday, the day, the month by name, the year, the time. */
const WORDS = new RegExp(
  `^(?:[a-z]{2,10}\\.?,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+([a-z]{3,9})\\.?,?[\\s-]+(\\d{2}|\\d{4})(?:,?\\s+${TIME}\\s*(\\S{1,12}(?:\\s\\S{1,12})?)?)?$`,
  'i',
)
/** The default format of scripts: Thu Jan 8 06:00:00 UTC 2026. */
const SCRIPT = new RegExp(`^[a-z]{3}\\s+([a-z]{3})\\s+(\\d{1,2})\\s+${TIME}\\s+(\\S{1,12})\\s+(\\d{4})$`, 'i')
const LONGEST = 80

/** Zone names with a single meaning. Others (BST, IST, CST) are ambiguous. */
const ZONES: Readonly<Record<string, string>> = {
  gmt: 'GMT',
  utc: 'GMT',
  ut: 'GMT',
  z: 'GMT',
  cet: '+0100',
  cest: '+0200',
  eet: '+0200',
  eest: '+0300',
  wet: '+0000',
  west: '+0100',
  est: 'EST',
  edt: 'EDT',
  cdt: 'CDT',
  mst: 'MST',
  mdt: 'MDT',
  pst: 'PST',
  pdt: 'PDT',
}

/** Why a text is not an RSS date. Nothing is guessed: without an offset or a time, the moment is unknown. */
export function meantDate(text: string): MeantDate {
  // RFC 822 allows a comment in parentheses, such as the zone's name; feed readers do not.
  const spelled = text.trim()
  const remark = spelled.endsWith(')') ? spelled.lastIndexOf('(') : -1
  const trimmed = remark > 0 ? spelled.slice(0, remark).trimEnd() : spelled
  if (trimmed === '') return { why: 'it is empty' }
  const spoken = trimmed.length > LONGEST ? undefined : spokenIn(trimmed)
  if (!spoken) return { why: 'it is written in another way' }
  const { year, month, day, time, zone } = spoken
  const weekday = month < 0 ? undefined : weekdayOf(year, month, day)
  if (month < 0) return { why: 'it names no month in English' }
  if (weekday === undefined) return { why: 'no month has this day' }
  if (time === '') return { why: 'it has no time' }
  if (zone === '') return { why: 'it does not say its offset from UTC' }
  const offset = offsetIn(zone)
  if (offset === undefined)
    return { why: `“${zone}” is no offset from UTC that RSS knows, and means several` }
  const fix = `${weekday}, ${String(day).padStart(2, '0')} ${MONTHS[month]} ${String(year).padStart(4, '0')} ${time} ${offset}`
  return momentOf(fix).fault === undefined
    ? { why: 'it is written in another way', fix }
    : { why: 'no clock shows this time' }
}

function spokenIn(text: string): Spoken | undefined {
  const iso = ISO.exec(text)
  if (iso) {
    const [, year = '', month = '', day = '', hour, minute, second, zone = ''] = iso
    return { year: +year, month: monthNumber(+month), day: +day, time: clock(hour, minute, second), zone }
  }
  const script = SCRIPT.exec(text)
  if (script) {
    const [, month = '', day = '', hour, minute, second, zone = '', year = ''] = script
    return { year: +year, month: monthNamed(month), day: +day, time: clock(hour, minute, second), zone }
  }
  const [, day, month = '', year = '', hour, minute, second, zone = ''] = WORDS.exec(text) ?? []
  if (day === undefined) return undefined
  return { year: century(year), month: monthNamed(month), day: +day, time: clock(hour, minute, second), zone }
}

function monthNumber(month: number): number {
  return month >= 1 && month <= 12 ? month - 1 : -1
}

const WHOLE_MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
]

/** The index of `Jan`, `January` or `Sept`, ignoring case; −1 for anything else. */
function monthNamed(name: string): number {
  const letters = name.toLowerCase()
  return WHOLE_MONTHS.findIndex(
    (month) => month === letters || (month.startsWith(letters) && letters.length < 5),
  )
}

/** RFC 2822, 4.3: two-digit years below 50 are in this century, others in the previous one. */
function century(year: string): number {
  if (year.length === 4) return +year
  return +year < 50 ? 2000 + +year : 1900 + +year
}

function clock(hour: string | undefined, minute = '', second = '00'): string {
  return hour === undefined ? '' : `${hour.padStart(2, '0')}:${minute}:${second}`
}

function offsetIn(zone: string): string | undefined {
  const [, sign, hours = '', minutes = '00'] = /^(?:gmt|utc)?\s?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone) ?? []
  if (sign !== undefined) return `${sign}${hours.padStart(2, '0')}${minutes}`
  const name = zone.toLowerCase()
  return Object.hasOwn(ZONES, name) ? ZONES[name] : undefined
}
