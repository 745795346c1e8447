import { NOT_FOUND } from '../../model/address.ts'
import { decodedAddress, escapedForPattern, type Rule, redirectTarget, type ServerRules } from './rules.ts'

/** A virtual host for Apache httpd 2.4 with mod_headers, mod_rewrite, mod_setenvif and mod_mime (https://httpd.apache.org/docs/2.4/). */
export function apacheConfiguration({ folder, host, base, rules, moved, gone }: ServerRules): string {
  const plain = decodedAddress(base)
  const from = (address: string) => `^${escapedForPattern(plain + decodedAddress(address))}`
  const lines = [
    `ServerName ${host.replace(/:\d+$/, '')}`,
    `DocumentRoot ${quoted(folder)}`,
    ...(base === '' ? [] : [`Alias ${quoted(plain)} ${quoted(folder)}`]),
    `<Directory ${quoted(folder)}>`,
    '  Require all granted',
    '  Options FollowSymLinks',
    '  DirectoryIndex index.html',
    '  AllowOverride None',
    '</Directory>',
    ...[404, 410].map((status) => `ErrorDocument ${status} ${quoted(redirectTarget(base, NOT_FOUND))}`),
    'FileETag MTime Size',
    'RewriteEngine On',
    // Not RedirectMatch: it encodes what is encoded once more.
    ...[...moved].map(([old, now]) => {
      return `RewriteRule ${rewritten(`${from(old)}$`)} ${substitution(redirectTarget(base, now))} [R=301,NE,L]`
    }),
    ...gone.map((address) => `RedirectMatch gone ${quoted(from(address))}`),
    '# Files that were compressed at the build. What is sent is not compressed once more.',
    ...['br', 'gzip'].flatMap(compressedLines),
    ...rules.flatMap((rule) => ruleLines(rule, plain)).reverse(),
  ]
  return `# Made by inonda build --server apache. Wants: a2enmod headers rewrite setenvif mime
<VirtualHost *:80>
${lines.map((line) => `  ${line}`).join('\n')}
</VirtualHost>
`
}

function compressedLines(coding: string): string[] {
  const ending = coding === 'br' ? 'br' : 'gz'
  return [
    ...['', 'index.html'].flatMap((index) => [
      `RewriteCond %{HTTP:Accept-Encoding} \\b${coding}\\b`,
      `RewriteCond %{DOCUMENT_ROOT}%{REQUEST_URI}${index}.${ending} -f`,
      `RewriteRule ${index === '' ? '[^/]$' : '/$'} %{REQUEST_URI}${index}.${ending} [E=no-gzip:1,E=CODING_${coding}:1,END]`,
    ]),
    `Header set Content-Encoding ${coding} env=CODING_${coding}`,
  ]
}

/** The last that fits decides, so that the special comes after the general. */
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

/** A pattern of mod_rewrite, which reads its words by itself: a backslash is one, and nothing escapes the quote. */
function rewritten(pattern: string): string {
  return `"${pattern.replaceAll('"', '\\x22')}"`
}

/** In what a RewriteRule makes, `%` and `$` stand for parts of a match. An encoded target has no quote. */
function substitution(target: string): string {
  return `"${target.replace(/[\\%$]/g, '\\$&')}"`
}

/** Within quotes a backslash escapes itself and the quote; `unusableFolder` refuses what still has a meaning. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}
