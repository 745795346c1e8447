import type { Entries } from './entry.ts'

export const stationEntries = {} as const satisfies Entries
