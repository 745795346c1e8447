import { basePath } from '../../model/address.ts'
import type { Resource } from '../../model/resource.ts'
import { CORS_HEADERS, headersFor, isCompressible } from '../response-headers.ts'
import type { SiteBuild } from '../site-build.ts'

/** What another server has to know to answer a build's files as `inonda serve` does. */
export interface ServerRules {
  /** The folder of the build, absolute. */
  readonly folder: string
  /** The host name of the public address. */
  readonly host: string
  /** The path of the public address, `/onda`; empty for a host of its own. */
  readonly base: string
  /** The first that fits an address decides; together they fit every address of the build. */
  readonly rules: readonly Rule[]
  /** From an address to where the same thing stands now; both percent-encoded, without the base. */
  readonly moved: ReadonlyMap<string, string>
  /**
   * Paths of public addresses that the station had before: what stood below them stands below the present one. A path under
   * which something of the build stands is none of them.
   */
  readonly formerBases: readonly string[]
  /** Addresses of what was published and has been taken back. */
  readonly gone: readonly string[]
}

/** The absolute paths of the files that a configuration includes. */
export interface OwnFiles {
  /** How the site is answered: to be included in a host that is there already. */
  readonly fragment: string
  /** Redirects and absences. */
  readonly moved: string
  /** What the operator adds to the host, such as TLS; it need not be there. */
  readonly local: string
}

/** The texts of a configuration. */
export interface Configuration {
  /** A host of its own for the site. */
  readonly host: string
  readonly fragment: string
  readonly moved: string
}

/** How the files of some addresses are sent. */
export interface Rule {
  /** A regular expression for decoded addresses, from `^` to `$`, in what all servers understand. */
  readonly pattern: string
  /** The whole Content-Type value. */
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
  /** Whether `.gz` and `.br` stand beside it. */
  readonly compressed: boolean
  /** Whether the address is a folder, whose index.html is sent. */
  readonly folder: boolean
  /** Whether a browser that opens it is to take it for plain XML, which it can show. */
  readonly readable: boolean
}

/** Reads off a build how its addresses are answered. */
export function serverRulesOf(siteBuild: SiteBuild, url: string, folder: string): ServerRules {
  const moved = new Map<string, string>()
  const rules = new Map<string, Rule>()
  const exceptions: Rule[] = []
  for (const address of siteBuild.addresses) {
    const resource = siteBuild.find(address)
    if (!resource) continue
    if (resource.redirect !== undefined) {
      moved.set(address, resource.redirect)
      continue
    }
    const plain = decodedAddress(address)
    const shape = SHAPES.find((one) => new RegExp(one).test(plain)) ?? literal(plain)
    const rule = ruleFor(shape, resource)
    const known = rules.get(shape)
    if (known === undefined) rules.set(shape, rule)
    else if (JSON.stringify(known) !== JSON.stringify(rule)) {
      exceptions.push({ ...rule, pattern: literal(plain) })
    }
  }
  const inOrder = [...rules.values()].sort((a, b) => rankOf(a) - rankOf(b))
  const base = basePath(url)
  const { formerBases = [] } = siteBuild
  const isFree = (former: string) =>
    !siteBuild.addresses.some((one) => `${base}${one}`.startsWith(`${former}/`))
  return {
    folder,
    host: new URL(url).host,
    base,
    formerBases: formerBases.filter(isFree),
    rules: [...exceptions, ...inOrder],
    moved,
    gone: [...siteBuild.gone].sort(),
  }
}

/** What a script of another site fetches is a file. As `inonda serve` has it (server/routes/site.ts). */
export const FILE_PATTERN = '\\.[A-Za-z0-9]{2,5}$'

/** The header fields of an answer without the file: a script may read that it moved, or is missing. */
export function fieldsWithoutFile(address: string): Readonly<Record<string, string>> {
  return new RegExp(FILE_PATTERN).test(address) ? CORS_HEADERS : {}
}

/** From the special to the general: each is as wide as its headers allow. */
const SHAPES: readonly string[] = [
  '^/feeds/[^/]+\\.xml$',
  '^/feeds/[^/]+/page/[0-9]+\\.xml$',
  '^/feeds/[^/]+\\.opml$',
  '^/feeds/[^/]+\\.json$',
  '^/feeds/[^/]+/page/[0-9]+\\.json$',
  '^/embed/[^/]+/$',
  '^/episodes/[^/]+/chapters\\.json$',
  ...['html', 'vtt', 'srt', 'json', 'txt'].map(
    (ending) => `^/episodes/[^/]+/transcript(\\.[A-Za-z0-9-]+)?\\.${ending}$`,
  ),
  ...['feeds', 'episodes', 'people', 'assets', 'search'].flatMap((folder) =>
    [
      ...[
        'mp3',
        'm4a',
        'ogg',
        'opus',
        'flac',
        'wav',
        'mp4',
        'm4v',
        'mov',
        'webm',
        'jpg',
        'jpeg',
        'png',
        'webp',
        'svg',
        'ico',
      ],
      ...['json', 'css', 'js', 'woff2', 'txt', 'xml'],
    ].map((ending) => `^/${folder}/.+\\.${ending}$`),
  ),
  '^/sitemap(-[0-9]+)?\\.xml$',
  '^/episodes/[^/]+/$',
  '^/(.*/)?$',
]

function rankOf({ pattern }: Rule): number {
  const rank = SHAPES.indexOf(pattern)
  return rank === -1 ? -1 : rank
}

function ruleFor(pattern: string, resource: Resource): Rule {
  const { 'accept-ranges': _, ...headers } = headersFor(resource)
  const { address, type, kind, body } = resource
  return {
    pattern,
    type,
    headers,
    compressed: isCompressible(type) && kind !== 'recording' && !('file' in body),
    folder: address.endsWith('/'),
    readable: kind === 'feed' && type.startsWith('application/rss+xml'),
  }
}

function literal(address: string): string {
  return `^${escapedForPattern(address)}$`
}

/** A path as a pattern of paths that fits it alone. */
export function withoutPatterns(path: string): string {
  return path.replace(/[*?[\\]/g, '\\$&')
}

/** Text as a regular expression that fits it alone, in what all servers understand. */
export function escapedForPattern(text: string): string {
  const plain = text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return plain.replace(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** An address as servers compare it: undone is all percent-encoding, of `#`, `?` and `$` too. */
export function decodedAddress(address: string): string {
  return address.split('/').map(decodeURIComponent).join('/')
}

/** Where a redirect leads. A dollar sign begins a variable in most configurations; encoded it is the same address. */
export function redirectTarget(base: string, to: string): string {
  return `${base}${to}`.replaceAll('$', '%24')
}
