import type { Storage } from '../ports/storage.ts'
import { parseDate } from '../read/date.ts'
import { readTimes } from '../read/station.ts'

/** A moment as somebody typed it. */
export interface TypedMoment {
  readonly written: string
  /** Where it has an offset; otherwise the station says which moment is meant. */
  readonly moment?: Date
}

/** The moment that is meant in a station, or what to type instead. */
export async function momentIn(
  storage: Storage,
  { written, moment }: TypedMoment,
): Promise<{ readonly moment: Date } | { readonly fix: string }> {
  if (moment) return { moment }
  const read = parseDate(written, await readTimes(storage))
  return 'moment' in read ? { moment: read.moment } : { fix: read.fix.replaceAll('date: ', '--at ') }
}

/** The time zone of this computer (IANA). */
export function machineZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
