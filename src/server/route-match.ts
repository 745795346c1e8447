import type { SiteBuild } from '../build/site-build.ts'
import type { Resource } from '../model/resource.ts'
import { asFolder, type Target } from './request-target.ts'

/** What a build has to say about an address. */
export type RouteMatch =
  | { readonly is: 'resource'; readonly resource: Resource }
  /** It is elsewhere for good. */
  | { readonly is: 'folder'; readonly location: string }
  | { readonly is: 'gone' }
  | { readonly is: 'unknown' }

/**
 * Looks an address up with the public url's prefix and without it: a proxy may have taken the prefix away.
 * `base` is empty or what `readBase` made.
 */
export function matchRoute(siteBuild: SiteBuild, target: Target, base: string): RouteMatch {
  const { address } = target
  // The bare prefix is the home page's folder without its slash.
  if (base !== '' && address === base) return { is: 'folder', location: asFolder(target) }
  const within = base !== '' && address.startsWith(`${base}/`) ? address.slice(base.length) : undefined
  let gone = false
  for (const candidate of within === undefined ? [address] : [within, address]) {
    const resource = siteBuild.find(candidate) ?? indexOf(siteBuild, candidate)
    if (resource !== undefined) return { is: 'resource', resource }
    if (siteBuild.find(`${candidate}/`) !== undefined) return { is: 'folder', location: asFolder(target) }
    gone ||= isGone(siteBuild, candidate)
  }
  if (gone) return { is: 'gone' }
  return atFormerBase(siteBuild, target, base) ?? { is: 'unknown' }
}

/** What stood below a path that the public address had before stands below the present one. */
function atFormerBase(
  siteBuild: SiteBuild,
  { address, query }: Target,
  base: string,
): RouteMatch | undefined {
  const { formerBases = [] } = siteBuild
  const former = formerBases.find((one) => address === one || address.startsWith(`${one}/`))
  if (former === undefined) return undefined
  const rest = address.slice(former.length) || '/'
  const isThere = [rest, `${rest}/`].some((one) => siteBuild.find(one) !== undefined)
  return isThere || isGone(siteBuild, rest) ? { is: 'folder', location: base + rest + query } : undefined
}

function indexOf(siteBuild: SiteBuild, address: string): Resource | undefined {
  const index = 'index.html'
  return address.endsWith(`/${index}`) ? siteBuild.find(address.slice(0, -index.length)) : undefined
}

/** Pages of episodes have two segments, recordings three: nothing deeper is ever gone by itself. */
const GONE_SEGMENTS = 3

/** Everything in the folder of a gone episode went with it. */
function isGone({ gone }: SiteBuild, address: string): boolean {
  let end = 0
  for (let segments = 1; segments <= GONE_SEGMENTS && end !== -1; segments++) {
    end = address.indexOf('/', end + 1)
    const path = end === -1 ? address : address.slice(0, end)
    if (gone.has(path) || gone.has(`${path}/`)) return true
  }
  return false
}
