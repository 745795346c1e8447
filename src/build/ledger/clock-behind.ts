import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import { type Ledger, newestPublished } from '../ledger.ts'
import { LEDGER_FILE } from './file-name.ts'

/**
 * Says where a clock is before the newest date that a build has published: it is wrong now, or it was then. Episodes
 * would be taken off the air by it. Undefined where it may be right.
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
