import { withoutEnd } from '../../model/trim-end.ts'
import { blocksOf, collapse, type Numbered, type Rows, without, wordCount } from './lines.ts'

/** One line of a credit list: a team, or a role that the taxonomy knows, and its people. */
export interface CreditLine {
  readonly name: string
  readonly people: readonly string[]
  readonly line: number
  /** What the text calls it, where the role is only the nearest one. */
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
/** Such lines stand in the first blocks of a text or in the last ones. */
const REACH = 4

/** Takes `Recorded by Anna Rossi, edited by Ben Moro.`, a line of its own near the head or the end of a text. */
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

/** All parts of the line are bylines with names, or none is. */
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

/** Names in a row, however the commas are spaced. White space is one space each here, and in all of these patterns. */
export function namesOf(text: string): readonly string[] {
  return text
    .split(/ ?[,;、，] ?(?:(?:and|e|y|et|und) )?| (?:and|&) (?=\p{Lu})/u)
    .map((name) => collapse(name).replace(/\.$/, ''))
    .filter((name) => name !== '')
}
