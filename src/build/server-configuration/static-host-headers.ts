import type { Resource } from '../../model/resource.ts'
import { headersFor, PREVIEW_HEADERS, SECURITY_HEADERS } from '../response-headers.ts'

/** Addresses in the form's own words (`:name` for a segment, one `*` for anything), and what stands there. */
interface Group {
  readonly paths: readonly string[]
  readonly holds: Pick<Resource, 'kind' | 'type' | 'framed' | 'media'>
}

const HTML = 'text/html'
const PICTURES = ['jpg', 'jpeg', 'png']
const SOUND = ['mp3', 'm4a', 'ogg', 'opus', 'flac', 'wav']
/** What alternatives of a recording are, besides. */
const MORE_SOUND = ['mp4', 'm4v', 'webm', 'mov', 'aac', 'oga']

// Files come after pages: Netlify takes `/people/:id/` for `/people/ann.jpg` too, and the last rule for a field.
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
  // Cloudflare leads from the address with .html to the one without.
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
 * The header fields of a build as a `_headers` file, which Netlify (https://docs.netlify.com/manage/routing/headers/)
 * and Cloudflare Pages (https://developers.cloudflare.com/pages/configuration/headers/) read: the fields of `inonda
 * serve`, but for media types, which hosts tell by the ending. Cloudflare takes 100 rules of lines of 2,000 characters,
 * one `*` each, and joins a field that two rules give with commas, so that no field is given twice for an address.
 * `base` is the path of the public address, or empty; `media` are the origins that any page plays recordings from: the
 * policy within each page says which are its own. A preview is indexed and kept by nobody.
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
