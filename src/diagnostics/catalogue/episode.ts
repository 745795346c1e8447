import type { Entries } from './entry.ts'

export const episodeEntries = {} as const satisfies Entries
