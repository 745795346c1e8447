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
  const before = keys[key]
  if (before !== undefined && !(Array.isArray(before) && Array.isArray(value))) return false
  const written = Array.isArray(value) && Array.isArray(before) ? [...before, ...value] : value
  // What a station would refuse stays as it came.
  if (!shape[key].safeParse(written).success) return false
  keys[key] = written
  return true
}
