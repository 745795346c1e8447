import { apacheConfiguration } from './server-configuration/apache.ts'
import { caddyConfiguration } from './server-configuration/caddy.ts'
import { nginxConfiguration } from './server-configuration/nginx.ts'
import { type ServerRules, serverRulesOf } from './server-configuration/rules.ts'
import type { SiteBuild } from './site-build.ts'

/** Servers that a build can be written for, each with the ending of its configuration's file. */
export const SERVERS = { nginx: 'nginx.conf', caddy: 'Caddyfile', apache: 'apache.conf' } as const

export type ServerName = keyof typeof SERVERS

const CONFIGURATIONS: Readonly<Record<ServerName, (hosting: ServerRules) => string>> = {
  nginx: nginxConfiguration,
  caddy: caddyConfiguration,
  apache: apacheConfiguration,
}

/** What another server has to be told so that it answers like `inonda serve`; `folder` is absolute. */
export function configurationFor(
  server: ServerName,
  siteBuild: SiteBuild,
  { url, folder }: { readonly url: string; readonly folder: string },
): string {
  return CONFIGURATIONS[server](serverRulesOf(siteBuild, url, folder))
}
