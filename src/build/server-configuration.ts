import { apacheConfiguration } from './server-configuration/apache.ts'
import { caddyConfiguration } from './server-configuration/caddy.ts'
import { nginxConfiguration } from './server-configuration/nginx.ts'
import {
  type Configuration,
  type OwnFiles,
  type ServerRules,
  serverRulesOf,
} from './server-configuration/rules.ts'
import type { SiteBuild } from './site-build.ts'

/** Servers for which `build` writes a configuration, with the name of the file. */
export const SERVERS = { nginx: 'nginx.conf', caddy: 'Caddyfile', apache: 'apache.conf' } as const

export type ServerName = keyof typeof SERVERS

const CONFIGURATIONS: Readonly<Record<ServerName, (rules: ServerRules, files: OwnFiles) => Configuration>> = {
  nginx: nginxConfiguration,
  caddy: caddyConfiguration,
  apache: apacheConfiguration,
}

/** A configuration file. `ending` follows the folder's name in the file's name, as in `.nginx.conf`. */
export interface ConfigurationFile {
  readonly ending: string
  readonly text: string
}

/**
 * The configuration with which another server responds like `inonda serve`; `folder` is absolute. Every build
 * overwrites these files. Additions of the operator belong in a separate file, which they include and no
 * build writes.
 */
export function configurationFor(
  server: ServerName,
  siteBuild: SiteBuild,
  { url, folder }: { readonly url: string; readonly folder: string },
): readonly ConfigurationFile[] {
  const [name, ending = ''] = SERVERS[server].split(/(?=\.)/)
  const named = (part: string) => `.${name}${part}${ending}`
  const endings = { fragment: named('.include'), moved: named('.moved'), local: named('.local') }
  const files = {
    fragment: folder + endings.fragment,
    moved: folder + endings.moved,
    local: folder + endings.local,
  }
  const { host, fragment, moved } = CONFIGURATIONS[server](serverRulesOf(siteBuild, url, folder), files)
  return [
    { ending: named(''), text: host },
    { ending: endings.fragment, text: fragment },
    { ending: endings.moved, text: moved },
  ]
}
