import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import type { ServerName } from '../server-configuration.ts'

/** Characters in the name of a folder that a server's configuration cannot express, with the reason. */
const UNUSABLE: Readonly<Record<ServerName, readonly (readonly [RegExp, string])[]>> = {
  nginx: [],
  caddy: [
    [/[{}]/, 'Caddy takes braces for placeholders'],
    [/`/, 'a backtick ends the quotes in a Caddyfile'],
  ],
  apache: [
    [/[*?[]/, 'Apache takes *, ? and [ in the name of a folder for patterns'],
    [/\$\{/, 'Apache takes ${ for the name of a variable'],
  ],
}
const CONTROL = /\p{Cc}/u

/**
 * Reports a folder whose name would be read as something else in a server's configuration. Returns undefined
 * if the folder can be used: all other characters are escaped by the server's own rules.
 */
export function unusableFolder({
  server,
  folder,
}: {
  readonly server: ServerName
  readonly folder: string
}): Diagnostic | undefined {
  const why = CONTROL.test(folder)
    ? 'a control character ends a line or a word there'
    : UNUSABLE[server].find(([sign]) => sign.test(folder))?.[1]
  return why === undefined
    ? undefined
    : say('hosting.folder-unusable', startOf(folder), { folder, server, why })
}
