import t from 'tap'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { type Files, read, spot } from './a-station.ts'
import { broken, faults } from './faults/broken.ts'

/** What a hint says to type, where that is one line of YAML without a gap: `explicit: false`. */
function lineIn(hint: string): string | undefined {
  const [, line] =
    /^Write ((?:- )?[A-Za-z][\w-]*: \S.*?)(?:$|,? (?:or|and|without|in|which|with|followed) | \(|\. (?=[A-Z]))/.exec(
      hint,
    ) ?? []
  return line === undefined || /…|: (?:and|with|followed) |followed by|, such as|: sha/.test(`${line} `)
    ? undefined
    : line.replace(/[.]$/, '')
}

/** The files with that line in place of the one of its key; undefined where no line of the place has the key. */
function followed(files: Files, { file, line, hint }: Diagnostic): Files | undefined {
  const typed = lineIn(hint)
  const text = files[file]
  if (typed === undefined || typeof text !== 'string') return undefined
  const lines = text.split('\n')
  const there = lines[line - 1] ?? ''
  const key = typed.slice(0, typed.indexOf(':') + 1)
  const at = there.indexOf(key)
  // What is a mapping or a list of its own, or goes on below, is more than a line.
  if (at < 0 || /[{[]\s*$/.test(there) || /^\s*$/.test(there.slice(at + key.length))) return undefined
  const isWithin = there.slice(0, at).includes('{')
  const rest = isWithin ? there.slice(at + key.length + valueIn(there.slice(at + key.length)).length) : ''
  lines[line - 1] = `${there.slice(0, at)}${typed}${rest}`
  return { ...files, [file]: lines.join('\n') }
}

/** The value of a key within `{…}`: up to a comma or bracket that is not its own. */
function valueIn(text: string): string {
  let depth = 0
  let quote = ''
  for (const [index, sign] of [...text].entries()) {
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '{' || sign === '[') depth++
    else if (depth === 0 && /[,}\]]/.test(sign)) return text.slice(0, index)
    else if (sign === '}' || sign === ']') depth--
  }
  return text
}

t.test('what a hint says to type, typed, makes what it is said of go', async (t) => {
  let tried = 0
  for (const [fault, file, change] of faults) {
    const files = broken(file, change)
    const { diagnostics } = await read(files)
    for (const one of diagnostics) {
      const after = followed(files, one)
      if (!after) continue
      tried++
      // A wrong value hides that nobody knows the key.
      const left = (await read(after)).diagnostics.filter(({ code }) => code !== 'station.theme-unknown')
      t.strictSame(left.map(spot), [], `${fault}: ${one.code}: ${one.hint}`)
    }
  }
  t.ok(tried > 60, `${tried} hints`)
})
