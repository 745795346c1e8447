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

/** A site for Caddy 2 (https://caddyserver.com/docs/caddyfile), which manages TLS itself. */
export function caddyConfiguration(rules: ServerRules, files: OwnFiles): Configuration {
  const { host, base } = rules
  return {
    host: `# Made by inonda build --server caddy, anew by each build.
# What you add goes into ${files.local.split('/').at(-1)}, which no build writes.
${host} {
	import ${quoted(`${withoutPatterns(files.local)}*`)}
	import ${quoted(withoutPatterns(files.fragment))}
}
`,
    fragment: `# Made by inonda build --server caddy, anew by each build. To serve the site at ${base || '/'} of a host that you have,
# import this file in its block.
${fragmentOf(rules, files).join('\n')}
`,
    moved: `# Redirects and what is gone. After a build: caddy reload
${movedLines(rules).join('\n')}
`,
  }
}

function movedLines({ base, moved, gone }: ServerRules): string[] {
  return [
    ...[...moved].flatMap(([from, to], index) => [
      `@moved${index} path_regexp ${pattern(`^${escapedForPattern(decodedAddress(from))}$`)}`,
      ...fieldLines(`@moved${index}`, fieldsWithoutFile(from)),
      `redir @moved${index} ${quoted(redirectTarget(base, to))} permanent`,
    ]),
    ...gone.flatMap((address, index) => [
      `@gone${index} path_regexp ${pattern(`^${escapedForPattern(decodedAddress(address).replace(/\/$/, ''))}(/.*)?$`)}`,
      `error @gone${index} 410`,
    ]),
  ]
}

/** Redirects from former base paths. */
function formerLines({ base, formerBases }: ServerRules): string[] {
  return formerBases.flatMap((one, index) => [
    `@former${index} path_regexp ${pattern(`^${escapedForPattern(decodedAddress(one))}/`)}`,
    `handle @former${index} {`,
    `\turi strip_prefix ${quoted(one)}`,
    // In a nested `handle`, since Caddy would otherwise redirect before the prefix is removed.
    '\thandle {',
    ...fieldLines('', CORS_HEADERS).map((line) => `\t\t${line}`),
    `\t\tredir * ${base === '' ? '{uri}' : quoted(`${base}{uri}`)} permanent`,
    '\t}',
    '}',
  ])
}

function fieldLines(matcher: string, fields: Readonly<Record<string, string>>): string[] {
  const names = Object.entries(fields)
  if (names.length === 0) return []
  return [`header ${matcher} {`, ...names.map(([name, value]) => `\t${name} ${quoted(value)}`), '}']
}

function fragmentOf(site: ServerRules, { moved }: OwnFiles): string[] {
  const { folder, base, rules } = site
  const plain = decodedAddress(base)
  const inside = (shape: string) => pattern(`^${escapedForPattern(plain)}${shape}`)
  const prefix = base === '' ? [] : [`uri strip_prefix ${quoted(base)}`]
  return [
    ...formerLines(site),
    ...(base === ''
      ? []
      : [`@inonda_bare path_regexp ${inside('$')}`, `redir @inonda_bare ${quoted(`${base}/`)} permanent`]),
    `@inonda path_regexp ${inside('/')}`,
    'handle @inonda {',
    // `path_regexp` compares the decoded path, `strip_prefix` the encoded one: non-ASCII letters are encoded
    // here.
    ...prefix.map((line) => `\t${line}`),
    // In a nested `handle`, since Caddy would otherwise sort redirects and header fields before the prefix is
    // removed.
    '\thandle {',
    ...[
      `root * ${quoted(folder)}`,
      `import ${quoted(withoutPatterns(moved))}`,
      // The last matching rule wins.
      ...[...rules].reverse().flatMap(ruleLines),
      // Caddy's own redirect would lead to an address without the prefix.
      '@folder {',
      '\tfile {path}/',
      '\tnot path */',
      '}',
      `redir @folder ${base === '' ? '{path}/' : quoted(`${base}{path}/`)} permanent`,
      'file_server {',
      '\tprecompressed br gzip',
      '\tindex index.html',
      '\tdisable_canonical_uris',
      '}',
    ].map((line) => `\t\t${line}`),
    '\t}',
    '}',
    'handle_errors {',
    `\t@inonda_error path_regexp ${pattern(base === '' ? '^' : '^/')}`,
    '\thandle @inonda_error {',
    `\t\t@inonda_file path_regexp ${pattern(FILE_PATTERN)}`,
    ...fieldLines('@inonda_file', CORS_HEADERS).map((line) => `\t\t${line}`),
    `\t\troot * ${quoted(folder)}`,
    `\t\trewrite * ${NOT_FOUND}`,
    '\t\theader Cache-Control no-cache',
    '\t\theader Content-Type "text/html; charset=utf-8"',
    '\t\tfile_server',
    '\t}',
    '}',
  ]
}

function ruleLines({ pattern: shape, type, headers, readable }: Rule, index: number): string[] {
  const name = `@rule${index}`
  const fields = Object.entries({ ...headers, 'content-type': type })
  return [
    `${name} path_regexp ${pattern(shape)}`,
    `header ${name} {`,
    ...fields.map(([field, value]) => `\t${field} ${quoted(value)}`),
    ...(readable ? ['\t+Vary Sec-Fetch-Dest'] : []),
    '}',
    ...(readable
      ? [
          `@opened${index} {`,
          `\tpath_regexp ${pattern(shape)}`,
          '\theader Sec-Fetch-Dest document',
          '}',
          `header @opened${index} content-type "application/xml; charset=utf-8"`,
        ]
      : []),
  ]
}

/**
 * A regular expression in backticks. Braces would be placeholders and a backtick would end the quotes, so
 * they are written as character codes for RE2. All of them are escaped already, or stand for themselves.
 */
function pattern(text: string): string {
  return quoted(
    text.replace(/\\([{}])|`/g, (_, brace) => (brace === '{' ? '\\x7b' : brace === '}' ? '\\x7d' : '\\x60')),
  )
}

/** Within backticks, only placeholders in braces are special: `unusableFolder` rejects what cannot be written here. */
function quoted(text: string): string {
  return `\`${text}\``
}
