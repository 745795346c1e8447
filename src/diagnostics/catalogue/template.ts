import type { Entries } from './entry.ts'

/** Diagnostics about a station's own page templates. */
export const templateEntries = {
  'template.broken': {
    severity: 'error',
    message: 'This template cannot be read: {reason}. No page that is made with it can be written.',
    hint: 'Fix the line, or remove the file: the template of that name that ships with Inonda then takes its place.',
  },
  'template.unused': {
    severity: 'warning',
    message:
      'No page uses the template {name}: none of that name ships with Inonda, and no template renders it.',
    hint: '{fix}',
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
    hint: 'Fix the line, or remove the file: the template of that name that ships with Inonda then takes its place.',
  },
  'template.words-broken': {
    severity: 'error',
    message: 'These words cannot be read: {reason}. Pages would be written without them.',
    hint: 'Fix the line as JSON wants it, or remove the file: the words that ship with Inonda then take its place.',
  },
  'template.words-wrong': {
    severity: 'error',
    message: 'The words for “{key}” have another shape than the pages need.',
    hint: 'Write a text in quotes; where the English words have forms by number, an object with "other" and the forms of the language (zero, one, two, few, many).',
  },
  'template.words-unknown': {
    severity: 'warning',
    message: 'No page uses the words “{key}”, so they are never shown.',
    hint: 'The nearest is “{near}”; docs/templates.md lists all of them.',
  },
  'template.words-missing': {
    severity: 'warning',
    message: 'These words are not translated, so pages in this language show them in English: {keys}.',
    hint: 'Copy them from the English words that ship with Inonda, and translate them.',
  },
  'template.words-language': {
    severity: 'error',
    message: 'Words are found by the language in their file’s name, and “{language}” is none.',
    hint: 'Name the file with a BCP 47 tag, in lower case: words.fr.json.',
  },
} as const satisfies Entries
