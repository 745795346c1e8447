/** A weekly broadcast of a station. */
export interface Broadcast {
  /** The ISO 8601 weekday: 1 is Monday. */
  readonly day: number
  /** `18:00`, in the station's time zone. */
  readonly time: string
  /** When it ends, in the same time zone: after midnight if it is before `time`. */
  readonly until?: string
  /** The id of the show; absent if it is not one of the station's shows. */
  readonly show?: string
  /** The title, if it is not a show or is called differently. */
  readonly title?: string
  readonly note?: string
}

/** The weekdays as written in station.yaml, from Monday. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

/** Sorts broadcasts by day and time; those at the same time keep the producer's order. */
export function inWeekOrder(some: readonly Broadcast[]): Broadcast[] {
  return [...some].sort((a, b) => a.day - b.day || (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
}
