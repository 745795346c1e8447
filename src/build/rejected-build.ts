import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { IoError } from '../ports/io-error.ts'

export const CLOCK_BEHIND = 'ledger.clock-behind'

/** The diagnostic for an I/O error, while it lasts. */
export function ioErrorDiagnostic({ message }: IoError): Diagnostic {
  return say('station.outage', startOf('.'), { reason: message })
}

/**
 * Errors that come and go without a change to a watched file: disks are mounted, clocks are set, permissions
 * are granted. While they last, what was read is not trusted.
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

/** Whether to retry soon even if no file changed. */
export function isTemporary(refused: readonly Diagnostic[]): boolean {
  return refused.some(({ code }) => PASSING.has(code))
}

/** Whether the clock is the only problem. */
export function isOnlyClock(refused: readonly Diagnostic[]): boolean {
  return refused.length > 0 && refused.every(({ code }) => code === CLOCK_BEHIND)
}

/** Whether the same errors were reported before. How far the clock is behind does not matter. */
export function isReportedAlready(now: readonly Diagnostic[], before: readonly Diagnostic[]): boolean {
  const said = (all: readonly Diagnostic[]) =>
    JSON.stringify(all.map((one) => (one.code === CLOCK_BEHIND ? one.code : one)))
  return said(now) === said(before)
}

/** Converts system errors that were not caught by a port to an `IoError`; returns undefined for a bug in Inonda. */
export function ioErrorOf(error: unknown): IoError | undefined {
  if (error instanceof IoError) return error
  if (!(error instanceof Error) || !('syscall' in error)) return undefined
  return new IoError('storage', String(error.syscall), `The station cannot be read: ${error.message}.`, error)
}
