import { withoutEnd } from '../../model/trim-end.ts'
import { blocksOf, collapse, type Numbered, type Rows, without, wordCount } from './lines.ts'

/** A line of credits: a team, or a role of the taxonomy, with its people. */
export interface CreditLine {
  readonly name: string
  readonly people: readonly string[]
  readonly line: number
  /** The word in the text, if the role is only the closest one. */
  readonly said?: string
}

const ROLES: Readonly<Record<string, string>> = {
  recorded: 'Audio Engineer',
  mixed: 'Audio Engineer',
  mastered: 'Audio Engineer',
  edited: 'Audio Editor',
  produced: 'Producer',
  hosted: 'Host',
  presented: 'Host',
  researched: 'Researcher',
  written: 'Writer',
  directed: 'Director',
  translated: 'Translator',
  transcribed: 'Transcriber',
  music: 'Composer',
}
const VERBS =
  'recorded|mixed|mastered|edited|produced|hosted|presented|researched|written|directed|translated|transcribed|music'
const PARTS = new RegExp(`(?:[,;.] (?:and )?| and )(?=(?:${VERBS})(?: and (?:${VERBS}))? by )`, 'i')
const PART = new RegExp(`^(${VERBS})(?: and (${VERBS}))? by (\\S.{0,200})$`, 'i')
const LONGEST = 300
/** The number of blocks at the start and end of a text in which bylines are searched. */
const REACH = 4

/** Takes a byline such as `Recorded by Anna Rossi, edited by Ben Moro.` from the start or end of a text. */
export function takeBylines(rows: Rows): {
  readonly rows: Rows
  readonly roles: readonly CreditLine[]
  readonly taken: readonly Numbered[]
} {
  const blocks = blocksOf(rows)
  const roles: CreditLine[] = []
  const taken: Numbered[] = []
  for (const { from, to } of new Set([...blocks.slice(0, REACH), ...blocks.slice(-REACH)])) {
    for (let index = from; index < to; index++) {
      const text = withoutEnd(collapse(rows[index] ?? ''), '*_').replace(/^[*_]+/, '')
      const found = text.length > LONGEST ? [] : partsOf(text, index + 1)
      if (found.length === 0) continue
      for (const one of found) roles.push(one)
      taken.push({ line: index + 1, text: collapse(rows[index] ?? '') })
    }
  }
  return {
    rows: without(
      rows,
      taken.map(({ line }) => line - 1),
    ),
    roles,
    taken,
  }
}

/** Parses a line of bylines; empty unless all of its parts are bylines with names. */
function partsOf(text: string, line: number): readonly CreditLine[] {
  const parts = text.replace(/\.$/, '').split(PARTS)
  const read = parts.map((part) => {
    const [, first = '', second, rest = ''] = PART.exec(part) ?? []
    const people = namesOf(rest)
    const isNamed = people.length > 0 && people.every((name) => wordCount(name) < 5 && isCapitalised(name))
    if (first === '' || !isNamed) return []
    return [first, second].flatMap((verb) => {
      const name = ROLES[verb?.toLowerCase() ?? '']
      return name === undefined ? [] : [{ name, people, line, said: `${verb} by` }]
    })
  })
  return read.every((one) => one.length > 0) ? read.flat() : []
}

function isCapitalised(name: string): boolean {
  return name.split(' ').every((word) => /^[\p{Lu}\p{Lo}]|^(?:van|von|de|di|da|del|della|la)$/u.test(word))
}

/** Splits a list of names with commas. White space must be collapsed, here and for all of these patterns. */
export function namesOf(text: string): readonly string[] {
  return text
    .split(/ ?[,;、，] ?(?:(?:and|e|y|et|und) )?| (?:and|&) (?=\p{Lu})/u)
    .map((name) => collapse(name).replace(/\.$/, ''))
    .filter((name) => name !== '')
}
