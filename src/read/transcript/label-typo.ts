import { editDistance } from '../../diagnostics/edit-distance.ts'

/** Shorter names often differ by one letter without a typo: Ann, Anna, Ana. */
const SHORTEST = 4
const LONG = 8

/** Whether two names differ by a typo: one letter, or two in a long name. Names with different numbers never match. */
export function isLabelTypo(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST) return false
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true
  const most = Math.min(a.length, b.length) >= LONG ? 2 : 1
  return editDistance(a, b, most) <= most
}
