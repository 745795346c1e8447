// Says again, at the end of a long log, what failed in it: file, names and diagnostics.
//   node .ci/failures.mjs log
// A log of TAP, version 14 (https://testanything.org/tap-version-14-specification.html), as tap's reporter writes it.
import { readFileSync } from 'node:fs'

const INDENT = 4
/** For all diagnostics together: whoever keeps the end of a log keeps this. */
const LINES = 200
const FEWEST_LINES = 12

const failures = failuresIn(readFileSync(process.argv[2], 'utf8').split('\n'))
if (failures.length > 0) {
  const share = Math.max(FEWEST_LINES, Math.floor(LINES / failures.length))
  const shown = failures.slice(0, LINES / FEWEST_LINES)
  const blocks = shown.map(({ names, said }) => [nameOf(names), ...shortened(said, share)].join('\n'))
  const more = failures.slice(shown.length).map(({ names }) => nameOf(names))
  process.stdout.write(`\n# What failed, once more:\n${[...blocks, ...more].join('\n')}\n`)
}

/** The innermost ones: whatever holds a failed test fails with it, and says nothing new. */
function failuresIn(lines) {
  const found = []
  /** The subtests that are open, the file's first, and how many failures there were when each began. */
  const open = []
  for (const [index, line] of lines.entries()) {
    const begun = /^( *)# Subtest: (.*)$/.exec(line)
    if (begun) {
      open.length = begun[1].length / INDENT
      open.push({ name: plain(begun[2]), before: found.length })
    }
    const failed = /^( *)not ok \d+ - (.*?)(?: # time=\S+)?$/.exec(line)
    if (!failed || / # (?:TODO|SKIP)\b/i.test(line)) continue
    const [, space, title] = failed
    const depth = space.length / INDENT
    const name = plain(title)
    const own = open[depth]
    open.length = Math.min(open.length, depth)
    if (own?.name === name && own.before < found.length) continue
    found.push({
      names: [...open.map((one) => one.name), name],
      said: diagnosticsAt(lines, index + 1, space),
    })
  }
  return found
}

function diagnosticsAt(lines, begin, space) {
  if (lines[begin] !== `${space}  ---`) return []
  const end = lines.indexOf(`${space}  ...`, begin)
  return lines.slice(begin + 1, end === -1 ? undefined : end).map((line) => line.slice(space.length))
}

function shortened(lines, limit) {
  if (lines.length <= limit) return lines
  return [...lines.slice(0, limit), `    and ${lines.length - limit} lines more`]
}

function nameOf(names) {
  return `not ok: ${names.join(' › ')}`
}

/** TAP writes a backslash before what would begin a directive. */
function plain(text) {
  return text.replace(/\\([\\#])/g, '$1')
}
