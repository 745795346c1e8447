/**
 * `npm run torture` sets TORTURE=full: then everything is tried as often as it takes to be sure, for hours.
 * TORTURE=0.1 is a tenth of that.
 */
const wish = process.env['TORTURE']
const part = wish === 'full' ? 1 : Number(wish ?? 0)

/** How often something is tried: a little among all other tests, often under torture. */
export function times(short: number, full: number): number {
  return Math.max(short, Math.round(full * part))
}
