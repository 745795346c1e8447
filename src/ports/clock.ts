/** What time it is, so that “scheduled for Friday” can be tested. */
export interface Clock {
  now(): Date
}
