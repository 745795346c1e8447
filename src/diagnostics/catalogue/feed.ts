import type { Entries } from './entry.ts'

export const feedEntries = {} as const satisfies Entries
