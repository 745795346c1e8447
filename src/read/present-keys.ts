import { z } from 'zod'

/**
 * Parses a valid object with zod, but only the keys that are present: a schema has sixty, an episode a dozen.
 * Returns undefined for an invalid object, or a schema that checks several keys together: then the whole
 * schema has to be used.
 */
export function parsePresentKeys(shape: z.core.$ZodType, data: unknown): Record<string, unknown> | undefined {
  if (!(shape instanceof z.ZodObject) || !isPlain(data)) return undefined
  const fields = FIELDS.get(shape) ?? fieldsOf(shape)
  FIELDS.set(shape, fields)
  const right: Record<string, unknown> = {}
  let found = 0
  for (const { key, field, isOptional } of fields) {
    if (!Object.hasOwn(data, key)) {
      if (isOptional) continue
      return undefined
    }
    const result = field.safeParse(data[key])
    if (!result.success) return undefined
    right[key] = result.data
    found++
  }
  return found > 0 && found === Object.keys(data).length ? right : undefined
}

interface Field {
  readonly key: string
  readonly field: z.ZodType
  readonly isOptional: boolean
}

const FIELDS = new WeakMap<z.core.$ZodType, readonly Field[]>()

/** The fields of a schema; none if it allows other keys, or checks the object as a whole. */
function fieldsOf(shape: z.ZodObject): readonly Field[] {
  const isStrict = shape.def.catchall instanceof z.ZodNever
  if (!isStrict || (shape.def.checks?.length ?? 0) > 0) return []
  return Object.entries(shape.shape).map(([key, field]) => ({
    key,
    field: field as z.ZodType,
    isOptional: field instanceof z.ZodOptional || field instanceof z.ZodExactOptional,
  }))
}

function isPlain(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype
}
