import type { Command } from 'commander'
import type { SiteBuild } from '../../build/site-build.ts'
import { nearest } from '../../diagnostics/nearest.ts'
import { feedAddress } from '../../model/address.ts'
import { type CommandContext, STATION_OPTION, urlArgument } from '../command-context.ts'
import { printDiagnostics } from '../print-diagnostics.ts'

/** `announce`: notifies hubs and podping of the feeds that changed. */
export function announceCommand(program: Command, run: CommandContext): void {
  const command = program
    .command('announce')
    .description('notify WebSub hubs and Podping of feeds that changed since the last time')
    .option(...STATION_OPTION)
    .option('--feed <id>', 'only this feed')
    .option('--url <url>', 'public address, instead of the station’s', urlArgument)
    .addHelpText(
      'after',
      '\nRun it after the new build is online: subscribers fetch the feed at once.\n\nExample:\n  inonda announce --feed my-show',
    )
    .action(async (options: Options) => {
      await runAnnounce(options, run, command)
    })
}

/** What can be typed after the command. */
interface Options {
  readonly station: string
  readonly feed?: string
  readonly url?: string
}

/** Sends the notifications, and prints the result of each. */
async function runAnnounce(
  { station, feed, url }: Options,
  { terminal, fail }: CommandContext,
  command: Command,
): Promise<void> {
  const { validateBuild } = await import('../../build/validated-build.ts')
  const { compose, notifierFor } = await import('../../compose.ts')
  const { readSettings } = await import('../../settings.ts')
  const { hasListeners, notify, readNotified, writeNotified } = await import('../../tasks/notify.ts')
  const { settings, problems } = readSettings(terminal.environment)
  for (const problem of problems) terminal.remark(problem)
  if (!settings) return command.error('inonda announce: the settings above cannot be used.')

  const { context, clock } = compose(station)
  const { result: good, blocking } = await validateBuild(context, {
    moment: clock.now(),
    ...(url !== undefined && { url }),
  })
  if (!good) {
    printDiagnostics(terminal, blocking)
    terminal.remark('Nothing was announced: fix the errors above first.')
    return fail()
  }
  const unknown = feed === undefined ? undefined : unknownFeed(good.siteBuild, feed)
  if (unknown !== undefined) {
    terminal.remark(unknown)
    return fail()
  }
  const notifier = notifierFor(settings)
  if (!hasListeners(good.siteBuild, notifier, feed)) {
    terminal.remark(
      'No feed names a hub. Write hub: [https://…] into the feed, with the address of a WebSub hub.',
    )
    return
  }
  const announced = await readNotified(context.storage)
  const made = await notify(good.siteBuild, announced, { notifier, ...(feed !== undefined && { feed }) })
  for (const { topic, to, failure } of made) {
    if (failure === undefined) terminal.print(`${to}: notified of ${topic}`)
    else terminal.remark(`${to}: not notified of ${topic}. ${failure}`)
  }
  if (made.length === 0) terminal.remark('Nothing changed since the last announcement.')
  else await writeNotified(context.storage, announced)
  if (made.some(({ failure }) => failure !== undefined)) {
    fail()
    terminal.remark('To notify those that failed, run it again.')
  }
}

function unknownFeed(siteBuild: SiteBuild, feed: string): string | undefined {
  if (siteBuild.find(feedAddress(feed))) return undefined
  const ids = siteBuild.addresses.flatMap((address) => /^\/feeds\/([^/]+)\.xml$/.exec(address)?.[1] ?? [])
  const meant = nearest(feed, ids) ?? ids.join(', ')
  return `There is no feed “${feed}”. There is ${meant}.`
}
