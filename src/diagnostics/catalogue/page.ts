import type { Entries } from './entry.ts'
import { ANY_YAML, sourceEntries } from './source.ts'

/** Diagnostics about pages/<name>.md. */
export const pageEntries = {
  ...sourceEntries('page', ANY_YAML, 'language-wrong'),
  'page.front-matter-missing': {
    severity: 'error',
    message: 'The page does not begin with its facts between two lines of ---, so it has no title.',
    hint: 'Put three lines at its head: ---, title: and the page’s title, and --- again.',
  },
  'page.front-matter-open': {
    severity: 'error',
    message: 'The second line of --- is missing, so it is unclear where the facts end and the text begins.',
    hint: 'Write a line of --- below the last of the facts.',
  },
  'page.name-wrong': {
    severity: 'error',
    message:
      'The file’s name becomes the page’s address, and “{name}” has more than lower-case letters, digits and hyphens before .md.',
    hint: 'Rename it: git mv {file} {suggestion}',
  },
  'page.name-reserved': {
    severity: 'error',
    message:
      'Something else stands at /{name}/ on every station, or may stand there, so no page can be called “{name}”.',
    hint: 'Rename it: git mv {file} {suggestion}',
  },
  'page.file-stray': {
    severity: 'warning',
    message: 'Only Markdown files (.md) in pages/ become pages; {name} is not used.',
    hint: 'For a picture or a download, put it into templates/ and link to /assets/ and its name.',
  },
  'page.empty': {
    severity: 'warning',
    message: 'The page has no text below its facts: readers find nothing but its title.',
    hint: 'Write its text below the second line of ---.',
  },
  'page.markup-excessive': {
    severity: 'warning',
    message: 'The text has {what}, more than anybody writes: it is shown as plain paragraphs.',
    hint: 'Remove the markup that is not needed.',
  },
  'page.link-dead': {
    severity: 'warning',
    message:
      '“{value}” leads to {address}, and the station has nothing there: who follows the link finds a page that says so.',
    hint: '{fix}',
  },
  'page.link-not-public': {
    severity: 'warning',
    message:
      '“{value}” leads to the episode {slug}, which is not public yet: who follows the link finds nothing.',
    hint: '{fix}',
  },
  'page.link-place-missing': {
    severity: 'warning',
    message:
      '“{value}” leads to the place “{fragment}” on {address}, and nothing on that page has this id: browsers show its start.',
    hint: '{fix}',
  },
  'page.footnote-missing': {
    severity: 'warning',
    message: '“{value}” refers to a footnote that the text does not have, so readers see the brackets.',
    hint: 'Write the footnote into a line of its own, such as {value}: The source is …; or remove {value}.',
  },
} as const satisfies Entries
