import type { XmlElement } from '../lint/document.ts'
import { NAMESPACES } from '../lint/namespaces.ts'
import { EXTRA_DEPTH, type ExtraElement } from '../model/extra-element.ts'
import { schemeOf, UNSAFE_SCHEMES } from '../model/unsafe-schemes.ts'

/** An element as a station keeps it; undefined for one that is nested deeper, of a prefix that nobody declared, or that names what runs. */
export function extraOf(element: XmlElement, depth = 1): ExtraElement | undefined {
  if (depth > EXTRA_DEPTH) return undefined
  const { name, local, family, attributes, children, text } = element
  const namespace = addressOf(family)
  const prefix = name.includes(':') ? name.slice(0, name.indexOf(':')) : ''
  if (prefix !== '' && (namespace === '' || namespace === prefix || /^xml/i.test(prefix))) return undefined
  if (attributes.some(({ value }) => isUnsafe(value)) || isUnsafe(text.trim())) return undefined
  const elements: ExtraElement[] = []
  for (const child of children) {
    const kept = extraOf(child, depth + 1)
    if (!kept) return undefined
    elements.push(kept)
  }
  return {
    // A vocabulary that is declared at the head of every feed is written with its usual prefix.
    element: prefixed(family, local, name),
    namespace,
    attributes: Object.fromEntries(
      attributes
        .filter(({ name: own }) => !/^xmlns(?::|$)/.test(own) && !own.includes(':') && own !== '__proto__')
        .map((one) => [one.name, one.value]),
    ),
    text: elements.length > 0 ? text.trim() : text,
    elements,
  }
}

/** An address that a reader might run is not written back. */
function isUnsafe(value: string): boolean {
  return !value.trim().includes(' ') && UNSAFE_SCHEMES.includes(schemeOf(value) ?? '')
}

const DECLARED: readonly string[] = ['itunes', 'podcast', 'psc', 'atom', 'content']

function prefixed(family: string, local: string, name: string): string {
  return DECLARED.includes(family) ? `${family}:${local}` : name
}

function addressOf(family: string): string {
  return Object.hasOwn(NAMESPACES, family) ? NAMESPACES[family as keyof typeof NAMESPACES] : family
}
