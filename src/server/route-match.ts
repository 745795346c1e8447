import type { SiteBuild } from '../build/site-build.ts'
import type { Resource } from '../model/resource.ts'
import { asFolder, type Target } from './request-target.ts'

/** Result of looking up an address in a build. */
export type RouteMatch =
  | { readonly is: 'resource'; readonly resource: Resource }
  /** It has moved permanently (301). */
  | { readonly is: 'folder'; readonly location: string }
  | { readonly is: 'gone' }
  | { readonly is: 'unknown' }

/**
 * Looks up an address with the path of the public URL and without it: a reverse proxy may have removed it.
 * `base` is empty or as `readBase` returns it.
 */
export function matchRoute(siteBuild: SiteBuild, target: Target, base: string): RouteMatch {
  const { address } = target
  // The bare path of the public URL is the home page without its trailing slash.
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

/**
 * Redirects from a former path of the public URL to the present one, if the rest of the address exists or is
 * gone.
 */
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

/** Deepest address that is gone by itself: pages of episodes have two segments, recordings three. */
const GONE_SEGMENTS = 3

/** Whether the address, or a folder above it, is gone: an episode goes with everything in its folder. */
function isGone({ gone }: SiteBuild, address: string): boolean {
  let end = 0
  for (let segments = 1; segments <= GONE_SEGMENTS && end !== -1; segments++) {
    end = address.indexOf('/', end + 1)
    const path = end === -1 ? address : address.slice(0, end)
    if (gone.has(path) || gone.has(`${path}/`)) return true
  }
  return false
}
