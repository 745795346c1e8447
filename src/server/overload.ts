/** How much a process takes on before it sends away what it would have to work for. */
export interface OverloadLimits {
  /** For so long may the event loop keep everybody waiting, in milliseconds; 0 for no ceiling. */
  readonly wait: number
  /** So many answers may be under way; 0 for no ceiling. */
  readonly answers: number
}

export interface OverloadGuard {
  /** Whether it is asked for more than it can answer in good time, with so many answers under way. */
  readonly isOver: (underWay: number) => boolean
  readonly stop: () => void
}

const LOOK_MS = 100
/** One long moment is a new build that is made, or a busy machine: no reason to send anybody away. */
const IN_A_ROW = 3

/** Looks ten times a second at how late the event loop comes round: for so long does whoever asks now wait. */
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
