import { storedNodes } from '../../src/graph/stored-nodes.ts'
import type { OnAir } from '../../src/model/on-air.ts'
import type { Resource } from '../../src/model/resource.ts'
import { siteOf } from '../../src/publish/edition.ts'
import { searching } from '../../src/publish/searching.ts'
import { ByteCache } from '../../src/site/byte-cache.ts'
import { contributorIds } from '../../src/site/contributors.ts'
import { searchText } from '../../src/site/episode-files.ts'
import { personSearchText } from '../../src/site/list-pages.ts'
import { QUERIES } from '../../src/site/queries.ts'
import { searchShards, shardCount } from '../../src/site/search-index.ts'
import type { Site } from '../../src/site/site.ts'
import { shippedTemplates } from '../render/shipped.ts'

const LATER = new Date('2040-01-01T00:00:00Z')

/** The site that publishes what is on the air. Nothing of it is evaluated yet. */
export function siteOn({ station, episodes, feeds, words, url, generator }: OnAir): Site {
  return siteOf(
    {
      ...{ words, url, generator, templates: shippedTemplates(), assets: new Map(), moment: LATER },
      station: { ...station, episodes, feeds },
      ledger: { version: 1, feeds: {}, episodes: {} },
    },
    { stored: storedNodes(QUERIES), cache: new ByteCache(), holds: true },
  )
}

/** All that there is to search in what is on the air: its files by address, and the server's answers. */
export function searchOf(onAir: OnAir) {
  const site = siteOn(onAir)
  const { graph } = site
  const files = new Map<string, Resource>()
  const units = [
    { query: searchShards, key: '' },
    ...onAir.episodes.map(({ slug }) => ({ query: searchText, key: slug })),
    ...graph.value(contributorIds).map((key) => ({ query: personSearchText, key })),
  ]
  for (const unit of units) {
    for (const { resource } of site.evaluate(unit).cells) files.set(resource.address, resource)
  }
  return {
    files,
    shards: graph.value(shardCount),
    ...searching(graph.reader(), (address) => files.get(address)),
  }
}
