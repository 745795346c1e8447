import { escapeXml } from '../render/xml-text.ts'
import type { ShowFromElsewhere } from './show.ts'

/** How the parts that this program adds to notes in feeds are headed, in a language. */
export interface PartHeadings {
  readonly takeaways: string
  readonly chapters: string
  readonly credits: string
  readonly thanks: string
  readonly corrections: string
}

/** A show whose feed this program made, without what it added to the notes: a station adds that anew. */
export function withoutOwnParts(show: ShowFromElsewhere, words: readonly PartHeadings[]): ShowFromElsewhere {
  if (!/^Inonda\//.test(show.generator ?? '')) return show
  const headings = words.flatMap(({ takeaways, chapters, credits, thanks, corrections }) => [
    takeaways,
    chapters,
    credits,
    thanks,
    corrections,
  ])
  const starts = headings.map((one) => `<p><strong>${escapeXml(one)}</strong>`)
  return { ...show, episodes: show.episodes.map((one) => ({ ...one, notes: without(one.notes, starts) })) }
}

function without(html: string, starts: readonly string[]): string {
  const lines = html.split('\n')
  const end = lines.findIndex(
    (line) =>
      starts.some((start) => line.startsWith(start)) || /^<p>.{0,200}\/transcript\.[a-z]{2,4}"/.test(line),
  )
  return end < 0 ? html : lines.slice(0, end).join('\n')
}
