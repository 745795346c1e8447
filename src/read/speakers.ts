import { say } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Person } from '../model/person.ts'
import { whoIsMeant } from './credits.ts'
import { lineOf } from './fields.ts'
import type { Register } from './people.ts'
import { labelKey } from './transcript/label.ts'
import type { YamlDocument } from './yaml.ts'

/** The persons that the labels of an episode's transcripts mean, by label key. */
export type Speakers = ReadonlyMap<string, Person>

/** Reads `speakers:` of an episode. Unknown ids are reported and left out. */
export function readSpeakers(
  document: YamlDocument,
  written: Readonly<Record<string, string>>,
  register: Register | undefined,
): { readonly speakers: Speakers; readonly diagnostics: readonly Diagnostic[] } {
  const byId = new Map(register?.people.map((person) => [person.id, person]))
  const speakers = new Map<string, Person>()
  const diagnostics: Diagnostic[] = []
  for (const [label, id] of Object.entries(written)) {
    const person = byId.get(id)
    if (person) speakers.set(labelKey(label), person)
    else if (register && !register.ids.has(id)) {
      const fix = diagnostics.length < MOST_SOUGHT ? whoIsMeant(id, register) : whoIsMeant('', register)
      diagnostics.push(
        say('episode.speaker-unknown', document.placeOf(['speakers', label]), { label, id, fix }),
      )
    }
  }
  return { speakers, diagnostics }
}

/** Reports labels in `speakers:` that no turn has. `spoken` are the labels of all transcripts of the episode. */
export function unusedSpeakers(
  document: YamlDocument,
  written: Readonly<Record<string, string>>,
  spoken: readonly string[],
): readonly Diagnostic[] {
  const keys = new Set(spoken.map(labelKey))
  const named = new Set(Object.keys(written).map(labelKey))
  const free = spoken.filter((label) => !named.has(labelKey(label))).slice(0, MOST_SOUGHT)
  return Object.entries(written).flatMap(([label, id]) => {
    if (keys.has(labelKey(label))) return []
    const meant = nearest(label, free) ?? (free.length === 1 ? free[0] : undefined)
    const fix = meant === undefined ? 'Remove the line.' : `Write ${lineOf(meant, id)}, or remove the line.`
    return [say('episode.speaker-unused', document.keyPlaceOf(['speakers', label]), { label, fix })]
  })
}

const MOST_SOUGHT = 20
