import type { Airing, News } from './airing.ts'
import type { Workshop } from './examine.ts'
import { type KeptSite, keptSite } from './kept-site.ts'
import { memory } from './memory.ts'
import { prepared } from './prepared.ts'
import type { Standing } from './standing.ts'

/** An edition that another process makes, and this one answers. */
export interface Following {
  readonly airing: Omit<Airing, 'news'>
  /** Answers what that process has on the air from now on. False where it was not kept, so that it cannot be answered here. */
  readonly follow: (news: News) => Promise<boolean>
  /** How many queries were run here for the edition that stands, whose values are kept. */
  readonly runs: () => number
}

/**
 * Answers what another process keeps on the air, out of the store that it keeps it in: nothing of the station is read, and
 * nothing made that was made there. Undefined where it was not kept.
 */
export async function following(workshop: Workshop, first: News): Promise<Following | undefined> {
  const { again, cache } = memory()
  // The store is the other process's to write.
  const kept = workshop.kept && {
    ...workshop.kept,
    keep: { ...workshop.kept.keep, put: () => false, flush: () => {} },
  }
  const siteOf = async ({ head }: News): Promise<KeptSite | undefined> => {
    kept?.keep.refresh()
    if (!head || !kept) return undefined
    return keptSite({ ...workshop, kept, memory: { ...memory(), again, cache } }, head)
  }
  const begun = await siteOf(first)
  if (!begun) return undefined
  let site = begun
  let standing = standingOf(site, first)
  let prepare: (next: Standing) => Promise<void> = async () => {}
  let busy: Promise<boolean> = Promise.resolve(true)

  async function take(news: News): Promise<boolean> {
    const { root, from } = site.head
    const isSame = news.head?.root === root && news.head.from === from
    const next = isSame ? site : await siteOf(news)
    if (!next) return false
    const stands = standingOf(next, news)
    await prepared(prepare(stands))
    site = next
    standing = stands
    return true
  }

  const idle = async () => void (await busy)
  return {
    airing: {
      standing: () => standing,
      url: site.url,
      base: site.base,
      beforeNext: (next) => {
        prepare = next
      },
      settled: idle,
      stop: idle,
    },
    runs: () => site.site.graph.runs,
    follow: (news) => {
      busy = busy.then(() => take(news))
      return busy
    },
  }
}

function standingOf({ edition }: KeptSite, { started, dates, refused, unread }: News): Standing {
  const changes = new Map(dates.map(([address, changed]) => [address, new Date(changed)]))
  const since = new Date(started)
  return {
    edition,
    refused,
    modified: (address) => changes.get(address) ?? since,
    ...(unread.length > 0 && { unread }),
  }
}
