import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { EXTRA_DEPTH, type ExtraElement } from '../../model/extra-element.ts'
import { checksOf, type IssueMaker } from '../fields.ts'

/** An element as written: empty properties are left out. */
export interface WrittenElement {
  readonly element: string
  readonly namespace?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly text?: string
  /** Child elements. */
  readonly elements?: readonly unknown[]
}

const NAME = /^(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*$/

const written = z.strictObject({
  element: z
    .string()
    .regex(NAME)
    .meta({
      description: 'Its name, with its prefix.',
      shape: 'the name of an element',
      examples: ['acme:mood'],
    }),
  namespace: z
    .string()
    .exactOptional()
    .meta({
      description: 'The address of its vocabulary.',
      examples: ['https://acme.example/ns'],
      absent: 'that of RSS itself',
    }),
  attributes: z
    .record(z.string().regex(NAME), z.string())
    .exactOptional()
    .meta({
      description: 'Its attributes.',
      shape: 'names with, for each, text',
      examples: [{ level: '3' }],
      absent: 'none',
    }),
  text: z
    .string()
    .exactOptional()
    .meta({ description: 'The text in it.', examples: ['calm'], absent: 'none' }),
  // Validated by code: editors cannot use a recursive schema.
  elements: z
    .array(z.record(z.string(), z.unknown()))
    .exactOptional()
    .meta({
      description: 'The elements in it.',
      shape: 'a list of such elements',
      examples: [[{ element: 'acme:part', text: 'slow' }]],
      absent: 'none',
    }),
})

/** Elements that are written to a feed unchanged. */
export function extraElements(voice: 'feed' | 'episode') {
  const tooDeep: IssueMaker = (at, { key }) =>
    say(`${voice}.value-wrong`, at, {
      key,
      found: `elements within elements, more than ${EXTRA_DEPTH} deep, or a prefix without a vocabulary`,
      expected: 'elements as a feed can hold them',
      fix: 'Remove the entry.',
    })
  const element = checksOf(written, (value) => (isRight(value, 1) ? undefined : [[], tooDeep]))
  return z.array(element).meta({
    shape: 'a list of element, namespace, attributes, text and elements',
    examples: [[{ element: 'acme:mood', namespace: 'https://acme.example/ns', text: 'calm' }]],
  })
}

/** Whether each prefix has a namespace, and elements are not nested too deeply. */
function isRight(value: unknown, depth: number): value is WrittenElement {
  const { data } = written.safeParse(value)
  if (!data) return false
  const { element, namespace, attributes = {}, elements = [] } = data
  const prefix = prefixOf(element)
  if (depth > EXTRA_DEPTH || RESERVED.test(prefix)) return false
  if (prefix !== '' && (namespace ?? '') === '') return false
  const strange = Object.keys(attributes).some(
    (name) => name === 'xmlns' || (name.includes(':') && !['xml', prefix].includes(prefixOf(name))),
  )
  return !strange && elements.every((inner) => isRight(inner, depth + 1))
}

/** Names with this prefix are reserved by XML. */
const RESERVED = /^xml/i

function prefixOf(name: string): string {
  return name.includes(':') ? name.slice(0, name.indexOf(':')) : ''
}

/** Converts elements to model data. */
export function extraOf(elements: readonly WrittenElement[]): ExtraElement[] {
  return elements.map((element) => ({
    element: element.element,
    namespace: element.namespace ?? '',
    attributes: element.attributes ?? {},
    text: element.text ?? '',
    elements: extraOf((element.elements ?? []) as readonly WrittenElement[]),
  }))
}
