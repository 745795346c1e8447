import type { ChapterFromElsewhere } from '../show.ts'
import { oneLine, secondsIn } from '../values.ts'

/** A time, and what begins then: `* 3:07 - Title`. */
const BEFORE = /^[\s*•-]{0,8}\(?((?:\d{1,2}:)?\d{1,2}:\d{2})\)?\s{0,4}[-–—:]?\s{1,4}(\S.{0,300})$/
/** A topic closed by the time at which it begins: `- [Title](url) - *00:03:24*.` */
const BEHIND =
  /^[\s*•-]{1,8}(\S.{0,500}?)\s{0,4}[-–—]\s{0,4}\*{1,2}((?:\d{1,2}:)?\d{1,2}:\d{2})\*{1,2}\.?\s{0,4}$/

/** The chapters that notes tell of, line by line; none where their times do not ascend. */
export function chaptersInNotes(notes: string): readonly ChapterFromElsewhere[] {
  const found: ChapterFromElsewhere[] = []
  for (const line of notes.split('\n')) {
    if (line.length > 900) continue
    const before = BEFORE.exec(line)
    const behind = before ? undefined : BEHIND.exec(line)
    const time = before?.[1] ?? behind?.[2]
    const written = before?.[2] ?? behind?.[1]
    if (time === undefined || written === undefined) continue
    const start = /^0{1,2}(?::0{1,2}){1,2}$/.test(time) ? 0 : secondsIn(time)
    const link = /\[([^[\]]{1,300})\]\((https?:\/\/[^\s()]{1,500})\)/.exec(written)
    const title = oneLine((link?.[1] ?? written).replace(/[*_`]{1,2}/g, ''))
    if (start === undefined || title === '') continue
    found.push({ start, title, ...(link?.[2] && { url: link[2] }) })
  }
  const isAscending = found.every(({ start }, index) => start > (found[index - 1]?.start ?? -1))
  return isAscending && found.length > 1 ? found : []
}
