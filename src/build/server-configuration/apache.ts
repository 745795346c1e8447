import { NOT_FOUND } from '../../model/address.ts'
import { CORS_HEADERS } from '../response-headers.ts'
import {
  type Configuration,
  decodedAddress,
  escapedForPattern,
  type OwnFiles,
  type Rule,
  redirectTarget,
  type ServerRules,
} from './rules.ts'

/**
 * A virtual host for Apache httpd 2.4 with mod_alias, mod_dir, mod_headers, mod_mime, mod_rewrite and mod_setenvif
 * (https://httpd.apache.org/docs/2.4/).
 */
export function apacheConfiguration(rules: ServerRules, files: OwnFiles): Configuration {
  const { folder, host, base } = rules
  return {
    host: `# Made by inonda build --server apache, anew by each build. Wants: a2enmod alias dir headers rewrite setenvif mime
# What you add, such as TLS, goes into ${files.local.split('/').at(-1)}, which no build writes.
<VirtualHost *:80>
  ServerName ${host.replace(/:\d+$/, '')}
${base === '' ? `  DocumentRoot ${quoted(folder)}\n` : ''}  IncludeOptional ${quoted(files.local)}
  Include ${quoted(files.fragment)}
</VirtualHost>
`,
    fragment: `# Made by inonda build --server apache, anew by each build. To serve the site at ${base || '/'} of a host that you have,
# include this file in its VirtualHost. Wants: a2enmod alias dir headers rewrite setenvif mime
${fragmentOf(rules, files).join('\n')}
`,
    moved: `# Redirects and what is gone. After a build: apachectl graceful
${movedLines(rules).join('\n')}
`,
  }
}

const WITHOUT_FILE = `expr=%{REQUEST_STATUS} -ge 300 && %{REQUEST_STATUS} -ne 304 && %{THE_REQUEST} =~ m#^[A-Z]+ [^ ?]*\\.[A-Za-z0-9]{2,5}[? ]#`

function fragmentOf(site: ServerRules, { moved }: OwnFiles): string[] {
  const { folder, base, rules } = site
  const plain = decodedAddress(base)
  return [
    ...(base === '' ? [] : [`Alias ${quoted(plain)} ${quoted(folder)}`]),
    `<Directory ${quoted(folder)}>`,
    '  Require all granted',
    '  Options FollowSymLinks',
    '  DirectoryIndex index.html',
    '  AllowOverride None',
    '  FileETag MTime Size',
    ...[404, 410].map((status) => `  ErrorDocument ${status} ${quoted(redirectTarget(base, NOT_FOUND))}`),
    '</Directory>',
    // Addresses of removed content have no folder, so the block above does not apply to them.
    `<LocationMatch ${quoted(`^${escapedForPattern(plain)}/`)}>`,
    ...[404, 410].map((status) => `  ErrorDocument ${status} ${quoted(redirectTarget(base, NOT_FOUND))}`),
    // Scripts of other sites may read that a file moved or is missing. The not-found page itself has another
    // address.
    ...Object.entries(CORS_HEADERS).map(
      ([name, value]) => `  Header always set ${name} ${quoted(value)} ${quoted(WITHOUT_FILE)}`,
    ),
    '</LocationMatch>',
    'RewriteEngine On',
    ...formerLines(site),
    `Include ${quoted(moved)}`,
    '# Files that were compressed at the build. What is sent is not compressed once more.',
    ...['br', 'gzip'].flatMap((coding) => compressedLines(coding, plain, folder)),
    ...rules.flatMap((rule) => ruleLines(rule, plain)).reverse(),
  ]
}

function movedLines({ base, moved, gone }: ServerRules): string[] {
  const from = (address: string) => `^${escapedForPattern(decodedAddress(base) + decodedAddress(address))}`
  return [
    // Not RedirectMatch, which would encode an encoded address a second time.
    ...[...moved].map(([old, now]) => {
      return `RewriteRule ${rewritten(`${from(old)}$`)} ${substitution(redirectTarget(base, now))} [R=301,NE,L]`
    }),
    ...gone.map((address) => `RedirectMatch gone ${quoted(from(address))}`),
  ]
}

/** Redirects from former base paths. The matched part is decoded, and Apache encodes the whole target again. */
function formerLines({ base, formerBases }: ServerRules): string[] {
  return formerBases.map((one) => {
    const from = rewritten(`^${escapedForPattern(decodedAddress(one))}/(.*)$`)
    return `RewriteRule ${from} ${substitution(`${decodedAddress(base)}/`).slice(0, -1)}$1" [R=301,L]`
  })
}

function compressedLines(coding: string, base: string, folder: string): string[] {
  const ending = coding === 'br' ? 'br' : 'gz'
  const start = `^${escapedForPattern(base)}`
  // Not quoted, because there is no escape for a quote here. `%` and `$` would begin a reference to a match.
  const place = folder.replace(/[\\%$\s]/g, '\\$&')
  return [
    ...['', 'index.html'].flatMap((index) => [
      `RewriteCond %{HTTP:Accept-Encoding} \\b${coding}\\b`,
      `RewriteCond %{REQUEST_URI} ${rewritten(`${start}(/${index === '' ? '.*[^/]' : '(?:.*/)?'})$`)}`,
      `RewriteCond ${place}%1${index}.${ending} -f`,
      `RewriteRule ^ %{REQUEST_URI}${index}.${ending} [E=no-gzip:1,E=CODING_${coding}:1,END,PT]`,
    ]),
    `Header set Content-Encoding ${coding} env=CODING_${coding}`,
  ]
}

/** The last matching block wins in Apache, so special rules come after general ones. */
function ruleLines({ pattern, type, headers, compressed, readable }: Rule, base: string): string[] {
  const place = pattern
    .replace('^', () => `^${escapedForPattern(base)}`)
    .replace(/\$$/, '(index\\.html)?(\\.(gz|br))?$')
  const fields = [
    ...Object.entries(headers).map(([name, value]) => `Header always set ${name} ${quoted(value)}`),
    `Header set Content-Type ${quoted(type)}`,
    ...(compressed ? ['Header merge Vary Accept-Encoding'] : []),
    ...(readable
      ? [
          'Header merge Vary Sec-Fetch-Dest',
          `Header set Content-Type "application/xml; charset=utf-8" "expr=%{HTTP:Sec-Fetch-Dest} == 'document'"`,
        ]
      : []),
  ]
  return [
    `<LocationMatch ${quoted(place)}>\n${fields.map((line) => `    ${line}`).join('\n')}\n  </LocationMatch>`,
  ]
}

/**
 * A mod_rewrite pattern. mod_rewrite parses its own arguments: a backslash stands for itself, and a quote
 * cannot be escaped.
 */
function rewritten(pattern: string): string {
  return `"${pattern.replaceAll('"', '\\x22')}"`
}

/** A RewriteRule substitution: `%` and `$` would refer to parts of a match. An encoded target contains no quote. */
function substitution(target: string): string {
  return `"${target.replace(/[\\%$]/g, '\\$&')}"`
}

/** Within quotes, a backslash escapes a backslash and a quote; `unusableFolder` rejects what would still be special. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
