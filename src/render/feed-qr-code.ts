// The only module that imports uqr. Without a border, its codes have no quiet zone, and its own SVG has no
// background.
import { encode } from 'uqr'
import { feedAddress } from '../model/address.ts'
import type { Feed } from '../model/feed.ts'
import type { SiteView } from '../model/site-view.ts'
import { escapeXml } from './xml-text.ts'

/** ISO/IEC 18004, 9.1: a quiet zone of four modules on every side. */
const QUIET_MODULES = 4
/** Larger codes cannot be scanned from a screen; the maximum with medium error correction is 2331. */
const MOST_BYTES = 1000

/** A feed's address as a QR code: an SVG, dark on light on any background. Empty if the address is too long. */
export function renderFeedCode({ url }: Pick<SiteView, 'url'>, { id }: Pick<Feed, 'id'>): string {
  const address = url + feedAddress(id)
  const { data, size } = modulesOf(address)
  // One path of horizontal runs, since one rectangle per module would be many times as long.
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img"><title>${escapeXml(address)}</title><rect width="${size}" height="${size}" fill="#fff"/><path d="${runs.join('')}" fill="#000"/></svg>\n`
}

function modulesOf(address: string): {
  readonly data: readonly (readonly boolean[])[]
  readonly size: number
} {
  if (address.length > MOST_BYTES) return { data: [], size: 1 }
  return encode(address, { ecc: 'M', border: QUIET_MODULES })
}
