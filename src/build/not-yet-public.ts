import type { Station } from '../model/station.ts'
import { writtenIn } from '../model/time-zone.ts'

/** Episodes that are not public yet. They are reported because they are easily forgotten. */
export interface Waiting {
  /** Published episodes with a future date, the next one first, with the date in the station's time zone. */
  readonly scheduled: readonly { readonly slug: string; readonly date: string }[]
  /** Slugs of drafts. */
  readonly drafts: readonly string[]
}

/** The drafts and scheduled episodes of a station at a moment. */
export function waitingIn({ episodes, timezone = 'UTC' }: Station, moment: Date): Waiting {
  const dated = episodes.flatMap(({ slug, status, date, recording }) =>
    status === 'published' && date && date > moment && recording ? [{ slug, date }] : [],
  )
  return {
    scheduled: dated
      .sort((a, b) => a.date.getTime() - b.date.getTime() || (a.slug < b.slug ? -1 : 1))
      .map(({ slug, date }) => ({ slug, date: writtenIn(timezone, date) })),
    drafts: episodes.filter(({ status }) => status === 'draft').map(({ slug }) => slug),
  }
}
