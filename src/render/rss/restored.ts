import type { ExtraElement } from '../../model/extra-element.ts'
import { xmlText } from '../xml-text.ts'
import type { Element } from './element.ts'

/** Elements of an imported feed that Inonda does not interpret, each with the declaration of its namespace. */
export function restoredElements(extra: readonly ExtraElement[] = []): Element[] {
  return extra.map((one) => restored(one, ''))
}

/** `around` is the prefix and namespace of the parent, which need not be declared again. */
function restored({ element, namespace, attributes, text, elements }: ExtraElement, around: string): Element {
  const prefix = element.includes(':') ? element.slice(0, element.indexOf(':')) : ''
  const declared = `${prefix} ${namespace}`
  const isDeclared = declared === around || (prefix === '' && namespace === '' && around === '')
  const own = isDeclared ? {} : { [prefix === '' ? 'xmlns' : `xmlns:${prefix}`]: namespace }
  const parts = elements.map((one) => restored(one, declared))
  const words = xmlText(text)
  return {
    [element]: [{ _attr: { ...own, ...clean(attributes) } }, ...(words === '' ? [] : [words]), ...parts],
  }
}

/** Keeps values unchanged, including empty ones. */
function clean(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, xmlText(value)]))
}
