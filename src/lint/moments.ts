/** An RSS date, or why it is not one. */
export interface Moment {
  readonly date?: Date
  readonly fault?: 'form' | 'weekday'
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const WHOLE_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
export const MONTHS: readonly string[] = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
]
/**
 * RSS-04: four-digit year, English names, single spaces, GMT or an offset. All readers still support RFC
 * 822's American zones.
 */
const RFC_822 =
  /^(?:(Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? (GMT|UT|UTC|Z|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[+-]\d{4})$/
const ZONE_HOURS: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
}

/** Parses a date strictly. `date` is also present if only the weekday is wrong. */
export function momentOf(text: string): Moment {
  const parts = RFC_822.exec(text.trim())
  if (!parts) return { fault: 'form' }
  const [, weekday, day = '', month = '', year = '', hour = '', minute = '', second = '0', zone = 'GMT'] =
    parts
  const monthNumber = MONTHS.indexOf(month)
  const local = utc(+year, monthNumber, +day) + ((+hour * 60 + +minute) * 60 + +second) * 1000
  const spoken = new Date(utc(+year, monthNumber, +day))
  if (spoken.getUTCDate() !== +day || +hour > 23 || +minute > 59 || +second > 60) return { fault: 'form' }
  const date = new Date(local - offsetMinutes(zone) * 60_000)
  return weekday === undefined || weekday === DAYS[spoken.getUTCDay()] ? { date } : { date, fault: 'weekday' }
}

/** Like `Date.UTC`, but the years 0 to 99 are not changed to 1900 to 1999. */
function utc(year: number, month: number, day: number): number {
  return new Date(Date.UTC(2000, month, day)).setUTCFullYear(year, month, day)
}

/** The right weekday of a date, and the corrected date. */
export function rightWeekday(text: string): { readonly right: string; readonly fix: string } {
  const [, day = '', month = '', year = ''] = /(\d{1,2}) (\w{3}) (\d{4})/.exec(text) ?? []
  const monthNumber = MONTHS.indexOf(month)
  const index = new Date(utc(+year, monthNumber, +day)).getUTCDay()
  return {
    right: WHOLE_DAYS[index] ?? '',
    fix: text.trim().replace(/^\w{3}/, DAYS[index] ?? ''),
  }
}

/** The weekday of a date in RSS form; undefined for a day that does not exist. */
export function weekdayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(utc(year, month, day))
  return date.getUTCDate() === day && date.getUTCMonth() === month ? DAYS[date.getUTCDay()] : undefined
}

/** The tolerance around the Unix epoch, for any time zone. */
const EPOCH_MILLISECONDS = 14 * 3600 * 1000
/** The year of KDKA's first broadcast, on 2 November. */
const RADIO_YEAR = 1920

/** Why a date is too early for a programme; undefined if it is not. */
export function tooEarly(date: Date): string | undefined {
  if (Math.abs(date.getTime()) <= EPOCH_MILLISECONDS) {
    return 'the moment that computers count from, and written where a date is missing'
  }
  return date.getUTCFullYear() < RADIO_YEAR ? 'before there was any radio' : undefined
}

function offsetMinutes(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2})(\d{2})$/.exec(zone) ?? []
  if (sign === undefined) return (ZONE_HOURS[zone] ?? 0) * 60
  return (sign === '-' ? -1 : 1) * (+hours * 60 + +minutes)
}
