import { apacheConfiguration } from './hosting/apache.ts'
import { caddyConfiguration } from './hosting/caddy.ts'
import { nginxConfiguration } from './hosting/nginx.ts'
import { type Hosting, hostingOf } from './hosting/rules.ts'
import type { Edition } from './standing.ts'

/** Servers that an edition can be written for, each with the ending of its configuration's file. */
export const SERVERS = { nginx: 'nginx.conf', caddy: 'Caddyfile', apache: 'apache.conf' } as const

export type ServerName = keyof typeof SERVERS

const CONFIGURATIONS: Readonly<Record<ServerName, (hosting: Hosting) => string>> = {
  nginx: nginxConfiguration,
  caddy: caddyConfiguration,
  apache: apacheConfiguration,
}

/** What another server has to be told so that it answers like `inonda serve`; `folder` is absolute. */
export function configurationFor(
  server: ServerName,
  edition: Edition,
  { url, folder }: { readonly url: string; readonly folder: string },
): string {
  return CONFIGURATIONS[server](hostingOf(edition, url, folder))
}
