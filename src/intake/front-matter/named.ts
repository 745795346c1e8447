import type { Value } from '../front-matter.ts'
import { roleOf } from '../text/role-words.ts'
import { keyOf, list, text } from './values.ts'

/** The people in front matter, as names or ids. */
export interface Named {
  /** By roles of the podcast taxonomy. */
  readonly people: readonly { readonly role: string; readonly names: readonly string[] }[]
  /** Speakers without a role. */
  readonly speakers: readonly string[]
  /** The labels of the transcript with the names that they stand for. */
  readonly labels: readonly { readonly label: string; readonly name: string }[]
}

/** Keys that list people of any role. */
const LISTS = new Set([
  'people',
  'persons',
  'person',
  'speakers',
  'cast',
  'participants',
  'credits',
  'voices',
])

/**
 * Reads people: keys that are roles (`hosts`, `guest`, `ospiti`), and lists of people by role, by label or by
 * name. Keys that were read are added to `taken`; a key is not read if an entry has more than a name and a
 * role.
 */
export function peopleIn(fields: ReadonlyMap<string, Value>, taken: Set<string>): Named {
  const all = [...fields].flatMap(([key, value]) => {
    const role = roleOf(key.replaceAll('_', ' '))
    if (taken.has(key)) return []
    const named = LISTS.has(keyOf(key))
      ? listed(value)
      : role === undefined
        ? undefined
        : underRole(role, value)
    if (!named) return []
    taken.add(key)
    return [named]
  })
  return {
    people: all.flatMap(({ people }) => people),
    speakers: all.flatMap(({ speakers }) => speakers),
    labels: all.flatMap(({ labels }) => labels),
  }
}

const NOBODY: Named = { people: [], speakers: [], labels: [] }

/** The author of a page is not necessarily the author of the episode. */
function underRole(role: string, value: Value): Named | undefined {
  const names = role === 'Author' ? undefined : namesOf(value)
  return names && names.length > 0 ? { ...NOBODY, people: [{ role, names }] } : undefined
}

function listed(value: Value): Named | undefined {
  if (value instanceof Map) {
    const entries = [...value].map(([key, inner]: [string, Value]) => byKey(key, inner))
    return entries.length > 0 && entries.every((one) => one !== undefined) ? joined(entries) : undefined
  }
  const whole = list(value)
  if (whole) return { ...NOBODY, speakers: whole }
  const entries = (value as readonly Value[]).map(byName)
  return entries.every((one) => one !== undefined) ? joined(entries) : undefined
}

/** `Host: [anna-rossi]` by role; `AR: Anna Rossi` by label; `anna: {name: Anna Rossi, role: host}`. */
function byKey(key: string, value: Value): Named | undefined {
  const role = roleOf(key.replaceAll('_', ' '))
  if (role !== undefined) return underRole(role, value)
  const name = text(value)
  if (name !== undefined) return { ...NOBODY, labels: [{ label: key, name }] }
  const named = byName(value)
  const [only] = named ? [...named.people.flatMap(({ names }) => names), ...named.speakers] : []
  return named && only !== undefined ? { ...named, labels: [{ label: key, name: only }] } : undefined
}

function byName(value: Value): Named | undefined {
  const plain = text(value)
  if (plain !== undefined) return { ...NOBODY, speakers: [plain] }
  if (!(value instanceof Map)) return undefined
  const { name, role, ...more } = Object.fromEntries(
    [...value].map(([key, inner]: [string, Value]) => [keyOf(key), text(inner)]),
  )
  if (name === undefined || Object.keys(more).length > 0) return undefined
  const known = role === undefined ? undefined : roleOf(role)
  if (role !== undefined && known === undefined) return undefined
  return known === undefined
    ? { ...NOBODY, speakers: [name] }
    : { ...NOBODY, people: [{ role: known, names: [name] }] }
}

function namesOf(value: Value): readonly string[] | undefined {
  const plain = list(value)
  if (plain || !Array.isArray(value)) return plain
  const named = value.map((one: Value) => byName(one)?.speakers)
  return named.every((one) => one !== undefined) ? named.flat() : undefined
}

function joined(all: readonly (Named | undefined)[]): Named {
  return {
    people: all.flatMap((one) => one?.people ?? []),
    speakers: all.flatMap((one) => one?.speakers ?? []),
    labels: all.flatMap((one) => one?.labels ?? []),
  }
}
