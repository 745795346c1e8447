import type { StationContext } from '../build/load-station.ts'
import type { SiteBuild } from '../build/site-build.ts'
import { validateBuild } from '../build/validated-build.ts'
import { lintFeed } from '../lint/lint.ts'
import { type Reach, reachOf } from '../lint/player-support.ts'
import type { Clock } from '../ports/clock.ts'
import { podcastGuid } from '../site/podcast-guid.ts'

/** One feed, and what of it the known players will show. */
export interface FeedPlayerSupport {
  readonly title: string
  readonly items: number
  readonly reach: readonly Reach[]
}

/** What of each of a station's feeds the known players will show; of none where no build can be made. */
export async function playerSupport(
  context: StationContext,
  clock: Clock,
): Promise<readonly FeedPlayerSupport[]> {
  const { result } = await validateBuild(context, { moment: clock.now() })
  return result ? playerSupportOf(result.siteBuild) : []
}

function playerSupportOf(siteBuild: SiteBuild): readonly FeedPlayerSupport[] {
  return siteBuild.addresses.flatMap((address) => {
    const resource = siteBuild.find(address)
    if (resource?.kind !== 'feed' || !resource.type.startsWith('application/rss+xml')) return []
    if (!('bytes' in resource.body)) return []
    const { feed, summary } = lintFeed({ name: address, bytes: resource.body.bytes(), recipe: podcastGuid })
    return feed && summary ? [{ title: summary.title, items: summary.items, reach: reachOf(feed) }] : []
  })
}
