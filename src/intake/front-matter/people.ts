import { say } from '../../diagnostics/catalogue.ts'
import type { Guess } from '../guess.ts'
import type { Material } from '../material.ts'
import { type Directory, isFullName } from '../people.ts'
import { roleOf } from '../text/role-words.ts'

interface Part {
  readonly role: string
  readonly ids: readonly string[]
}

/**
 * The people credited in the front matter and in lines above an interview. A short name that matches no
 * person becomes a question; other names are accepted.
 */
export function frontMatterCredits(
  { file, front, announced, turns }: Material,
  directory: Directory,
): { readonly people: readonly Part[]; readonly guesses: readonly Guess[] } {
  const labels = [...new Set(turns.map(({ speaker }) => speaker))].filter((label) => label !== '')
  const guesses: Guess[] = []
  const idsOf = (names: readonly string[], role: string, line: number) =>
    names.flatMap((name) => {
      const known = directory.known(name)?.id
      if (known !== undefined) return [known]
      if (isFullName(name)) return [directory.idOf(name)]
      const reported = say('intake.person-unnamed', { file, line, column: 1 }, { said: name, role })
      const label = labels.find((one) => one === name) ?? onlyOf(labels, role)
      const spoken = label === undefined ? {} : { label }
      guesses.push({ role, ids: [], question: `who is “${name}”?`, ...spoken, reported })
      return []
    })
  const people = [
    ...(front?.people ?? []).map(({ role, names }): Part => ({ role, ids: idsOf(names, role, 1) })),
    ...announced.map(
      ({ name: role, people: names, line }): Part => ({ role, ids: idsOf(names, role, line) }),
    ),
  ]
  return { people, guesses }
}

/** The label that names a role, if only one label does. */
function onlyOf(labels: readonly string[], role: string): string | undefined {
  const own = labels.filter((label) => roleOf(label) === role)
  return own.length === 1 ? own[0] : undefined
}

/** Merges the entries of each role into one. */
export function oneOfARole(people: readonly Part[]): readonly Part[] {
  const roles = new Map<string, Set<string>>()
  for (const { role, ids } of people) {
    const those = roles.get(role) ?? new Set()
    for (const id of ids) those.add(id)
    roles.set(role, those)
  }
  return [...roles].flatMap(([role, ids]) => (ids.size > 0 ? [{ role, ids: [...ids] }] : []))
}
