import { say } from '../../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../../diagnostics/diagnostic.ts'
import { slugIn } from '../../model/address.ts'
import type { Present } from '../../read/station.ts'
import { everPublished, type Ledger } from '../ledger.ts'
import { LEDGER_FILE } from './file-name.ts'

/** From this number on, half of what was published is too much to be missing at once. All of it always is. */
const MANY = 3

/**
 * Reports that so much of what was published is missing that a disk fault is likelier than a decision: all
 * episodes or feeds, or at least three that are at least half of them. What was already unpublished does not
 * count as missing, nor does a draft or an episode whose episode.md cannot be read, because someone edited
 * these. docs/decisions/0010-what-is-believed.md explains why.
 */
export function vanishedEpisodes(ledger: Ledger, present: Present): Diagnostic[] {
  const episodes = everPublished(ledger).filter(([, { gone }]) => !gone)
  const episodesGone = episodes.filter(
    ([guid, { address }]) => !present.guids.has(guid) && !present.slugs.has(slugIn(address) ?? ''),
  )
  const feeds = Object.entries(ledger.feeds).filter(([, { gone }]) => !gone)
  const feedsGone = feeds.filter(([id]) => !present.feeds.has(id))
  const at = startOf(LEDGER_FILE)
  return [
    ...(isTooMuch(episodesGone.length, episodes.length)
      ? [say('ledger.episodes-vanished', at, { gone: episodesGone.length, all: episodes.length })]
      : []),
    ...(isTooMuch(feedsGone.length, feeds.length)
      ? [say('ledger.feeds-vanished', at, { gone: feedsGone.length, all: feeds.length })]
      : []),
  ]
}

function isTooMuch(gone: number, all: number): boolean {
  return gone > 0 && (gone === all || (gone >= MANY && gone * 2 >= all))
}
