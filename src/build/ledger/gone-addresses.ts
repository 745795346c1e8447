import { embedAddressOf } from '../../model/address.ts'
import type { Station } from '../../model/station.ts'
import { everPublished, type Ledger } from '../ledger.ts'

/** Pages and recordings of episodes that were published and have been taken back. */
export function goneAddresses(ledger: Ledger, station: Station): Set<string> {
  const published = new Set(
    station.episodes.filter((one) => one.status === 'published').map((one) => one.guid),
  )
  const gone = everPublished(ledger).filter(([guid]) => !published.has(guid))
  return new Set(
    gone.flatMap(([, { address, formerly, recording }]) => [
      ...[address, ...formerly].flatMap((page) => [page, embedAddressOf(page)]),
      recording.address,
      ...recording.formerly,
    ]),
  )
}
