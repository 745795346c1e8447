import type { Entries } from './entry.ts'

export const peopleEntries = {} as const satisfies Entries
