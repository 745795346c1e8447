import { embedAddress, embedAddressOf, episodeAddress, recordingAddress } from '../model/address.ts'
import type { OnAir } from '../model/on-air.ts'
import type { Resource } from '../model/resource.ts'
import type { Station } from '../model/station.ts'
import { everPublished, type Ledger } from './ledger.ts'

/** From every address that a public episode or its recording once had, to where the same thing stands now. */
export function redirects(
  ledger: Ledger,
  onAir: OnAir,
  table: ReadonlyMap<string, Resource>,
): Map<string, string> {
  const moved = new Map<string, string>()
  const move = (from: string, to: string) => {
    if (from !== to && !table.has(from) && table.has(to)) moved.set(from, to)
  }
  for (const { guid, slug, recording } of onAir.episodes) {
    const entry = ledger.episodes[guid]
    if (!entry || entry.scheduled) continue
    const now = episodeAddress(slug)
    const olds = [entry.address, ...entry.formerly].filter((old) => old !== now)
    // Few were ever renamed, and the table is long.
    const under = olds.length === 0 ? [] : [...table.keys()].filter((address) => address.startsWith(now))
    for (const old of olds) {
      for (const address of under) move(old + address.slice(now.length), address)
      move(embedAddressOf(old), embedAddress(slug))
    }
    if (!recording) continue
    const heard = recordingAddress(slug, recording.file)
    for (const old of [entry.recording.address, ...entry.recording.formerly]) move(old, heard)
  }
  return moved
}

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
