/** `npm run torture` sets TORTURE=full: then everything is tried as often as it takes to be sure, for an hour or more. */
const isFull = process.env['TORTURE'] === 'full'

/** How often something is tried: a little among all other tests, often under torture. */
export function times(short: number, full: number): number {
  return isFull ? full : short
}
