import type { Episode } from '../../model/episode.ts'
import { momentId } from './anchors.ts'
import { formatClock } from './format.ts'
import type { PageContext } from './page-context.ts'
import { recordingLink } from './recording-link.ts'

/** A time in the recording, with a link to it on the page and the address at which a player starts there. */
export function momentView(frame: PageContext, { slug, recording }: Episode, seconds: number) {
  return {
    ...formatClock(seconds),
    seconds,
    anchor: `#${momentId(seconds)}`,
    href: recording ? `${recordingLink(frame, slug, recording)}#t=${seconds}` : null,
  }
}
