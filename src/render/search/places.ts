/** Where a word stands, by how much that says: 5 a title, 4 a person’s name, 3 a chapter, 2 notes, 1 what is said. */
export type Rank = 1 | 2 | 3 | 4 | 5

/** The numbers of the texts in which a word stands, each with its rank; those of people and own pages are below zero. */
export type Places = ReadonlyMap<number, Rank>

/** Reads what shards.ts packs. */
export function unpacked(text: string): Places {
  const places = new Map<number, Rank>()
  text.split('|').forEach((list, isPeople) => {
    let number = -1
    for (const one of list === '' ? [] : list.split(' ')) {
      const value = Number.parseInt(one, 36)
      number += Math.floor(value / 5) + 1
      places.set(isPeople ? -number - 1 : number, ((value % 5) + 1) as Rank)
    }
  })
  return places
}

/** What is in all of them, with the lowest of its ranks. */
export function inAll(all: readonly Places[]): Places {
  const [first = new Map<number, Rank>(), ...others] = all
  const common = new Map<number, Rank>()
  for (const [key, rank] of first) {
    const ranks = others.map((other) => other.get(key))
    if (!ranks.includes(undefined)) common.set(key, Math.min(rank, ...ranks.map(Number)) as Rank)
  }
  return common
}
