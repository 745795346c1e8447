import type { Entries } from './entry.ts'

/** Diagnostics about the list of diagnostics itself. */
export const outputEntries = {
  'output.left-out': {
    severity: 'info',
    message: '{count} more of {code} were found, and are left out here.',
    hint: 'Add --all to have every one.',
  },
} as const satisfies Entries
