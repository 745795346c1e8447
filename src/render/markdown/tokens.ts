/** The number of texts cached: the notes of an episode are rendered for its page, feeds and the search consecutively. */
const TEXTS = 32
/** Longer texts are not cached: they are rare, and their results are large. */
const CHARACTERS = 50_000

/** Caches the results of `make` for the last texts. Callers must not modify them. */
export function lastOnes<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly made: T }>()
  return (text) => {
    if (text.length > CHARACTERS) return make(text)
    const last = known.get(text)
    if (last) return last.made
    const made = make(text)
    known.set(text, { made })
    for (const oldest of known.keys()) {
      if (known.size <= TEXTS) break
      known.delete(oldest)
    }
    return made
  }
}
