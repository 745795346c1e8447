import type { Entries } from './entry.ts'

export const hostingEntries = {
  'hosting.folder-unusable': {
    severity: 'error',
    message: 'The folder “{folder}” cannot be named in a configuration for {server}: {why}.',
    hint: 'Build into a folder with a plain name: --out /srv/radio',
  },
  'hosting.folder-published': {
    severity: 'error',
    message: 'The folder “{folder}” is for what is published, and drafts must not stand in its place.',
    hint: 'Build the preview into a folder of its own: inonda build --drafts --out preview',
  },
} as const satisfies Entries
