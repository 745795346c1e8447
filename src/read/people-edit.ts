import { Document, isMap, parseDocument } from 'yaml'
import type { Person } from '../model/person.ts'

/**
 * Blanks out a line `{}`, with which new stations begin, so that people can be added below it. The length of
 * the text stays the same.
 */
export function withoutBraces(text: string): string {
  const line = /^\{\}(?=[^\S\n]*$)/m.exec(text)
  if (!line) return text
  const rest = text.slice(line.index + 2)
  return /^[^\s#]/m.test(rest) && !/^[^\s#]/m.test(text.slice(0, line.index))
    ? `${text.slice(0, line.index)}  ${rest}`
    : text
}

/** Adds entries at the end of people.yaml; every other byte stays the same. */
export function withPeople(written: string, people: readonly Person[]): string {
  const text = withoutBraces(written)
  const entries = Object.fromEntries(people.map(({ id, ...person }) => [id, fieldsOf(person)]))
  const document = parseDocument(text)
  // An empty or flow-style map cannot be extended below its last line.
  if (!isMap(document.contents) || document.contents.flow) {
    const kept = (document.toJS() ?? {}) as Record<string, unknown>
    const comments = text.split('\n').filter((line) => line.startsWith('#'))
    return [...comments, new Document({ ...kept, ...entries }).toString({ lineWidth: 0 })].join('\n')
  }
  return `${text}${text.endsWith('\n') ? '' : '\n'}${new Document(entries).toString({ lineWidth: 0 })}`
}

/** Adds aliases to people in people.yaml, without duplicates. */
export function withAliases(written: string, aliases: ReadonlyMap<string, readonly string[]>): string {
  if (aliases.size === 0) return written
  const document = parseDocument(withoutBraces(written))
  for (const [id, more] of aliases) {
    const known = (document.getIn([id, 'aliases']) as { toJSON?: () => unknown } | undefined)?.toJSON?.()
    const before = Array.isArray(known) ? known.map(String) : []
    document.setIn([id, 'aliases'], [...new Set([...before, ...more])])
  }
  return document.toString({ lineWidth: 0 })
}

function fieldsOf({ name, url, image, bio, aliases }: Omit<Person, 'id'>): Record<string, unknown> {
  return {
    name,
    ...(url !== undefined && { url }),
    ...(image !== undefined && { image }),
    ...(bio !== undefined && { bio }),
    ...(aliases.length > 0 && { aliases: [...aliases] }),
  }
}
