import type { Entries } from './entry.ts'
import { feedTagEntries } from './feed-tags.ts'
import { EVERY_FILE, sourceEntries } from './source.ts'

export const feedEntries = {
  ...sourceEntries(
    'feed',
    EVERY_FILE,
    'text-long',
    'label-long',
    'email-wrong',
    'language-wrong',
    'license-wrong',
    'person-unknown',
    'role-unknown',
    'file-name-wrong',
  ),
  ...feedTagEntries,
  'feed.id-wrong': {
    severity: 'error',
    message:
      'The file’s name becomes the feed’s address, and “{id}” has more than lower-case letters, digits and hyphens.',
    hint: 'Rename it: git mv {file} {suggestion}',
  },
  'feed.none': {
    severity: 'warning',
    message: 'The station has no feed, so there is nothing to subscribe to.',
    hint: 'Write feeds/my-show.yaml with title, description, author, categories, artwork and explicit.',
  },
  'feed.description-long': {
    severity: 'warning',
    message: 'The description has {count} bytes, and Apple takes at most {limit}.',
    hint: 'Shorten it by {over} bytes; letters with accents count two or more.',
    standard: 'APPLE-05',
  },
  'feed.category-unknown': {
    severity: 'error',
    message:
      '“{value}” is none of Apple’s categories, which are compared letter by letter: the show would be listed nowhere.',
    hint: '{fix}',
    standard: 'APPLE-07',
  },
  'feed.category-obsolete': {
    severity: 'error',
    message: 'Apple removed the category “{value}” in 2019.',
    hint: 'Write {now}',
    standard: 'APPLE-07',
  },
  'feed.category-doubled': {
    severity: 'warning',
    message: 'The category “{value}” is given twice.',
    hint: 'Remove the second.',
    standard: 'APPLE-07',
  },
  'feed.directory-host': {
    severity: 'warning',
    message: '“{value}” is no address of {name}, so the button “{name}” would lead somewhere else.',
    hint: '{fix}',
  },
  'feed.directory-unknown': {
    severity: 'warning',
    message: 'No directory “{name}” is known: its button will say “{name}”.',
    hint: 'If {meant} is meant, write {meant}',
  },
  'feed.directory-doubled': {
    severity: 'warning',
    message: '{name} is given twice under directories, so pages show two buttons of one name.',
    hint: 'Remove one of the two lines.',
  },
  'feed.directory-name-wrong': {
    severity: 'error',
    message:
      'The name “{value}” under directories is empty or longer than {most} characters: it becomes a button.',
    hint: 'Write the directory’s name: apple, spotify, or another in a few words.',
  },
  'feed.artwork-missing': {
    severity: 'error',
    message: 'There is no file feeds/{file}, and Apple lists no show without its picture.',
    hint: '{fix}',
    standard: 'APPLE-04',
  },
  'feed.guid-wrong': {
    severity: 'error',
    message: '“{value}” is not a UUID, and a podcast:guid has to be one.',
    hint: 'Write the guid that the earlier host gave, or remove the line: one is made from the feed’s address.',
    standard: 'P20-GUID-1',
  },
} as const satisfies Entries
