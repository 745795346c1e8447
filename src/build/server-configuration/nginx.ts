import { NOT_FOUND } from '../../model/address.ts'
import { decodedAddress, escapedForPattern, type Rule, redirectTarget, type ServerRules } from './rules.ts'

/**
 * A server block for nginx, to be included in its `http` block (https://nginx.org/en/docs/): the same types, header
 * fields, compressed files, redirects and absences as from `inonda serve`. TLS is the operator's.
 */
export function nginxConfiguration({ folder, host, base, rules, moved, gone }: ServerRules): string {
  const redirects = [...moved].map(([from, to]) => {
    const target = quoted(`${redirectTarget(base, to)}$is_args$args`)
    return `  location = ${quoted(decodedAddress(from))} { return 301 ${target}; }\n`
  })
  const absences = gone.map((address) => `  location ^~ ${quoted(decodedAddress(address))} { return 410; }\n`)
  return `# Made by inonda build --server nginx. Include it in the http block, and add TLS:
# listen 443 ssl; http2 on; ssl_certificate …; ssl_certificate_key …;
${folder.includes('$') ? `# nginx has no way to write a dollar sign but a variable.\ngeo ${DOLLAR} { default "$"; }\n` : ''}server {
  listen 80;
  listen [::]:80;
  server_name ${quoted(host.replace(/:\d+$/, ''))};
  root ${quoted(folder.replaceAll('$', `\${${DOLLAR.slice(1)}}`))};
  server_tokens off;
  absolute_redirect off;
  etag on;
  gzip_static on;
  gzip_vary on;
  # Where the brotli module is loaded: brotli_static on;
  types { }
  default_type application/octet-stream;
  client_max_body_size 1k;
  error_page 404 410 ${NOT_FOUND};
${base === '' ? '' : rewritten(base)}
  location = ${NOT_FOUND} {
    internal;
    try_files ${NOT_FOUND} =404;
    default_type "text/html; charset=utf-8";
${headerLines(rules.find(isForAbsence)?.headers ?? {}, 'no-cache')}
  }
${redirects.join('')}${absences.join('')}${rules
  .filter((rule) => !isForAbsence(rule))
  .map(location)
  .join('')}
  # A folder's address without its slash.
  location / {
    if (-d $request_filename) { rewrite ^(.*)$ ${quoted(`${redirectTarget(base, '')}$1/`)} permanent; }
    return 404;
  }
}
`
}

const DOLLAR = '$inonda_dollar'

/** The rule of the page for what is not there. */
function isForAbsence({ pattern }: Rule): boolean {
  return new RegExp(pattern).test(NOT_FOUND)
}

/** Behind the path of the public address the same locations hold as without it. */
function rewritten(base: string): string {
  return `  rewrite ${quoted(`^${escapedForPattern(decodedAddress(base))}(/.*)$`)} $1;\n`
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

/** One word of nginx's configuration: within quotes only these two are special. Where variables are read, `$` still is one. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
