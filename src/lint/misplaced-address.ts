import type { Edit } from '../diagnostics/diagnostic.ts'
import type { XmlElement } from './document.ts'
import { addAttribute, attribute, remove, replace, setValue } from './fix.ts'
import { attributeOf, trimmed } from './tree.ts'
import { isWebAddress } from './web-address.ts'

/** An address that is not in the attribute in which it should be, and how to fix it. */
export interface MisplacedAddress {
  /** A clause: `has its address as text`. */
  readonly why: string
  /** The correct attribute: `href="https://…"`. */
  readonly fix: string
  readonly edits: readonly Edit[]
}

/** Attribute names that are used for addresses. */
const NAMES = ['href', 'url', 'uri', 'src', 'link']

/** Finds an address in the text of an element or in another attribute, if the right attribute is missing. */
export function misplacedAddress(element: XmlElement, wanted: string): MisplacedAddress | undefined {
  for (const name of NAMES) {
    const other = name === wanted ? undefined : attributeOf(element, name)
    if (!other || !isWebAddress(other.value.trim()) || attributeOf(element, wanted)) continue
    const value = other.value.trim()
    const fix = attribute(wanted, value)
    return {
      why: `has its address in ${name} and not in ${wanted}`,
      fix,
      edits: setValue(other, value, wanted),
    }
  }
  const child = element.children.find((one) => NAMES.includes(one.local) && isWebAddress(trimmed(one)))
  if (child && !attributeOf(element, wanted)) {
    const value = trimmed(child)
    const edits = [...addAttribute(element, wanted, value), ...remove(child)]
    return {
      why: `has its address in <${child.name}> and not in ${wanted}`,
      fix: attribute(wanted, value),
      edits,
    }
  }
  const text = trimmed(element)
  if (!isWebAddress(text)) return undefined
  const fix = attribute(wanted, text)
  const here = attributeOf(element, wanted)
  const rest = element.attributes.filter((one) => one !== here)
  const attributes = [fix, ...rest.map(({ name, value }) => attribute(name, value))].join(' ')
  const edits =
    element.children.length === 0
      ? replace(element, `<${element.name} ${attributes}/>`)
      : here
        ? setValue(here, text)
        : addAttribute(element, wanted, text)
  return { why: `has its address as text and not in ${wanted}`, fix, edits }
}
