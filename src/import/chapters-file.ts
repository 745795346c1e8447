import type { ChapterFromElsewhere } from './show.ts'
import { addressIn, oneLine } from './values.ts'

/**
 * Chapters of a JSON file (podcast namespace, jsonChapters.md). Undefined where it is none, or says more than a station can hold:
 * then it had better stay where it is.
 */
export function chaptersIn(bytes: Uint8Array, base: string): readonly ChapterFromElsewhere[] | undefined {
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
  const { chapters } = (data ?? {}) as { chapters?: unknown }
  if (!Array.isArray(chapters) || chapters.length === 0) return undefined
  const found: ChapterFromElsewhere[] = []
  for (const one of chapters as unknown[]) {
    const { startTime, title, img, url, toc, location } = (one ?? {}) as Record<string, unknown>
    const start = Number(startTime)
    const name = typeof title === 'string' ? oneLine(title) : ''
    // Silent chapters change a picture and have no name; a station has no word for that.
    if (!(start >= 0) || name === '' || toc === false || location !== undefined) return undefined
    const to = typeof url === 'string' ? addressIn(url, base) : undefined
    const image = typeof img === 'string' ? addressIn(img, base) : undefined
    found.push({ start, title: name, ...(to && { url: to }), ...(image && { image }) })
  }
  return found.sort((a, b) => a.start - b.start)
}
