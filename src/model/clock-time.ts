const MINUTE = 60
const HOUR = 3600
/** Longer than any recording. */
const MOST_SECONDS = 999 * HOUR

/** A time in a recording as players show it: `0:09`, `3:12`, `1:03:12`, rounded down to seconds. */
export function shortClock(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes] = [Math.floor(whole / HOUR), Math.floor(whole / MINUTE) % MINUTE]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % MINUTE)}` : `${minutes}:${two(whole % MINUTE)}`
}

/**
 * A time in a recording as files contain it: `00:03:12` or `00:03:12.500`, with three decimals if it has a
 * fraction (Normal Play Time, RFC 2326 section 3.6, with two digits for the hours).
 */
export function longClock(seconds: number): string {
  const thousandths = Math.round(Math.min(Math.max(seconds, 0), MOST_SECONDS) * 1000)
  const whole = Math.floor(thousandths / 1000)
  const clock = `${two(Math.floor(whole / HOUR))}:${two(Math.floor(whole / MINUTE) % MINUTE)}:${two(whole % MINUTE)}`
  const rest = thousandths % 1000
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0')}`
}

/** The seconds that a time within a recording means, `192`, `3:12` or `00:03:12.5`; undefined for no time. */
export function secondsOf(written: number | string): number | undefined {
  if (typeof written === 'number') return written >= 0 && Number.isFinite(written) ? written : undefined
  const [, hours = '0', minutes, seconds] =
    /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2}(?:\.\d{1,3})?)$/.exec(written) ?? []
  if (minutes === undefined || Number(minutes) > 59 || Number(seconds) >= 60) return undefined
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
