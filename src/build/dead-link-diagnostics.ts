import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { startOf } from '../diagnostics/diagnostic.ts'
import type { Episode } from '../model/episode.ts'
import type { Station } from '../model/station.ts'
import type { Storage } from '../ports/storage.ts'
import { locationIn } from '../read/decode-text.ts'
import { type DeadLink, deadLinks, episodeOf } from '../site/dead-links.ts'
import type { Site } from '../site/site.ts'
import { byPlace } from './load-station.ts'

/** Reports links in the station's texts whose target does not exist on the site, each with its location in the file. */
export async function deadLinkDiagnostics(
  storage: Storage,
  station: Station,
  site: Site,
): Promise<readonly Diagnostic[]> {
  const isPublic = new Set(site.source.episodes.slugs)
  const waiting = new Map(
    station.episodes.filter(({ slug }) => !isPublic.has(slug)).map((episode) => [episode.slug, episode]),
  )
  const texts = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  for (const link of deadLinks(site)) {
    const { file } = link
    const text = texts.get(file) ?? new TextDecoder().decode((await storage.read(file)) ?? new Uint8Array())
    // Links of the same file are adjacent, so one cached text is enough.
    texts.clear()
    texts.set(file, text)
    const other = waiting.get(episodeOf(link) ?? '')
    diagnostics.push(diagnosticOf(link, placeOf(file, text, link.written), other))
  }
  return diagnostics.sort(byPlace)
}

function diagnosticOf(link: DeadLink, at: Place, other: Episode | undefined): Diagnostic {
  const { written: value, missing, near, address, fragment = '' } = link
  const voice = link.file.startsWith('episodes/') ? 'episode' : 'page'
  if (missing === 'footnote') return say(`${voice}.footnote-missing`, at, { value })
  if (missing === 'place') {
    const fix =
      near === undefined
        ? 'Write the id of a heading on that page, or remove the # and what follows it.'
        : `Write #${near}`
    return say(`${voice}.link-place-missing`, at, { value, address, fragment, fix })
  }
  if (other) {
    const fix =
      other.status === 'draft'
        ? `Publish it with: inonda publish ${other.slug}`
        : 'Wait until it goes on air, or remove the link.'
    return say(`${voice}.link-not-public`, at, { value, slug: other.slug, fix })
  }
  const fix = near === undefined ? 'Correct the address, or remove the link.' : `Write ${near}`
  return say(`${voice}.link-dead`, at, { value, address, fix })
}

/** Finds a link in the text of a file: as a Markdown link, in an attribute, or as a reference. */
function placeOf(file: string, text: string, written: string): Place {
  const spellings = [written, decodedUri(written)]
  for (const before of ['](', '](<', '="', ']: ', '<', '']) {
    for (const spelling of spellings) {
      const index = text.indexOf(before + spelling)
      if (index >= 0) return locationIn(file, text, index + before.length, 1)
    }
  }
  return startOf(file)
}

function decodedUri(written: string): string {
  try {
    return decodeURI(written)
  } catch {
    return written
  }
}
