/** The current time, as a port so that “scheduled for Friday” can be tested. */
export interface Clock {
  now(): Date
}
