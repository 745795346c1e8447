import { decodedAddress, escapedForPattern, type Rule, redirectTarget, type ServerRules } from './rules.ts'

/** A site for Caddy 2 (https://caddyserver.com/docs/caddyfile), which sees to TLS by itself. */
export function caddyConfiguration({ folder, host, base, rules, moved, gone }: ServerRules): string {
  const site = [
    `root * ${quoted(folder)}`,
    ...[...moved].flatMap(([from, to], index) => [
      `@moved${index} path_regexp ${pattern(`^${escapedForPattern(decodedAddress(from))}$`)}`,
      `redir @moved${index} ${quoted(redirectTarget(base, to))} permanent`,
    ]),
    ...gone.flatMap((address, index) => [
      `@gone${index} path_regexp ${pattern(`^${escapedForPattern(decodedAddress(address).replace(/\/$/, ''))}(/.*)?$`)}`,
      `error @gone${index} 410`,
    ]),
    // The last that fits decides.
    ...[...rules].reverse().flatMap(ruleLines),
    'file_server {',
    '\tprecompressed br gzip',
    '\tindex index.html',
    '}',
  ]
  const inside = base === '' ? site : within(base, site)
  return `# Made by inonda build --server caddy.
${host} {
${inside.map((line) => `\t${line}`).join('\n')}
	handle_errors {
		root * ${quoted(folder)}
		rewrite * /404.html
		header Cache-Control no-cache
		file_server
	}
}
`
}

/** Everything of a site behind the path of its address, and nothing elsewhere. */
function within(base: string, site: readonly string[]): string[] {
  return [
    `@base path_regexp ${pattern(`^${escapedForPattern(decodedAddress(base))}(/.*)?$`)}`,
    'handle @base {',
    // The matcher compares what is decoded, this what is not: letters beyond ASCII are encoded here.
    `\turi strip_prefix ${quoted(base)}`,
    // Of its own, since Caddy would sort redirects and header fields before the prefix is gone.
    '\thandle {',
    ...site.map((line) => `\t\t${line}`),
    '\t}',
    '}',
    'handle {',
    '\terror 404',
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
 * A regular expression. Braces would be placeholders and a backtick ends the quotes; RE2 takes them by number. Each is
 * escaped already, or stands for itself.
 */
function pattern(text: string): string {
  return quoted(
    text.replace(/\\([{}])|`/g, (_, brace) => (brace === '{' ? '\\x7b' : brace === '}' ? '\\x7d' : '\\x60')),
  )
}

/** Within backticks all is as it is written, but for placeholders in braces: `unusableFolder` refuses what cannot stand here. */
function quoted(text: string): string {
  return `\`${text}\``
}
