import { shortClock } from '../../model/clock-time.ts'
/** A point in time or a length of it, for people and for machines (`datetime`). */
export interface FormattedDate {
  readonly words: string
  readonly iso: string
}

/** A day in words. Days are told in UTC, since an episode keeps the moment and not the zone it was written in. */
export function formatDate(date: Date, language: string): FormattedDate {
  const day = Math.floor(date.getTime() / MS_PER_DAY)
  const days = cached(`days ${language}`, () => new Map<number, FormattedDate>())
  const formatted = days.get(day)
  if (formatted) return formatted
  const format = cached(`date ${language}`, () => {
    return new Intl.DateTimeFormat(known(language), { dateStyle: 'long', timeZone: 'UTC' })
  })
  const figure = { words: format.format(date), iso: date.toISOString().slice(0, 10) }
  if (days.size === DAYS_KEPT) days.clear()
  days.set(day, figure)
  return figure
}

const MS_PER_DAY = 86_400_000
/** Every page that lists an episode tells its day. Fifty years of them. */
const DAYS_KEPT = 18_000

/** A year, `2025`, and one of its months, `2025-03`, in words: 2025年, 3月. */
export function formatYear(year: string, language: string): string {
  return calendarWords('year', year, language)
}

export function formatMonthName(month: string, language: string): string {
  return calendarWords('month', month, language)
}

function calendarWords(part: 'year' | 'month', iso: string, language: string): string {
  const format = cached(`${part} ${language}`, () => {
    const style = part === 'year' ? 'numeric' : 'long'
    return new Intl.DateTimeFormat(known(language), { [part]: style, timeZone: 'UTC' })
  })
  return format.format(new Date(iso))
}

/** A moment as clocks in a time zone show it: the day in words, the time as `18:00`; `iso` is in UTC. */
export function formatMoment(
  moment: Date,
  timeZone: string,
  language: string,
): { readonly iso: string; readonly date: string; readonly time: string } {
  const day = cached(`date ${language} ${timeZone}`, () => {
    return new Intl.DateTimeFormat(known(language), { dateStyle: 'long', timeZone })
  })
  const clock = cached(`clock ${timeZone}`, () => {
    const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    return new Intl.DateTimeFormat('en-GB', { ...hours, timeZone })
  })
  return {
    iso: moment.toISOString().replace(/\.000Z$/, 'Z'),
    date: day.format(moment),
    time: clock.format(moment),
  }
}

/** A day of the week in words; 1 is Monday. */
export function formatWeekday(day: number, language: string): string {
  const format = cached(`weekday ${language}`, () => {
    return new Intl.DateTimeFormat(known(language), { weekday: 'long', timeZone: 'UTC' })
  })
  // 1 January 2024 was a Monday.
  const words = format.format(new Date(Date.UTC(2024, 0, day)))
  return words.charAt(0).toLocaleUpperCase(known(language)) + words.slice(1)
}

/** A time zone as people call it, with its name: `Central European Time (Europe/Rome)`. */
export function formatZone(timeZone: string, language: string): string {
  if (timeZone === 'UTC') return timeZone
  const format = new Intl.DateTimeFormat(known(language), { timeZone, timeZoneName: 'longGeneric' })
  const parts = format.formatToParts(new Date(Date.UTC(2024, 0, 1)))
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value
  return name === undefined ? timeZone : `${name} (${timeZone})`
}

/** A length in words, to the minute, or to the second where it is shorter. */
export function formatLength(seconds: number, language: string): FormattedDate {
  const { hours, minutes, rest } = parts(seconds < 60 ? seconds : Math.round(seconds / 60) * 60)
  const amounts: [number, string][] = [
    [hours, 'hour'],
    [minutes, 'minute'],
    [rest, 'second'],
  ]
  const words = amounts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => amountOf(amount, unit, language))
    .join(' ')
  return { words: words || amountOf(0, 'second', language), iso: isoLength(seconds) }
}

/** A place in a recording as a clock shows it: `3:12`, `1:03:12`. */
export function formatClock(seconds: number): FormattedDate {
  return { words: shortClock(seconds), iso: isoLength(seconds) }
}

/** The size of a file, in megabytes as shops count them, or kilobytes. */
export function formatSize(bytes: number, language: string): string {
  const isLarge = bytes >= 1_000_000
  return amountOf(bytes / (isLarge ? 1_000_000 : 1_000), isLarge ? 'megabyte' : 'kilobyte', language)
}

/** A language's name in another language; its tag where nobody has a name for it. */
export function languageName(language: string, inLanguage: string): string {
  const names = cached(`names ${inLanguage}`, () => {
    return new Intl.DisplayNames(known(inLanguage), { type: 'language' })
  })
  return names.of(language) ?? language
}

function amountOf(amount: number, unit: string, language: string): string {
  const maximumFractionDigits = amount < 10 ? 1 : 0
  const format = cached(`${unit} ${maximumFractionDigits} ${language}`, () => {
    const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits } as const
    return new Intl.NumberFormat(known(language), options)
  })
  return format.format(amount)
}

// Making a formatter takes longer than rendering the rest of a card; they hold nothing of any station.
const formatters = new Map<string, unknown>()

function cached<T>(key: string, make: () => T): T {
  const known = formatters.get(key)
  if (known !== undefined) return known as T
  const made = make()
  formatters.set(key, made)
  return made
}

/** English where Intl has no such language: otherwise it would speak that of the machine. */
function known(language: string): string[] {
  return [language, 'en']
}

function isoLength(seconds: number): string {
  const { hours, minutes, rest } = parts(Math.floor(seconds))
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest}S`
}

function parts(seconds: number): { hours: number; minutes: number; rest: number } {
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor((seconds % 3600) / 60),
    rest: Math.floor(seconds % 60),
  }
}
