import type { Resource } from '../../model/resource.ts'
import { headersFor, PREVIEW_HEADERS, SECURITY_HEADERS } from '../response-headers.ts'

/** Path patterns of a `_headers` file (`:name` for a segment, one `*` for anything), and the kind of resource at them. */
interface Group {
  readonly paths: readonly string[]
  readonly holds: Pick<Resource, 'kind' | 'type' | 'framed' | 'media'>
}

const HTML = 'text/html'
const PICTURES = ['jpg', 'jpeg', 'png']
const SOUND = ['mp3', 'm4a', 'ogg', 'opus', 'flac', 'wav']
/** Further endings of alternate enclosures. */
const MORE_SOUND = ['mp4', 'm4v', 'webm', 'mov', 'aac', 'oga']

// Files come after pages: for Netlify, `/people/:id/` also matches `/people/ann.jpg`, and the last rule for a
// field wins.
const GROUPS: readonly Group[] = [
  {
    paths: [
      ...[
        '/',
        '/people/',
        '/people/:id/',
        '/credits/',
        '/archive/',
        '/archive/:year/',
        '/tags/',
        '/tags/:tag/',
      ],
      ...['/shows/:id/', '/shows/:id/page/:page/', '/subscribe/', '/search/', '/404.html'],
      ...['/episodes/:slug/', '/episodes/:slug/:language/'],
    ],
    holds: { kind: 'page', type: HTML },
  },
  { paths: ['/embed/:slug/'], holds: { kind: 'page', type: HTML, framed: true } },
  // Cloudflare redirects from the address with .html to the one without.
  { paths: ['/episodes/*.html', '/episodes/:slug/transcript'], holds: { kind: 'text', type: HTML } },
  { paths: ['/feeds/*.xml', '/feeds/*.json'], holds: { kind: 'feed', type: 'application/xml' } },
  {
    paths: [
      ...['/feeds/*.opml', '/episodes/*.vtt', '/episodes/*.srt', '/episodes/*.txt', '/episodes/*.json'],
      ...['/search/*.json', '/robots.txt', '/sitemap*.xml'],
    ],
    holds: { kind: 'text', type: 'text/plain' },
  },
  { paths: ['/feeds/*.svg', '/assets/*.svg'], holds: { kind: 'asset', type: 'image/svg+xml' } },
  {
    paths: [
      '/feeds/*.css',
      ...['css', 'js', 'json', 'woff2', 'ico', ...PICTURES, 'webp'].map((one) => `/assets/*.${one}`),
    ],
    holds: { kind: 'asset', type: 'text/css' },
  },
  {
    paths: [
      '/card.png',
      ...['feeds', 'episodes', 'people'].flatMap((one) => PICTURES.map((as) => `/${one}/*.${as}`)),
    ],
    holds: { kind: 'picture', type: 'image/png' },
  },
  {
    paths: [...SOUND, ...MORE_SOUND].map((one) => `/episodes/*.${one}`),
    holds: { kind: 'recording', type: 'audio/mpeg' },
  },
]

/**
 * The header fields of a build as a `_headers` file, for Netlify
 * (https://docs.netlify.com/manage/routing/headers/) and Cloudflare Pages
 * (https://developers.cloudflare.com/pages/configuration/headers/): the fields of `inonda serve`, except for
 * media types, which hosts derive from the file's ending. Cloudflare allows 100 rules, lines of 2,000
 * characters and one `*` per rule, and joins a field that two rules set with commas, so no field is set twice
 * for an address. `base` is the path of the public address, or empty. `media` has the origins from which any
 * page plays recordings; the policy in each page narrows this to its own.
 */
export function headerList(base: string, media: readonly string[] = [], isPreview = false): string {
  const block = (path: string, fields: Readonly<Record<string, string>>) =>
    [base + path, ...Object.entries(fields).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n')
  return [
    '# Made by inonda build, for hosts that read this file: Netlify, Cloudflare Pages and others.',
    block('/*', { ...SECURITY_HEADERS, ...(isPreview && PREVIEW_HEADERS) }),
    ...GROUPS.flatMap(({ paths, holds }) =>
      paths.map((path) =>
        block(
          path,
          fieldsOf({ ...holds, ...(media.length > 0 && holds.kind === 'page' && { media }) }, isPreview),
        ),
      ),
    ),
  ].join('\n')
}

/** What is not given for every address; hosts answer ranges, and say so, by themselves. */
function fieldsOf(holds: Group['holds'], isPreview: boolean): Record<string, string> {
  const all = headersFor({ ...holds, ...(isPreview && { preview: true }) })
  const ofAll = { ...SECURITY_HEADERS, ...(isPreview && PREVIEW_HEADERS) }
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => !Object.hasOwn(ofAll, name) && name !== 'accept-ranges'),
  )
}
