import { NOT_FOUND } from '../../model/address.ts'
import { CORS_HEADERS } from '../response-headers.ts'
import {
  type Configuration,
  decodedAddress,
  escapedForPattern,
  FILE_PATTERN,
  fieldsWithoutFile,
  type OwnFiles,
  type Rule,
  redirectTarget,
  type ServerRules,
  withoutPatterns,
} from './rules.ts'

/**
 * A server block for nginx, to be included in its `http` block (https://nginx.org/en/docs/): the same media
 * types, header fields, compressed files, redirects and 404 and 410 responses as with `inonda serve`. The
 * operator adds TLS.
 */
export function nginxConfiguration(rules: ServerRules, files: OwnFiles): Configuration {
  const { folder, host, base } = rules
  const dollar = (folder + decodedAddress(base)).includes('$')
    ? `# nginx has no way to write a dollar sign but a variable.\ngeo ${DOLLAR} { default "$"; }\n`
    : ''
  return {
    host: `# Made by inonda build --server nginx, anew by each build. Include it in the http block.
# What you add, such as TLS (listen 443 ssl; ssl_certificate …;), goes into ${files.local.split('/').at(-1)}, which no build writes.
${dollar}server {
  listen 80;
  listen [::]:80;
  server_name ${quoted(host.replace(/:\d+$/, ''))};
  server_tokens off;
  include ${quoted(`${withoutPatterns(files.local)}*`)};
  include ${included(files.fragment)};
}
`,
    fragment: `# Made by inonda build --server nginx, anew by each build. To serve the site at ${base || '/'} of a host that you have,
# include this file in its server block.
${dollar === '' ? '' : `# In the http block it wants: geo ${DOLLAR} { default "$"; }\n`}${fragmentOf(rules, files)}`,
    moved: `# Redirects and what is gone. After a build: nginx -s reload
${movedLines(rules)}`,
  }
}

function movedLines({ base, moved, gone }: ServerRules): string {
  const plain = decodedAddress(base)
  const redirects = [...moved].map(([from, to]) => {
    const target = quoted(`${redirectTarget(base, to)}$is_args$args`)
    const fields = headerLines(fieldsWithoutFile(from))
    return `location = ${quoted(plain + decodedAddress(from))} { ${fields.trim()} return 301 ${target}; }\n`
  })
  const absences = gone.map((one) => {
    const file = `location ~ ${quoted(FILE_PATTERN)} { ${missingFile(plain)} return 410; }`
    return `location ^~ ${quoted(plain + decodedAddress(one))} { ${file} return 410; }\n`
  })
  return redirects.join('') + absences.join('')
}

/** Redirects from former base paths. nginx encodes captures of a rewrite again. */
function formerLines({ base, formerBases }: ServerRules): string {
  return formerBases
    .map((one) => {
      const from = decodedAddress(one)
      const lines = ['absolute_redirect off;', headerLines(CORS_HEADERS).trim()]
      const target = quoted(`${path(decodedAddress(base)).slice(1, -1)}/$1`)
      return `location ^~ ${quoted(`${from}/`)} { ${lines.join(' ')} rewrite ${quoted(`^${escapedForPattern(from)}/(.*)$`)} ${target} permanent; }\n`
    })
    .join('')
}

/** Uses the same page as for other errors, with header fields that let scripts read the status. */
function missingFile(base: string): string {
  return `error_page 404 410 ${path(base + MISSING_FILE)};`
}

const MISSING_FILE = '/.missing-file'

function fragmentOf(site: ServerRules, { moved }: OwnFiles): string {
  const { folder, base, rules } = site
  const plain = decodedAddress(base)
  const root = `root ${path(folder)};`
  return `${formerLines(site)}${base === '' ? '' : `location = ${quoted(plain)} { return 301 ${quoted(`${redirectTarget(base, '/')}$is_args$args`)}; }\n`}${[
    NOT_FOUND,
    MISSING_FILE,
  ]
    .map(
      (address) => `location = ${quoted(plain + address)} {
  internal;
  ${root}
  try_files ${NOT_FOUND} =404;
  types { }
  default_type "text/html; charset=utf-8";
${headerLines({ ...rules.find(isForAbsence)?.headers, ...(address === MISSING_FILE && CORS_HEADERS) }, 'no-cache')}
}
`,
    )
    .join('')}location ^~ ${quoted(`${plain}/`)} {
  ${root}
  absolute_redirect off;
  etag on;
  gzip_static on;
  gzip_vary on;
  # Where the brotli module is loaded: brotli_static on;
  types { }
  default_type application/octet-stream;
  client_max_body_size 1k;
  error_page 404 410 ${path(plain + NOT_FOUND)};
  include ${included(moved)};
${rules
  .filter((rule) => !isForAbsence(rule))
  .map((rule) => location(rule, plain))
  .join('')}
  location ~ ${quoted(FILE_PATTERN)} { ${missingFile(plain)} return 404; }
  # A folder's address without its slash.
  location ~ ${quoted(within('^/.+$', plain))} {
    if (-d $document_root$inonda_path) { rewrite ^(.*)$ $1/ permanent; }
    return 404;
  }
}
`
}

/** A pattern below the path of the public address; `$inonda_path` captures the path of the file. */
function within(pattern: string, base: string): string {
  return pattern.replace('^', () => `^${escapedForPattern(base)}(?<inonda_path>`).replace(/\$$/, ')$')
}

/** The name of an included file. Variables are not expanded there, and patterns only if it contains one of their signs. */
function included(name: string): string {
  return quoted(/[*?[]/.test(name) ? withoutPatterns(name) : name)
}

/** A quoted path where variables are expanded. */
function path(name: string): string {
  return quoted(name.replaceAll('$', `\${${DOLLAR.slice(1)}}`))
}

const DOLLAR = '$inonda_dollar'

/** Whether this is the rule of the not-found page. */
function isForAbsence({ pattern }: Rule): boolean {
  return new RegExp(pattern).test(NOT_FOUND)
}

function location({ pattern, type, headers, folder, readable, compressed }: Rule, base: string): string {
  const file = folder ? `\${inonda_path}index.html` : '$inonda_path'
  const opened = readable
    ? `    # A browser shows a feed only where it takes it for plain XML.
    if ($http_sec_fetch_dest = document) { rewrite ^ ${path(`${base}/.opened`).slice(0, -1)}$inonda_path" last; }\n`
    : ''
  const vary = readable ? `    add_header Vary Sec-Fetch-Dest always;\n` : ''
  const lines = (of: string) => `    try_files ${file} =404;
    default_type ${quoted(of)};
${compressed ? '' : '    gzip_static off;\n'}${'access-control-allow-origin' in headers ? `    ${missingFile(base)}\n` : ''}${vary}${headerLines(headers)}
  }
`
  const plain = `  location ~ ${quoted(within(pattern, base))} {
${opened}${lines(type)}`
  if (!readable) return plain
  return `${plain}  location ~ ${quoted(within(pattern, `${base}/.opened`))} {
    internal;
${lines('application/xml; charset=utf-8')}`
}

function headerLines(headers: Readonly<Record<string, string>>, caching?: string): string {
  return Object.entries(headers)
    .map(([name, value]) => [name, name === 'cache-control' ? (caching ?? value) : value])
    .map(([name, value]) => `    add_header ${name} ${quoted(value ?? '')} always;`)
    .join('\n')
}

/** A quoted word: only backslash and quote are escaped. Where variables are expanded, `$` is still special. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
