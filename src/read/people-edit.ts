import { Document, isMap, parseDocument } from 'yaml'
import type { Person } from '../model/person.ts'

/**
 * People are added below a line that says there are none, `{}`, as stations have begun with: then it says nothing. As
 * many characters stand there as before.
 */
export function withoutBraces(text: string): string {
  const line = /^\{\}(?=[^\S\n]*$)/m.exec(text)
  if (!line) return text
  const rest = text.slice(line.index + 2)
  return /^[^\s#]/m.test(rest) && !/^[^\s#]/m.test(text.slice(0, line.index))
    ? `${text.slice(0, line.index)}  ${rest}`
    : text
}

/** people.yaml with new entries at its end; what was there keeps every byte. */
export function withPeople(written: string, people: readonly Person[]): string {
  const text = withoutBraces(written)
  const entries = Object.fromEntries(people.map(({ id, ...person }) => [id, fieldsOf(person)]))
  const document = parseDocument(text)
  // An empty or bracketed map cannot be written on below its last line.
  if (!isMap(document.contents) || document.contents.flow) {
    const kept = (document.toJS() ?? {}) as Record<string, unknown>
    const comments = text.split('\n').filter((line) => line.startsWith('#'))
    return [...comments, new Document({ ...kept, ...entries }).toString({ lineWidth: 0 })].join('\n')
  }
  return `${text}${text.endsWith('\n') ? '' : '\n'}${new Document(entries).toString({ lineWidth: 0 })}`
}

/** people.yaml with further aliases of those who stand in it, each once. */
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
