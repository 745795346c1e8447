/** What a producer writes, by the names that the JSON Schemas of these files go by. */
export const SCHEMA_NAMES = ['station', 'people', 'feed', 'episode', 'page'] as const

export type SchemaName = (typeof SCHEMA_NAMES)[number]
