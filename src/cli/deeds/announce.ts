import type { Command } from 'commander'
import { compose, heraldFor } from '../../compose.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { feedAddress } from '../../model/address.ts'
import { announce, hasListeners, keepAnnounced, readAnnounced } from '../../publish/announce.ts'
import { proof } from '../../publish/proof.ts'
import type { Edition } from '../../publish/standing.ts'
import { readSettings } from '../../settings.ts'
import { printDiagnostics } from '../print-diagnostics.ts'
import type { Run } from '../run.ts'

/** What can be typed after the command. */
export interface Options {
  readonly station: string
  readonly feed?: string
  readonly url?: string
}

/** Tells who listens, and says whom. */
export async function runAnnounce(
  { station, feed, url }: Options,
  { terminal, fail }: Run,
  command: Command,
): Promise<void> {
  const { settings, problems } = readSettings(terminal.environment)
  for (const problem of problems) terminal.remark(problem)
  if (!settings) return command.error('inonda announce: the settings above cannot be used.')

  const { workshop, clock } = compose(station)
  const { good, blocking } = await proof(workshop, {
    moment: clock.now(),
    ...(url !== undefined && { url }),
  })
  if (!good) {
    printDiagnostics(terminal, blocking)
    terminal.remark('Nothing was announced: fix the errors above first.')
    return fail()
  }
  const unknown = feed === undefined ? undefined : unknownFeed(good.edition, feed)
  if (unknown !== undefined) {
    terminal.remark(unknown)
    return fail()
  }
  const herald = heraldFor(settings)
  if (!hasListeners(good.edition, herald, feed)) {
    terminal.remark(
      'No feed names a hub. Write hub: [https://…] into the feed, with the address of a WebSub hub.',
    )
    return
  }
  const announced = await readAnnounced(workshop.storage)
  const made = await announce(good.edition, announced, { herald, ...(feed !== undefined && { feed }) })
  for (const { topic, to, failure } of made) {
    if (failure === undefined) terminal.print(`${to}: notified of ${topic}`)
    else terminal.remark(`${to}: not notified of ${topic}. ${failure}`)
  }
  if (made.length === 0) terminal.remark('Nothing changed since the last announcement.')
  else await keepAnnounced(workshop.storage, announced)
  if (made.some(({ failure }) => failure !== undefined)) {
    fail()
    terminal.remark('To notify those that failed, run it again.')
  }
}

function unknownFeed(edition: Edition, feed: string): string | undefined {
  if (edition.find(feedAddress(feed))) return undefined
  const ids = edition.addresses.flatMap((address) => /^\/feeds\/([^/]+)\.xml$/.exec(address)?.[1] ?? [])
  const meant = nearest(feed, ids) ?? ids.join(', ')
  return `There is no feed “${feed}”. There is ${meant}.`
}
