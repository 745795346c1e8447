/** Limits of a process beyond which it refuses requests that are not served from memory. */
export interface OverloadLimits {
  /** Longest acceptable delay of the event loop, in milliseconds; 0 for no limit. */
  readonly wait: number
  /** How many downloads may be in progress; 0 for no limit. */
  readonly answers: number
}

export interface OverloadGuard {
  /** Whether the process is overloaded, with so many downloads in progress. */
  readonly isOver: (underWay: number) => boolean
  readonly stop: () => void
}

const LOOK_MS = 100
/**
 * Late checks in a row that count as overload. A single one is a new build in progress, or a busy machine.
 */
const IN_A_ROW = 3

/** Checks ten times a second how late the event loop runs a timer: a new request waits as long. */
export function overloadGuard({ wait, answers }: OverloadLimits): OverloadGuard {
  let late = 0
  let due = performance.now() + LOOK_MS
  const look = () => {
    const now = performance.now()
    late = now - due > wait ? late + 1 : 0
    due = now + LOOK_MS
  }
  const timer = wait > 0 ? setInterval(look, LOOK_MS).unref() : undefined
  return {
    isOver: (underWay) => late >= IN_A_ROW || (answers > 0 && underWay > answers),
    stop: () => clearInterval(timer),
  }
}
