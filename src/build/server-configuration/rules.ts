import { basePath } from '../../model/address.ts'
import type { Resource } from '../../model/resource.ts'
import { CORS_HEADERS, headersFor, isCompressible } from '../response-headers.ts'
import type { SiteBuild } from '../site-build.ts'

/** What another server needs to serve a build's files as `inonda serve` does. */
export interface ServerRules {
  /** The folder of the build, absolute. */
  readonly folder: string
  /** The host name of the public address. */
  readonly host: string
  /** The path of the public address, `/onda`; empty for a host of its own. */
  readonly base: string
  /** The first rule that matches an address applies; together, the rules match every address of the build. */
  readonly rules: readonly Rule[]
  /** From former addresses to current ones; both percent-encoded, without the base. */
  readonly moved: ReadonlyMap<string, string>
  /**
   * Former paths of the public address; everything below them redirects to the current path. A path under
   * which the build itself has files is left out.
   */
  readonly formerBases: readonly string[]
  /** Addresses of published content that was removed. */
  readonly gone: readonly string[]
}

/** The absolute paths of the files that a configuration includes. */
export interface OwnFiles {
  /** The rules of the site, to be included in an existing host. */
  readonly fragment: string
  /** Redirects and removed addresses. */
  readonly moved: string
  /** Additions of the operator, such as TLS; the file may be missing. */
  readonly local: string
}

/** The texts of a configuration. */
export interface Configuration {
  /** A complete host for the site. */
  readonly host: string
  readonly fragment: string
  readonly moved: string
}

/** How the files at some addresses are sent. */
export interface Rule {
  /** A regular expression for whole decoded addresses, from `^` to `$`, in the syntax that all servers share. */
  readonly pattern: string
  /** The whole Content-Type value. */
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
  /** Whether there are `.gz` and `.br` files beside it. */
  readonly compressed: boolean
  /** Whether the address is a folder, for which index.html is sent. */
  readonly folder: boolean
  /** Whether browsers that open it receive it as plain XML, which they can show. */
  readonly readable: boolean
}

/** Derives the rules from the resources of a build. */
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

/** Addresses with a file ending, which scripts of other sites fetch; the same as in server/routes/site.ts. */
export const FILE_PATTERN = '\\.[A-Za-z0-9]{2,5}$'

/** The header fields of a redirect or error: they let scripts read that a file moved or is missing. */
export function fieldsWithoutFile(address: string): Readonly<Record<string, string>> {
  return new RegExp(FILE_PATTERN).test(address) ? CORS_HEADERS : {}
}

/** Address patterns from special to general; each covers addresses that mostly have the same header fields. */
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

/** Escapes a path so that it is not read as a file name pattern. */
export function withoutPatterns(path: string): string {
  return path.replace(/[*?[\\]/g, '\\$&')
}

/** Escapes text for a regular expression, in the syntax that all servers share. */
export function escapedForPattern(text: string): string {
  const plain = text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return plain.replace(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** An address as servers compare it: all percent-encoding is decoded, also that of `#`, `?` and `$`. */
export function decodedAddress(address: string): string {
  return address.split('/').map(decodeURIComponent).join('/')
}

/** The target of a redirect. A dollar sign would begin a variable in most configurations, so it is percent-encoded. */
export function redirectTarget(base: string, to: string): string {
  return `${base}${to}`.replaceAll('$', '%24')
}
