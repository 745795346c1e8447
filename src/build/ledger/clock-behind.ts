import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import { type Ledger, newestPublished } from '../ledger.ts'
import { LEDGER_FILE } from './file-name.ts'

/**
 * Reports a clock that is before the newest date in the ledger: the clock is wrong now, or was wrong then,
 * and published episodes would be unpublished. Returns undefined if the clock may be right.
 */
export function clockBehind(
  ledger: Ledger,
  now: Date,
): { readonly diagnostic: Diagnostic; readonly newest: Date } | undefined {
  const newest = newestPublished(ledger)
  if (newest === undefined || now >= newest) return undefined
  const about = { now: now.toISOString(), newest: newest.toISOString() }
  return { diagnostic: say('ledger.clock-behind', startOf(LEDGER_FILE), about), newest }
}
