/** The files that producers write, by the names of their JSON Schemas. */
export const SCHEMA_NAMES = ['station', 'people', 'feed', 'episode', 'page'] as const

export type SchemaName = (typeof SCHEMA_NAMES)[number]
