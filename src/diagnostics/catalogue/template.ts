import type { Entries } from './entry.ts'

export const templateEntries = {} as const satisfies Entries
