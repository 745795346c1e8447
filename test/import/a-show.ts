import { readFile } from 'node:fs/promises'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Episode } from '../../src/model/episode.ts'
import { publicEpisodes } from '../../src/model/site-view.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { readStation } from '../../src/read/station.ts'
import { renderRss } from '../../src/render/rss.ts'
import { feedFindings } from '../../src/site/feed-check.ts'
import { importShow } from '../../src/tasks/import-show.ts'
import type { ImportTerms } from '../../src/tasks/import-terms.ts'
import { shippedWords } from '../render/shipped.ts'

/** Later than every date of the feeds. */
export const NOW = new Date('2030-01-01T00:00:00Z')

export const starter = memoryStorage({
  'artwork.png': new Uint8Array(await readFile(new URL('../../starter/artwork.png', import.meta.url))),
})

/** Imports a feed that is a text into a station, empty where none is given. */
export async function imported(
  xml: string | Uint8Array,
  terms: ImportTerms & { readonly storage?: Storage; readonly from?: string } = {},
) {
  const { storage = memoryStorage({}), from, ...rest } = terms
  const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml
  const found = { name: 'feed.xml', bytes, ...(from !== undefined && { url: from }) }
  const result = await importShow(storage, starter, found, {
    url: 'https://station.example',
    email: 'desk@station.example',
    ...rest,
  })
  return { storage, ...result }
}

/** The feed that a station makes of a show, what a build would refuse it for, and its public episodes. */
export async function feedOf(
  storage: Storage,
  id: string,
): Promise<{
  readonly xml: string
  readonly errors: readonly string[]
  readonly episodes: readonly Episode[]
}> {
  const { station, diagnostics } = await readStation(storage)
  const feed = station?.feeds.find((one) => one.id === id)
  if (!station || !feed)
    throw new Error(diagnostics.map(({ code, file, message }) => `${file} ${code}: ${message}`).join('\n'))
  const { url, feeds } = station
  const episodes = publicEpisodes(station, NOW)
  const siteView = {
    station,
    url,
    episodes,
    feeds,
    feedGuids: new Map(feed.guid === undefined ? [] : [[id, feed.guid]]),
    words: shippedWords(),
    generator: 'Inonda',
  }
  const xml = renderRss(siteView, feed)
  const findings = feedFindings({
    address: `/feeds/${id}.xml`,
    bytes: new TextEncoder().encode(xml),
    url,
    moment: NOW,
    feeds,
    slugOf: (guid) => episodes.find((one) => one.guid === guid)?.slug,
  })
  const all = [...diagnostics, ...findings].filter(({ severity }) => severity === 'error')
  return { xml, errors: all.map(({ code, file, message }) => `${file} ${code}: ${message}`), episodes }
}
