import { say } from '../../diagnostics/catalogue.ts'
import type { Guess } from '../guess.ts'
import type { Material } from '../parsed-source.ts'
import { type Directory, isFullName } from '../people.ts'

interface Part {
  readonly role: string
  readonly ids: readonly string[]
}

/** Whom the front matter credits. A short name that nobody has here is asked about; another is taken at its word. */
export function frontCast(
  { file, front }: Material,
  directory: Directory,
): { readonly people: readonly Part[]; readonly guesses: readonly Guess[] } {
  const at = { file, line: 1, column: 1 }
  const guesses: Guess[] = []
  const people = (front?.people ?? []).map(({ role, names }): Part => {
    const ids = names.flatMap((name) => {
      const known = directory.known(name)?.id
      if (known !== undefined) return [known]
      if (isFullName(name)) return [directory.idOf(name)]
      const told = say('intake.person-unnamed', at, { said: name, role })
      guesses.push({ role, ids: [], question: `who is “${name}”?`, told })
      return []
    })
    return { role, ids }
  })
  return { people, guesses }
}

/** One entry a role, with everybody who has it. */
export function oneOfARole(people: readonly Part[]): readonly Part[] {
  const roles = new Map<string, Set<string>>()
  for (const { role, ids } of people) {
    const those = roles.get(role) ?? new Set()
    for (const id of ids) those.add(id)
    roles.set(role, those)
  }
  return [...roles].flatMap(([role, ids]) => (ids.size > 0 ? [{ role, ids: [...ids] }] : []))
}
