/** A date as RSS writes it, or what keeps it from being one. */
export interface Moment {
  readonly date?: Date
  readonly fault?: 'form' | 'weekday'
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** RSS-04: four-digit year, English names, one space, GMT or an offset. RFC 822's American zones are still read everywhere. */
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

/** Reads a date as strict readers do. `date` is there also when only the weekday is wrong. */
export function momentOf(text: string): Moment {
  const parts = RFC_822.exec(text.trim())
  if (!parts) return { fault: 'form' }
  const [, weekday, day = '', month = '', year = '', hour = '', minute = '', second = '0', zone = 'GMT'] =
    parts
  const local = Date.UTC(+year, MONTHS.indexOf(month), +day, +hour, +minute, +second)
  const spoken = new Date(Date.UTC(+year, MONTHS.indexOf(month), +day))
  if (spoken.getUTCDate() !== +day || +hour > 23 || +minute > 59 || +second > 60) return { fault: 'form' }
  const date = new Date(local - offsetMinutes(zone) * 60_000)
  const right = DAYS[spoken.getUTCDay()]
  return weekday === undefined || weekday === right ? { date } : { date, fault: 'weekday' }
}

/** What to type in place of a date that is none: the same moment, where it can be told. */
export function fixedDate(text: string): string {
  const { date } = momentOf(text)
  const meant = date ?? new Date(text.trim())
  return Number.isNaN(meant.getTime()) ? 'Mon, 05 Jan 2026 08:00:00 +0000' : meant.toUTCString()
}

function offsetMinutes(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2})(\d{2})$/.exec(zone) ?? []
  if (sign === undefined) return (ZONE_HOURS[zone] ?? 0) * 60
  return (sign === '-' ? -1 : 1) * (+hours * 60 + +minutes)
}
