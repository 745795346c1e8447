import { itemsIn } from '../build/ledger/feed-items.ts'
import { LEDGER_FILE } from '../build/ledger/file-name.ts'
import { everPublished, guidOfFeed, ledgerIdOf } from '../build/ledger.ts'
import { loadStation, type StationContext } from '../build/load-station.ts'
import { say } from '../diagnostics/catalogue.ts'
import { type Diagnostic, startOf } from '../diagnostics/diagnostic.ts'
import { feedAddress } from '../model/address.ts'
import type { Web } from '../ports/web.ts'

/**
 * What the station's own feeds, as they are deployed at its url, show to be published, and the ledger does not hold: it was
 * lost, or never came back from the computer that builds. A feed that is not there says nothing.
 */
export async function deployedDiagnostics(
  context: StationContext,
  web: Web,
  now: Date,
): Promise<Diagnostic[]> {
  const { station, ledger } = await loadStation(context, { moment: now })
  if (!station || !ledger) return []
  const found: Diagnostic[] = []
  const known = new Set(
    everPublished(ledger).flatMap(([guid, { formerGuids = [] }]) => [guid, ...formerGuids]),
  )
  for (const feed of station.feeds) {
    const url = station.url + feedAddress(feed.id)
    const { status, bytes } = await web.fetch({ url, method: 'GET' })
    if (status !== 200) continue
    const text = new TextDecoder().decode(bytes)
    const missed = itemsIn(text).filter(({ guid }) => !known.has(guid))
    if (missed.length > 0) {
      const state = known.size === 0 ? 'names no published episode' : 'lacks published episodes'
      found.push(say('ledger.missing', startOf(LEDGER_FILE), { state, evidence: url, count: missed.length }))
    }
    const was = /<podcast:guid>([^<]{1,99})</.exec(text)?.[1]
    const now = guidOfFeed(ledger, ledgerIdOf(ledger, feed), feed.guid, station.url)
    if (was !== undefined && was !== now)
      found.push(say('ledger.feed-guid-changed', startOf(`feeds/${feed.id}.yaml`), { was }))
  }
  return found
}
