import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Credit } from '../model/credit.ts'
import { findRole, ROLES } from '../model/taxonomy.ts'
import { isRecord } from './check-shape.ts'
import type { Register } from './people.ts'
import type { Path, YamlDocument } from './yaml.ts'

/** The credits in one file. */
interface Billing {
  readonly people?: Readonly<Record<string, readonly string[]>>
  readonly teams?: readonly Team[]
}

interface Team {
  readonly name: string
  readonly role: string
  readonly people: readonly string[]
}

/**
 * Reads the credits of a feed or an episode, or of a part of it, people first, then teams. Unknown ids are
 * reported and left out.
 */
export function readCredits(
  document: YamlDocument,
  billing: Billing,
  register: Register | undefined,
  within: Path = [],
): { credits: Credit[]; diagnostics: Diagnostic[] } {
  const voice = document.voice === 'feed' ? 'feed' : 'episode'
  const credits: Credit[] = []
  const had = new Set<string>()
  let unknown = 0
  const diagnostics: Diagnostic[] = []
  const byId = new Map(register?.people.map((person) => [person.id, person]))

  const add = (
    written: string,
    ids: readonly string[],
    where: { role: () => Place; people: Path },
    team?: string,
  ) => {
    const found = findRole(written)
    if (!found) {
      diagnostics.push(
        say(`${voice}.role-unknown`, where.role(), { value: written, nearest: nearestRole(written) }),
      )
    }
    for (const [index, id] of ids.entries()) {
      const person = byId.get(id)
      if (!person && register && !register.ids.has(id)) {
        const fix = unknown++ < MOST_SOUGHT ? whoIsMeant(id, register) : NEWCOMER
        diagnostics.push(
          say(`${voice}.person-unknown`, document.placeOf([...where.people, index]), { value: id, fix }),
        )
      }
      if (!person || !found) continue
      const key = JSON.stringify([person.id, found.role, found.group, team])
      if (had.has(key)) continue
      had.add(key)
      credits.push({ person, role: found.role, group: found.group, ...(team === undefined ? {} : { team }) })
    }
  }

  for (const [role, ids] of Object.entries(billing.people ?? {})) {
    const people = [...within, 'people', role]
    add(role, ids, { role: () => document.keyPlaceOf(people), people })
  }
  for (const [index, { name, role, people }] of (billing.teams ?? []).entries()) {
    const path = [...within, 'teams', index]
    const place = () => document.placeOf([...path, 'role'])
    add(role, people, { role: place, people: [...path, 'people'] }, name)
  }
  return { credits, diagnostics }
}

/** Reports thanked names that are similar to the name of a known person. */
export function thanksTroubles(
  document: YamlDocument,
  thanks: readonly string[],
  register: Register,
): Diagnostic[] {
  return thanks.flatMap((written, index) => {
    const near = register.near(written)
    if (!near || near.aliases.includes(written)) return []
    const { id, name } = near
    return [say('people.spelling-differs', document.placeOf(['thanks', index]), { written, id, name })]
  })
}

/** The ids that a file credits, even if other parts of it are invalid. */
export function creditedIn({ data }: YamlDocument): string[] {
  const { people, teams, live } = data as { people?: unknown; teams?: unknown; live?: unknown }
  const broadcasts = Array.isArray(live) ? live.map((one) => (isRecord(one) ? one['people'] : undefined)) : []
  const lists = [
    ...[people, ...broadcasts].flatMap((one) => (isRecord(one) ? Object.values(one) : [])),
    ...(Array.isArray(teams) ? teams.map((team) => (isRecord(team) ? team['people'] : undefined)) : []),
  ]
  return lists.flat().filter((id): id is string => typeof id === 'string')
}

/** Other words for roles of the taxonomy. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  advisor: 'Consultant',
  adviser: 'Consultant',
  anchor: 'Host',
  board: 'Executive Producer',
  cohost: 'Co-Host',
  cover: 'Cover Art Designer',
  engineer: 'Audio Engineer',
  expert: 'Guest',
  interviewee: 'Guest',
  interviewer: 'Host',
  marketing: 'Marketing Manager',
  mixing: 'Audio Engineer',
  moderator: 'Host',
  music: 'Composer',
  presenter: 'Host',
  sound: 'Sound Designer',
  speaker: 'Guest',
  transcript: 'Transcriber',
  transcription: 'Transcriber',
  translation: 'Translator',
}

function nearestRole(written: string): string {
  const word = written.trim().toLowerCase()
  const synonym = Object.hasOwn(OTHER_WORDS, word) ? OTHER_WORDS[word] : undefined
  const roles = ROLES.map(({ role }) => role)
  const near = synonym ?? nearest(word.replace(/s$/, ''), roles)
  return near ?? 'a role such as Host, Guest, Producer, Audio Engineer, Translator or Consultant'
}

/** The hint for an unknown id: producers write names instead of ids, and misspell ids. */
export function whoIsMeant(written: string, { people, ids, near }: Register): string {
  const word = written.toLowerCase()
  const named = people.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => one.toLowerCase() === word),
  )
  const meant = (named ?? near(written))?.id ?? nearest(written, ids)
  if (meant !== undefined) return `Write ${meant}, or add ${written} to people.yaml if it is somebody else.`
  return NEWCOMER
}

const NEWCOMER = 'Add an entry to people.yaml with this id and, below it, name: and the full name.'

// A file with more unknown ids has no mere typos, and each search compares all people.
const MOST_SOUGHT = 20
