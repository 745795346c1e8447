import { archiveAddress, embedAddressOf, jsonPageAddress } from '../../model/address.ts'
import type { Station } from '../../model/station.ts'
import { everPublished, type Ledger, ledgerIdOf } from '../ledger.ts'

/** Addresses of the pages and recordings of episodes, and of the feed documents, that were published and then removed. */
export function goneAddresses(ledger: Ledger, station: Station): Set<string> {
  const published = new Set(
    station.episodes.filter((one) => one.status === 'published').map((one) => one.guid),
  )
  const gone = everPublished(ledger).filter(([guid]) => !published.has(guid))
  return new Set([
    ...gone.flatMap(([, { address, formerly, recording }]) => [
      ...[address, ...formerly].flatMap((page) => [page, embedAddressOf(page)]),
      ...(recording ? [recording.address, ...recording.formerly] : []),
    ]),
    ...goneFeeds(ledger, station),
  ])
}

function goneFeeds(ledger: Ledger, { feeds }: Station): string[] {
  const continued = new Set(feeds.map((feed) => ledgerIdOf(ledger, feed)))
  return Object.entries(ledger.feeds).flatMap(([id, { address, formerly = [], archives = [] }]) =>
    continued.has(id)
      ? []
      : [
          ...[address, ...formerly].flatMap((one) => [one, one.replace(/\.xml$/, '.json')]),
          ...archives.flatMap((_, index) => [archiveAddress(id, index + 1), jsonPageAddress(id, index + 1)]),
        ],
  )
}
