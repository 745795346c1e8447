import { NOT_FOUND } from '../../model/address.ts'
import type { Hosting, Rule } from './rules.ts'

/**
 * A server block for nginx, to be included in its `http` block (https://nginx.org/en/docs/): the same types, header
 * fields, compressed files, redirects and absences as from `inonda serve`. TLS is the operator's.
 */
export function nginxConfiguration({ folder, host, base, rules, moved, gone }: Hosting): string {
  return `# Made by inonda build --server nginx. Include it in the http block, and add TLS:
# listen 443 ssl; http2 on; ssl_certificate …; ssl_certificate_key …;
server {
  listen 80;
  listen [::]:80;
  server_name ${host.replace(/:\d+$/, '')};
  root ${quoted(folder)};
  server_tokens off;
  absolute_redirect off;
  etag on;
  gzip_static on;
  gzip_vary on;
  # Where the brotli module is loaded: brotli_static on;
  types { }
  default_type application/octet-stream;
  client_max_body_size 1k;
  error_page 404 410 ${base}${NOT_FOUND};
${base === '' ? '' : rewritten(base)}
  location = ${base === '' ? '' : base}/404.html {
    internal;
    try_files /404.html =404;
    default_type "text/html; charset=utf-8";
${headerLines(rules.find(isForAbsence)?.headers ?? {}, 'no-cache')}
  }
${[...moved].map(([from, to]) => `  location = ${quoted(decodeURI(from))} { return 301 ${quoted(`${base}${to}$is_args$args`)}; }\n`).join('')}${gone.map((address) => `  location ^~ ${quoted(decodeURI(address))} { return 410; }\n`).join('')}${rules
  .filter((rule) => !isForAbsence(rule))
  .map(location)
  .join('')}
  # A folder's address without its slash.
  location / {
    if (-d $request_filename) { return 301 ${base}$uri/$is_args$args; }
    return 404;
  }
}
`
}

/** The rule of the page for what is not there. */
function isForAbsence({ pattern }: Rule): boolean {
  return new RegExp(pattern).test(NOT_FOUND)
}

/** Behind the path of the public address the same locations hold as without it. */
function rewritten(base: string): string {
  return `  rewrite ^${base.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(/.*)$ $1;\n`
}

function location({ pattern, type, headers, folder, readable, compressed }: Rule): string {
  const file = folder ? '$uri/index.html' : '$uri'
  const opened = readable
    ? `    # A browser shows a feed only where it takes it for plain XML.
    if ($http_sec_fetch_dest = document) { rewrite ^(.*)$ /.opened$1 last; }\n`
    : ''
  const vary = readable ? `    add_header Vary Sec-Fetch-Dest always;\n` : ''
  const lines = (of: string) => `    default_type ${quoted(of)};
${compressed ? '' : '    gzip_static off;\n'}${vary}${headerLines(headers)}
  }
`
  const plain = `  location ~ ${quoted(pattern)} {
${opened}    try_files ${file} =404;
${lines(type)}`
  if (!readable) return plain
  return `${plain}  location ~ ${quoted(pattern.replace('^/', '^/\\.opened(?<feed>/').replace(/\$$/, ')$'))} {
    internal;
    try_files $feed =404;
${lines('application/xml; charset=utf-8')}`
}

function headerLines(headers: Readonly<Record<string, string>>, caching?: string): string {
  return Object.entries(headers)
    .map(([name, value]) => [name, name === 'cache-control' ? (caching ?? value) : value])
    .map(([name, value]) => `    add_header ${name} ${quoted(value ?? '')} always;`)
    .join('\n')
}

/** nginx expands `$` in some places, and knows no way to write it: no address or header of an edition has one. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
