/**
 * Hands out the ids of one page, each once. A heading's id is made of its own words and a moment's of its time,
 * so that links to them outlive corrections elsewhere on the page.
 */
export interface Anchors {
  readonly heading: (title: string) => string
  /** Null for a moment that has its anchor already. */
  readonly moment: (seconds: number) => string | null
}

/** `taken` are the ids that the templates use themselves. */
export function anchorsOf(taken: readonly string[]): Anchors {
  const ids = new Set(taken)
  const claim = (id: string) => {
    ids.add(id)
    return id
  }
  return {
    heading: (title) => {
      const stem = wordsOf(title) || 'chapter'
      let id = stem
      for (let count = 2; ids.has(id); count++) id = `${stem}-${count}`
      return claim(id)
    },
    moment: (seconds) => {
      const id = momentId(seconds)
      return ids.has(id) ? null : claim(id)
    },
  }
}

/** `t=192`: the same words that media fragments use (https://www.w3.org/TR/media-frags/#naming-time). */
export function momentId(seconds: number): string {
  return `t=${seconds}`
}

function wordsOf(title: string): string {
  return (
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join('-')
}
