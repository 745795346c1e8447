import type { Value } from '../front-matter.ts'
import { collapse } from '../text/lines.ts'

/** A non-empty text, on one line. */
export function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? collapse(value) : undefined
}

/** A list, or one text with commas. Undefined if an entry is not a text. */
export function list(value: Value): readonly string[] | undefined {
  if (value instanceof Map) return undefined
  const entries = typeof value === 'string' ? value.split(',') : (value as readonly Value[])
  const texts = entries.flatMap((entry) => (typeof entry === 'string' ? [collapse(entry)] : []))
  return texts.length === entries.length ? texts.filter((one) => one !== '') : undefined
}

/** Normalizes a key: `publish_date` and `publishDate` are the same. */
export function keyOf(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '')
}
