import type { Entries } from './entry.ts'

export const pictureEntries = {} as const satisfies Entries
