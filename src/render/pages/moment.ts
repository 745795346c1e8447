import type { Episode } from '../../model/episode.ts'
import { momentId } from './anchors.ts'
import { formatClock } from './format.ts'
import type { PageContext } from './page-context.ts'
import { recordingLink } from './recording-link.ts'

/** A moment of the recording: how a link to it on the page is spelt, and where a player starts from it. */
export function momentView(frame: PageContext, { slug, recording }: Episode, seconds: number) {
  return {
    ...formatClock(seconds),
    seconds,
    anchor: `#${momentId(seconds)}`,
    href: recording ? `${recordingLink(frame, slug, recording)}#t=${seconds}` : null,
  }
}
