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

/** Servers that a build can be written for, each with the ending of its configuration's file. */
export const SERVERS = { nginx: 'nginx.conf', caddy: 'Caddyfile', apache: 'apache.conf' } as const

export type ServerName = keyof typeof SERVERS

const CONFIGURATIONS: Readonly<Record<ServerName, (rules: ServerRules, files: OwnFiles) => Configuration>> = {
  nginx: nginxConfiguration,
  caddy: caddyConfiguration,
  apache: apacheConfiguration,
}

/** A file of a configuration, by what follows the folder's name in its own, `.nginx.conf`. */
export interface ConfigurationFile {
  readonly ending: string
  readonly text: string
}

/**
 * What another server has to be told so that it answers like `inonda serve`; `folder` is absolute. Every build writes these
 * files anew; what an operator adds stands in a file of its own, which they include and no build writes.
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
