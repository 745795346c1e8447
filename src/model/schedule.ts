/** Something that a station broadcasts every week. */
export interface Broadcast {
  /** As ISO 8601 counts: 1 is Monday. */
  readonly day: number
  /** `18:00`, on the station's clock. */
  readonly time: string
  /** When it ends, on the same clock: after midnight where it is before `time`. */
  readonly until?: string
  /** The show's id; absent for what is no show of the station. */
  readonly show?: string
  /** What is on, where it is no show or is called otherwise. */
  readonly title?: string
  readonly note?: string
}

/** The days of a week as station.yaml names them, from Monday. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

/** By day and time; what is at the same time stays in the producer's order. */
export function inWeekOrder(some: readonly Broadcast[]): Broadcast[] {
  return [...some].sort((a, b) => a.day - b.day || (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
}
