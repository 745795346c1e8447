import type { Entry } from './entry.ts'

/** Diagnostics about any source file; the kind of file becomes the first part of the code. */
const TROUBLES = {
  unreadable: {
    severity: 'error',
    message: 'The file is not UTF-8 text from here on, so letters would come out as others.',
    hint: 'Save the file as UTF-8: most editors offer “Save with encoding”.',
  },
  'yaml-broken': {
    severity: 'error',
    message: 'This is not YAML: {reason}. Nothing after it can be trusted, so the file is not used.',
    hint: '{fix}',
  },
  'aliases-excessive': {
    severity: 'error',
    message: 'The aliases of this file (the names after *) expand to too many values.',
    hint: 'Write the values out where they are needed, without & and *.',
  },
  'shape-wrong': {
    severity: 'error',
    message: '{what} is {found}; it must be keys with values, one on each line.',
    hint: 'Write it so, for example: {example}',
  },
  'key-unknown': {
    severity: 'error',
    message: 'Unknown key {key}: its value would be ignored.',
    hint: '{fix} Known here: {known}.',
  },
  'key-doubled': {
    severity: 'error',
    message: 'The key {key} is given twice: it is on line {first} already.',
    hint: 'Remove one of the two lines, or merge their values.',
  },
  'key-missing': {
    severity: 'error',
    message: 'The required key {key} is missing: {meaning}',
    hint: 'Write it, for example: {example}',
  },
  'value-wrong': {
    severity: 'error',
    message: '{key} is {found}; it must be {expected}.',
    hint: '{fix}',
  },
  'text-unquoted': {
    severity: 'error',
    message: '{key} has to be text, and YAML takes {source} for {kind}: it would be read as {value}.',
    hint: 'Put it in quotes: {example}',
  },
  'text-hostile': {
    severity: 'error',
    message: '{key} holds the character {character}, which XML forbids: a feed with it is refused whole.',
    hint: 'Delete the invisible character; typing the text anew is the surest way.',
    standard: 'XML-03',
  },
  'text-cut': {
    severity: 'warning',
    message: 'YAML takes a # behind a space for the start of a comment: {key} ends there, and is “{kept}”.',
    hint: 'Put the whole value in quotes: {example}',
  },
  'quotes-typographic': {
    severity: 'warning',
    message: '{key} stands in typographic quotes, which YAML takes for a part of the text: they are shown.',
    hint: 'Write {example}, or, if they are meant, {meant}',
  },
  'text-turned': {
    severity: 'warning',
    message:
      'The invisible character {character} turns the direction of the text: what is read is in another order than what is written.',
    hint: 'Delete the character: each title and name has its own direction on pages without it.',
  },
  'text-long': {
    severity: 'error',
    message:
      '{key} has {count} characters, and Apple takes at most {limit}; what is longer is cut or refused.',
    hint: 'It is {over} too many: shorten it.',
    standard: 'APPLE-03',
  },
  'label-long': {
    severity: 'warning',
    message: '{key} has {count} characters; apps show at most {limit} of such a label.',
    hint: 'It is {over} too many: shorten it.',
  },
  'url-wrong': {
    severity: 'error',
    message: '{key} is “{value}”, which is not an absolute web address, so the link would not work.',
    hint: 'Write the whole address, beginning with https://.',
    fixed: 'Write {fix}',
  },
  'email-wrong': {
    severity: 'error',
    message:
      '{key} is “{value}”, which is no e-mail address; directories prove by mail that a show is yours.',
    hint: 'Write the whole address, with an @ and the host.',
    standard: 'APPLE-11',
  },
  'language-wrong': {
    severity: 'error',
    message: '“{value}” is not a language tag (BCP 47), so apps, screen readers and directories ignore it.',
    hint: '{fix}',
    standard: 'APPLE-06',
  },
  'license-wrong': {
    severity: 'error',
    message: '“{value}” is no licence that apps know by its name, so they need an address to read it at.',
    hint: 'Write the name of one that apps know (docs/fields/feed.md lists them), or its address beside it: {example}',
    standard: 'P20-LICENSE-2',
  },
  'person-unknown': {
    severity: 'error',
    message: 'There is no person “{value}” in people.yaml, so this credit has no name.',
    hint: '{fix}',
  },
  'role-unknown': {
    severity: 'error',
    message: '“{value}” is no role of the podcast taxonomy, so apps would not know what these people did.',
    hint: 'Write {nearest}, where that is what they did. For a group of your own, such as a board, write it under teams with one of those roles.',
    standard: 'P20-PERSON-4',
  },
  'file-name-wrong': {
    severity: 'error',
    message: '{key} is “{value}”; it must be the name of a file in {folder}.',
    hint: 'Move the file into {folder} and write {example}',
  },
} as const satisfies Readonly<Record<string, Entry>>

type Trouble = keyof typeof TROUBLES

/** Those that apply to any YAML. */
export const ANY_YAML = [
  'unreadable',
  'yaml-broken',
  'aliases-excessive',
  'shape-wrong',
  'key-unknown',
  'key-doubled',
  'key-missing',
  'value-wrong',
  'text-unquoted',
  'text-hostile',
  'text-cut',
  'quotes-typographic',
  'text-turned',
] as const satisfies readonly Trouble[]

/** Those that apply to every YAML file. */
export const EVERY_FILE = [...ANY_YAML, 'url-wrong'] as const satisfies readonly Trouble[]

type Under<Noun extends string, T extends Trouble> = {
  readonly [K in T as `${Noun}.${K}`]: (typeof TROUBLES)[K]
}

/** The entries for one kind of file: `sourceEntries('feed', EVERY_FILE, 'language-wrong')`. */
export function sourceEntries<Noun extends string, T extends Trouble, More extends Trouble = never>(
  noun: Noun,
  troubles: readonly T[],
  ...more: readonly More[]
): Under<Noun, T | More> {
  const entries = [...troubles, ...more].map((trouble) => [`${noun}.${trouble}`, TROUBLES[trouble]])
  return Object.fromEntries(entries) as Under<Noun, T | More>
}
