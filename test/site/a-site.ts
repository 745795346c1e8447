import { siteOf } from '../../src/build/make-build.ts'
import { siteSearch } from '../../src/build/site-search.ts'
import { nodeStore } from '../../src/graph/node-store.ts'
import type { Resource } from '../../src/model/resource.ts'
import type { SiteView } from '../../src/model/site-view.ts'
import { ByteCache } from '../../src/site/byte-cache.ts'
import { contributorIds } from '../../src/site/contributors.ts'
import { searchText } from '../../src/site/episode-files.ts'
import { QUERIES } from '../../src/site/queries.ts'
import { searchShards, shardCount } from '../../src/site/search-index.ts'
import type { Site } from '../../src/site/site.ts'
import { personSearchText } from '../../src/site/station-pages.ts'
import { shippedTemplates } from '../render/shipped.ts'

const LATER = new Date('2040-01-01T00:00:00Z')

/** The site that publishes what is on the air. Nothing of it is evaluated yet. */
export function siteOn({ station, episodes, feeds, words, url, generator }: SiteView): Site {
  return siteOf(
    {
      ...{ words, url, generator, templates: shippedTemplates(), assets: new Map(), moment: LATER },
      station: { ...station, episodes, feeds },
      ledger: { version: 1, feeds: {}, episodes: {} },
    },
    { stored: nodeStore(QUERIES), cache: new ByteCache(), holds: true },
  )
}

/** All that there is to search in what is on the air: its files by address, and the server's answers. */
export function searchOf(siteView: SiteView) {
  const site = siteOn(siteView)
  const { graph } = site
  const files = new Map<string, Resource>()
  const units = [
    { query: searchShards, key: '' },
    ...siteView.episodes.map(({ slug }) => ({ query: searchText, key: slug })),
    ...graph.value(contributorIds).map((key) => ({ query: personSearchText, key })),
  ]
  for (const unit of units) {
    for (const { resource } of site.evaluate(unit).listed) files.set(resource.address, resource)
  }
  return {
    files,
    shards: graph.value(shardCount),
    ...siteSearch(graph.reader(), (address) => files.get(address)),
  }
}
