import type { Entries } from './entry.ts'

export const transcriptEntries = {} as const satisfies Entries
