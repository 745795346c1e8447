import type { Entries } from './entry.ts'

/** A station's own page templates. */
export const templateEntries = {
  'template.broken': {
    severity: 'error',
    message: 'This template cannot be read: {reason}. No page that is made with it can be written.',
    hint: 'Mend the line, or remove the file: the template of that name that ships with Inonda then takes its place.',
  },
  'template.partial-missing': {
    severity: 'error',
    message: 'There is no template “{name}”, so the pages that would show it cannot be written.',
    hint: 'Write the name without .liquid; there are: {known}.',
  },
  'template.variable-unknown': {
    severity: 'error',
    message: 'Nothing is called “{name}” here, so this place would stay empty on every page.',
    hint: 'docs/templates.md lists the variables of each template. Inside a rendered template only page, site, words and what is handed over are known: {example}',
  },
  'template.too-much': {
    severity: 'error',
    message: 'The template asks for too much ({reason}): a page like this would hold up the whole station.',
    hint: 'Look for a loop over a large range, text that doubles itself, or a template that renders itself.',
  },
  'template.failed': {
    severity: 'error',
    message: 'The page cannot be written here: {reason}.',
    hint: 'Mend the line, or remove the file: the template of that name that ships with Inonda then takes its place.',
  },
} as const satisfies Entries
