import type { Entries } from './entry.ts'

/** Diagnostics about files and folders, independent of their contents. */
export const fileEntries = {
  'file.unreadable': {
    severity: 'error',
    message: 'This cannot be read: {what}. Nothing of it would be published.',
    hint: '{fix}',
  },
  'file.unread': {
    severity: 'warning',
    message: 'Nothing needs this, and it could not be read either: {what}.',
    hint: '{fix}',
  },
  'file.name-hostile': {
    severity: 'warning',
    message:
      'The name holds the invisible character {character}, which many apps, servers and terminals stumble over.',
    hint: 'Rename it without the character; mv and a ? in its place does it.',
  },
  'file.name-clash': {
    severity: 'warning',
    message:
      'The name differs from {other} only in capitals or in how accents are written: on Windows, macOS and exFAT disks, one takes the place of the other.',
    hint: 'Rename one of the two.',
  },
  'file.too-many': {
    severity: 'error',
    message: 'The folder holds more than {most} files, or links that lead round in it; the rest is not read.',
    hint: 'Take out what no page needs, and links to folders.',
  },
} as const satisfies Entries
