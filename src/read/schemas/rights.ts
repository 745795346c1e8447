import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import type { License, Location } from '../../model/rights.ts'
import { findRole, ROLES } from '../../model/taxonomy.ts'
import { check, ID, label, tagLine, tagUrl } from '../fields.ts'
import * as patterns from '../patterns.ts'

type Rightful = 'station' | 'feed' | 'episode'

/**
 * Licences that apps know by name: the podcast namespace's list and Creative Commons (P20-LICENSE-1). Any
 * other needs a URL of its text (P20-LICENSE-2).
 */
const KNOWN_LICENSE =
  /^(arr|all rights reserved|pod-v4v-1\.0|cc0-1\.0|pddl-1\.0|cc-by(-nc)?(-sa|-nd)?-(1\.0|2\.0|2\.5|3\.0|4\.0))$/i

/** The current licences, for completion. */
const LICENSES = [
  'cc-by-4.0',
  'cc-by-sa-4.0',
  'cc-by-nd-4.0',
  'cc-by-nc-4.0',
  'cc-by-nc-sa-4.0',
  'cc-by-nc-nd-4.0',
  'cc0-1.0',
  'pddl-1.0',
  'pod-v4v-1.0',
  'all rights reserved',
]

/** podcast:license: a known name, or a name and a URL. */
export function license(voice: Rightful) {
  const known = check(z.string(), (value) => {
    if (KNOWN_LICENSE.test(value)) return undefined
    return (at, { line }) =>
      say(`${voice}.license-wrong`, at, { value, example: line({ name: value, url: 'https://…' }) })
  }).meta({
    shape: 'a licence known by its name',
    json: { anyOf: [{ enum: LICENSES }, { pattern: patterns.anyCase(KNOWN_LICENSE.source) }] },
  })
  const own = z.strictObject({
    name: label(voice).meta({ description: 'The licence’s short name.', examples: ['Radio Licence 1'] }),
    url: tagUrl(voice)
      .exactOptional()
      .meta({
        description: 'Where it can be read.',
        examples: ['https://radio.example/licence'],
      }),
  })
  return z.union([known, own]).meta({
    shape: 'a licence known by its name, or name and url of another',
    examples: ['cc-by-4.0', { name: 'Radio Licence 1', url: 'https://radio.example/licence' }],
  })
}

/** podcast:location: the name of a place, its name with more details, or a list of places. */
export function location(voice: Rightful) {
  const placed = (pattern: RegExp, words: string, example: string) =>
    check(z.string(), (value) => {
      if (pattern.test(value)) return undefined
      return (at, { key, line }) =>
        say(`${voice}.value-wrong`, at, {
          key,
          found: `“${value}”`,
          expected: words,
          fix: `Write ${line(example)}`,
        })
    }).meta({ shape: words, examples: [example], json: { pattern: pattern.source } })
  const whole = z.strictObject({
    name: label(voice).meta({ description: 'The place as people call it.', examples: ['Milan, Italy'] }),
    geo: placed(GEO, 'a geo URI (RFC 5870)', 'geo:45.4642,9.1900').exactOptional().meta({
      description: 'Where it is. Give no home addresses.',
    }),
    osm: placed(/^[NWR]\d+(#\d+)?$/, 'an OpenStreetMap object', 'R44915')
      .exactOptional()
      .meta({
        description: 'N, W or R for node, way or relation, and its number.',
      }),
    country: placed(/^[A-Z]{2}$/, 'a country in two capitals (ISO 3166-1)', 'IT')
      .exactOptional()
      .meta({
        description: 'The country.',
      }),
    rel: z
      .enum(['subject', 'creator'])
      .exactOptional()
      .meta({
        description: 'Whether the place is what it is about, or where it was made.',
        examples: ['subject'],
        absent: 'subject',
      }),
  })
  const place = z.union([label(voice), whole])
  return z.union([label(voice), whole, z.array(place)]).meta({
    shape: 'a place’s name, or name, geo, osm, country and rel; or a list of places',
    examples: [
      'Milan',
      { name: 'Milan, Italy', geo: 'geo:45.4642,9.1900', country: 'IT' },
      ['Milan', { name: 'Turin', rel: 'creator' }],
    ],
  })
}

const GEO = /^geo:-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?(,-?\d+(\.\d+)?)?(;[A-Za-z0-9-]+(=[^;\s]+)?)*$/

/** The roles that apps know, each with its group. The group may precede a role that is in two groups. */
export const roles = {
  known: Object.fromEntries(ROLES.map(({ role }) => [role, findRole(role)?.group ?? ''])),
  pattern: patterns.anyCase(
    `^(${patterns.alternatives(ROLES.map(({ group }) => group))}/)?(${patterns.alternatives(ROLES.map(({ role }) => role))})$`,
  ),
}

/** Role of the taxonomy → ids of people. The roles are validated when credits are read. */
export function people(voice: 'feed' | 'episode') {
  const ids = z.array(
    tagLine(voice).meta({ shape: 'ids of people.yaml', examples: ['ann-lee'], json: { pattern: ID.source } }),
  )
  return z.record(z.string(), ids).meta({
    shape: 'role of the podcast taxonomy → list of ids from people.yaml',
    examples: [{ Host: ['ann-lee'], Guest: ['bo-chen'] }],
    names: roles,
  })
}

/** Expands a licence to its long form. */
export function licenseOf(written: string | License): License {
  return typeof written === 'string' ? { name: written } : written
}

/** Expands places to their long form. */
export function locationsOf(written: WrittenPlace | readonly WrittenPlace[]): Location[] {
  const places: readonly WrittenPlace[] = isList(written) ? written : [written]
  return places.map((place) => (typeof place === 'string' ? { name: place } : place))
}

type WrittenPlace = string | Location

function isList(written: WrittenPlace | readonly WrittenPlace[]): written is readonly WrittenPlace[] {
  return Array.isArray(written)
}
