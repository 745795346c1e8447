import type { Hosting, Rule } from './rules.ts'

/** A site for Caddy 2 (https://caddyserver.com/docs/caddyfile), which sees to TLS by itself. */
export function caddyConfiguration({ folder, host, base, rules, moved, gone }: Hosting): string {
  const site = [
    `root * ${quoted(folder)}`,
    ...[...moved].map(([from, to]) => `redir ${quoted(decodeURI(from))} ${quoted(base + to)} permanent`),
    ...gone.map((address) => `error ${quoted(`${decodeURI(address).replace(/\/$/, '')}*`)} 410`),
    // The last that fits decides.
    ...[...rules].reverse().flatMap(ruleLines),
    'file_server {',
    '\tprecompressed br gzip',
    '\tindex index.html',
    '}',
  ]
  const inside = base === '' ? site : [`handle_path ${base}/* {`, ...site.map((line) => `\t${line}`), '}']
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

function ruleLines({ pattern, type, headers, readable }: Rule, index: number): string[] {
  const name = `@rule${index}`
  const fields = Object.entries({ ...headers, 'content-type': type })
  return [
    `${name} path_regexp ${quoted(pattern)}`,
    `header ${name} {`,
    ...fields.map(([field, value]) => `\t${field} ${quoted(value)}`),
    ...(readable ? ['\t+Vary Sec-Fetch-Dest'] : []),
    '}',
    ...(readable
      ? [
          `@opened${index} {`,
          `\tpath_regexp ${quoted(pattern)}`,
          '\theader Sec-Fetch-Dest document',
          '}',
          `header @opened${index} content-type "application/xml; charset=utf-8"`,
        ]
      : []),
  ]
}

function quoted(text: string): string {
  return text.includes('`') ? JSON.stringify(text) : `\`${text}\``
}
