/** A time in a text, as written and in seconds. */
export interface Timestamp {
  readonly written: string
  /** Absent if the time is invalid. */
  readonly seconds?: number
}

const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?$/
const MINUTE = 60
const HOUR = 3600
const DAY = 24 * HOUR

/** Parses `00:03:20`, `3:20` or `3:20.5` into seconds; undefined if it is no time. */
export function readClock(written: string): number | undefined {
  const found = CLOCK.exec(written.trim())
  if (!found) return undefined
  const [, hours, minutes = '', seconds = '', fraction = ''] = found
  if (Number(seconds) >= MINUTE || (hours !== undefined && Number(minutes) >= MINUTE)) return undefined
  const whole = Number(hours ?? 0) * HOUR + Number(minutes) * MINUTE + Number(seconds)
  // Joined as text: 60 + 51.683 is not exactly 111.683.
  return Number(`${whole}.${fraction || 0}`)
}

/** Parses a timestamp. `{t=…}` also accepts plain seconds, as URLs of recordings do (Media Fragments). */
export function timestampOf(written: string): Timestamp {
  const bare = /^t=/.test(written) ? written.slice(2).trim() : written.trim()
  const plain = written.startsWith('t=') && /^\d{1,6}(?:\.\d{1,3})?$/.test(bare) ? Number(bare) : undefined
  const seconds = plain ?? readClock(bare)
  return seconds === undefined || seconds > 7 * DAY ? { written: bare } : { written: bare, seconds }
}
