import type { Entries } from './entry.ts'

export const hostingEntries = {
  'hosting.folder-unusable': {
    severity: 'error',
    message: 'The folder “{folder}” cannot be named in a configuration for {server}: {why}.',
    hint: 'Build into a folder with a plain name: --out /srv/radio',
  },
} as const satisfies Entries
