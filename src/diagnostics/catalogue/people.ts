import type { Entries } from './entry.ts'
import { EVERY_FILE, sourceEntries } from './source.ts'

export const peopleEntries = {
  ...sourceEntries('people', EVERY_FILE, 'label-long'),
  'people.id-wrong': {
    severity: 'error',
    message: '“{id}” is no id: it becomes the address of a page, in lower-case letters, digits and hyphens.',
    hint: 'Write {suggestion}: and use that id in credits too.',
  },
  'people.name-shared': {
    severity: 'warning',
    message: '{id} and {other} are both called {name}; readers cannot tell them apart.',
    hint: 'If they are one person, remove one entry and use the other id. If not, make the names differ, for instance by a middle name.',
  },
  'people.alike': {
    severity: 'warning',
    message: '{name} ({id}) and {otherName} ({other}) look like two spellings of one person.',
    hint: 'If they are one, keep one entry and write the other spelling under its aliases: [{name}].',
  },
  'people.alias-clash': {
    severity: 'warning',
    message: 'The alias {alias} belongs to {other} as well, so it is unclear whom a label with it means.',
    hint: 'Remove it from one of the two people.',
  },
  'people.alias-common': {
    severity: 'warning',
    message:
      'The alias “{alias}” is a common label in interviews, so it means {name} only in episodes that credit them.',
    hint: 'Remove it, and write {line} under speakers: in the front matter of each episode that means them by it.',
  },
  'people.uncredited': {
    severity: 'info',
    message: '{name} has no credits: no episode and no feed uses the id {id}.',
    hint: 'Credit them under people or teams, or remove the entry.',
  },
  'people.spelling-differs': {
    severity: 'warning',
    message: '“{written}” is nearly the name of {name} in people.yaml, but not quite.',
    hint: 'Write {name}. If the other spelling is right too, add it to the aliases of {id}; if it is another person, add them to people.yaml.',
  },
  'people.image-missing': {
    severity: 'error',
    message:
      'The picture {file} is not among the station’s files, so it would be missing from the person’s page.',
    hint: 'Put the file there, or write an address that starts with https://.',
  },
  'people.url-insecure': {
    severity: 'warning',
    message: '{key} begins with http:, and apps load what a feed names by https: only.',
    hint: 'Write {example}',
    standard: 'P20-URL-1',
  },
} as const satisfies Entries
