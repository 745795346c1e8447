import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Person } from '../model/person.ts'
import type { Storage } from '../ports/storage.ts'
import { checkShape, rightParts, valueAt } from './check-shape.ts'
import { ID, idFrom, isWebAddress, lineOf } from './fields.ts'
import { readText, type SourceMap, wrongRoot } from './files.ts'
import { matchingName } from './name-matching.ts'
import { withoutBraces } from './people-edit.ts'
import { readPicture } from './picture.ts'
import { personShape } from './schemas/people.ts'
import { isCommonLabel } from './transcript/known-names.ts'
import { readYaml, type YamlDocument } from './yaml.ts'

export const PEOPLE_FILE = 'people.yaml'

/** The people of a station. */
export interface Register {
  /** In the order of people.yaml. */
  readonly people: readonly Person[]
  /** The ids in the file, including those of invalid entries. */
  readonly ids: ReadonlySet<string>
  /** Finds a person with a similar name, but not the same. */
  readonly near: (written: string) => Person | undefined
}

/** Reads people.yaml; the result is empty if there is no such file. No value if the file cannot be read. */
export async function readPeople(storage: Storage, book: SourceMap): Promise<Checked<Register>> {
  const text = await readText(storage, 'people', PEOPLE_FILE)
  const nobody = { people: [], ids: new Set<string>(), near: () => undefined }
  if (text.value === undefined) {
    return text.diagnostics.length > 0
      ? { diagnostics: text.diagnostics }
      : { value: nobody, diagnostics: [] }
  }

  const yaml = { voice: 'people', file: PEOPLE_FILE, text: withoutBraces(text.value) } as const
  const { value: document, diagnostics: broken } = readYaml(yaml)
  if (!document) return { diagnostics: broken }
  book.store(yaml)
  // A new station's file has only comments.
  if (document.data === undefined || document.data === null) return { value: nobody, diagnostics: broken }
  const root = wrongRoot(document, 'ann-lee: and below it, indented, name: Ann Lee')
  if (root) return { diagnostics: [...broken, root] }

  const ids = Object.keys(document.data as object)
  const diagnostics = [...broken]
  const people: Person[] = []
  for (const id of ids) {
    const { value: person, diagnostics: own } = await readPerson(storage, document, id)
    diagnostics.push(...own)
    if (person) people.push(person)
  }
  const alike = matchingName(people.map(({ name }) => name))
  const uncertainties = [...likenesses(people, alike, document), ...clashes(people, document)]
  const near = (written: string) => people[alike(written)[0] ?? -1]
  return { value: { people, ids: new Set(ids), near }, diagnostics: [...diagnostics, ...uncertainties] }
}

async function readPerson(storage: Storage, document: YamlDocument, id: string): Promise<Checked<Person>> {
  const diagnostics: Diagnostic[] = []
  if (!ID.test(id)) {
    diagnostics.push(say('people.id-wrong', document.keyPlaceOf([id]), { id, suggestion: idFrom(id) }))
  }
  const { value: fields, diagnostics: own } = checkShape(document, personShape, {
    path: [id],
    missing: {
      '': (at) =>
        say('people.key-missing', at, {
          key: id,
          meaning: 'the keys of one person.',
          example: lineOf('name', 'Ann Lee'),
        }),
    },
  })
  diagnostics.push(...own)
  // The name is enough to resolve credits and transcripts.
  const { name, kind } = fields ?? rightParts(personShape, valueAt(document.data, [id]))
  if (!fields) {
    if (name === undefined) return { diagnostics }
    return { value: { id, name, ...(kind && { kind }), aliases: [] }, diagnostics }
  }

  const { image, aliases = [], ...rest } = fields
  const value = { id, ...rest, aliases }
  if (image === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
    return { value, diagnostics }
  }
  if (isWebAddress(image)) return { value: { ...value, image }, diagnostics }
  const picture = await readPicture(storage, image)
  diagnostics.push(...picture.diagnostics)
  if (!picture.value && picture.diagnostics.length === 0) {
    diagnostics.push(say('people.image-missing', document.placeOf([id, 'image']), { file: image }))
  }
  return { value: picture.value ? { ...value, picture: picture.value } : value, diagnostics }
}

/** Reports pairs of entries that may be the same person. */
function likenesses(
  people: readonly Person[],
  alike: (written: string) => readonly number[],
  document: YamlDocument,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const byName = new Map<string, string>()
  for (const [index, { id, name }] of people.entries()) {
    // A function, because finding a nested location needs the YAML library.
    const at = () => document.placeOf([id, 'name'])
    const namesake = byName.get(name)
    if (namesake === undefined) byName.set(name, id)
    else diagnostics.push(say('people.name-shared', at(), { id, other: namesake, name }))
    for (const earlier of alike(name)) {
      const other = earlier < index ? people[earlier] : undefined
      if (other)
        diagnostics.push(say('people.alike', at(), { id, name, other: other.id, otherName: other.name }))
    }
  }
  return diagnostics
}

/** Reports ambiguous aliases, which are ignored. */
function clashes(people: readonly Person[], document: YamlDocument): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const meaning = new Map<string, Person>()
  for (const person of people) meaning.set(person.name.toLowerCase(), person)
  for (const person of people) {
    for (const [index, alias] of person.aliases.entries()) {
      if (isCommonLabel(alias)) {
        const about = { alias, name: person.name, line: lineOf(alias, person.id) }
        diagnostics.push(say('people.alias-common', document.placeOf([person.id, 'aliases', index]), about))
      }
      const other = meaning.get(alias.toLowerCase())
      if (!other) meaning.set(alias.toLowerCase(), person)
      else if (other.id !== person.id) {
        const at = document.placeOf([person.id, 'aliases', index])
        diagnostics.push(say('people.alias-clash', at, { alias, other: other.id }))
      }
    }
  }
  return diagnostics
}
