import type { XmlElement } from '../lint/document.ts'

/** A key of a station's file, and what an element says for it. A list is added to what came before. */
export type FoundKey<Key extends string> = readonly [key: Key, value: unknown]

/** What of a schema is asked here. */
type Shape<Key extends string> = Readonly<Record<Key, { safeParse(value: unknown): { success: boolean } }>>

/** Takes an element up into the keys of a file; false for one that no key can hold. */
export function takeKey<Key extends string>(
  element: XmlElement,
  keys: Record<string, unknown>,
  {
    shape,
    keyOf,
  }: { readonly shape: Shape<Key>; readonly keyOf: (element: XmlElement) => FoundKey<Key> | undefined },
): boolean {
  const found = keyOf(element)
  if (!found) return false
  const [key, value] = found
  const list = Array.isArray(keys[key]) ? keys[key] : []
  const written = Array.isArray(value) ? [...list, ...value] : value
  if (!Array.isArray(value) && Object.hasOwn(keys, key)) return false
  // What a station would refuse stays as it came.
  if (!shape[key].safeParse(written).success) return false
  keys[key] = written
  return true
}
