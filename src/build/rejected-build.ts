import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { IoError } from '../ports/io-error.ts'

export const CLOCK_BEHIND = 'ledger.clock-behind'

/** What an I/O error says of a station while it lasts. */
export function ioErrorDiagnostic({ message }: IoError): Diagnostic {
  return say('station.outage', startOf('.'), { reason: message })
}

/**
 * Errors that come and go without a change that is watched: disks are mounted, clocks are set, permissions are given.
 * They say that what is read is not to be believed.
 */
const PASSING: ReadonlySet<string> = new Set([
  CLOCK_BEHIND,
  'station.outage',
  'station.missing',
  'file.unreadable',
  'ledger.unreadable',
  'ledger.missing',
  'ledger.episodes-vanished',
  'ledger.feeds-vanished',
  'ledger.recording-changed',
  'ledger.recording-gone',
])

/** Whether it is worth to look again soon although no file was seen to change. */
export function isTemporary(refused: readonly Diagnostic[]): boolean {
  return refused.some(({ code }) => PASSING.has(code))
}

/** Whether the clock is what is wrong, and nothing else. */
export function isOnlyClock(refused: readonly Diagnostic[]): boolean {
  return refused.length > 0 && refused.every(({ code }) => code === CLOCK_BEHIND)
}

/** Whether the same was said before. How late it is by a wrong clock is no news. */
export function isReportedAlready(now: readonly Diagnostic[], before: readonly Diagnostic[]): boolean {
  const said = (all: readonly Diagnostic[]) =>
    JSON.stringify(all.map((one) => (one.code === CLOCK_BEHIND ? one.code : one)))
  return said(now) === said(before)
}

/** The I/O error that an error is; undefined for a mistake of this program. What the system says past a port is one too. */
export function ioErrorOf(error: unknown): IoError | undefined {
  if (error instanceof IoError) return error
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  return new IoError('storage', String(error.syscall), `The station cannot be read: ${error.message}.`, error)
}
