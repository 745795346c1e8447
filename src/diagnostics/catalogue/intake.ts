import type { Entries } from './entry.ts'

export const intakeEntries = {} as const satisfies Entries
