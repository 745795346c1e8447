import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import type { ShowFromElsewhere } from '../import/show.ts'
import type { Storage } from '../ports/storage.ts'
import { writtenYaml } from '../read/yaml/write.ts'
import { schemaLine, stationSchemas } from './schema.ts'

/** What a new station has to know, where the feed does not say it. */
export interface NewStation {
  readonly title: string
  readonly url: string
  readonly email: string
  readonly language: string
  /** IANA. */
  readonly timezone: string
}

/** Writes what a station needs besides its shows, from what a feed says and what was typed. */
export async function newStation(
  storage: Storage,
  _starter: Storage,
  show: ShowFromElsewhere,
  terms: Partial<NewStation> & { readonly at: Place; readonly needsZone?: boolean },
): Promise<{ readonly files: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const unsaid = (what: string, value: string, option: string): string => {
    diagnostics.push(say('import.station-facts', terms.at, { what, value, option }))
    return value
  }
  const title = terms.title ?? (show.title || unsaid('its title', 'A show', '--title'))
  const url =
    terms.url ?? siteOf(show.link) ?? unsaid('the address of its site', 'https://radio.example.org', '--url')
  const contact =
    terms.email ?? show.contact ?? unsaid('an e-mail address', `radio@${new URL(url).hostname}`, '--email')
  const language = terms.language ?? show.language ?? 'en'
  const timezone =
    terms.timezone ??
    (terms.needsZone ? unsaid('the time zone of its dates', 'UTC', '--timezone') : undefined)
  const station = { title, url, language, contact, ...(timezone !== undefined && { timezone }) }
  const files: [string, string][] = [
    ['.gitignore', 'node_modules\ndist\n.dist-*\n.inonda/*\n!.inonda/schemas\n'],
    ...stationSchemas(),
    ['people.yaml', `${schemaLine('people.yaml', 'people')}{}\n`],
    ['station.yaml', schemaLine('station.yaml', 'station') + writtenYaml(station)],
  ]
  for (const [path, text] of files) await storage.write(path, new TextEncoder().encode(text))
  return { files: files.map(([path]) => path), diagnostics }
}

/** The origin of the show's page: there the station will stand, if its producer moves it there. */
function siteOf(link: string | undefined): string | undefined {
  if (link === undefined) return undefined
  const { origin, hostname } = new URL(link)
  return hostname.includes('.') && !/^[\d.]+$/.test(hostname) ? origin.replace(/^http:/, 'https:') : undefined
}
