import { editDistance } from '../../diagnostics/edit-distance.ts'

/** Shorter words are too easily one letter apart by nature: Ann, Anna, Ana. */
const SHORTEST = 4
const LONG = 8

/** Whether two names differ by a slip of the keyboard: one letter, or two in a long name. Numbers never slip. */
export function isLabelTypo(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST) return false
  if (a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  if (a.replaceAll(' ', '') === b.replaceAll(' ', '')) return true
  const most = Math.min(a.length, b.length) >= LONG ? 2 : 1
  return editDistance(a, b, most) <= most
}
