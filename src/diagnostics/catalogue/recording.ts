import type { Entries } from './entry.ts'

export const recordingEntries = {} as const satisfies Entries
