import { type Entry, standardsOf } from '../../src/diagnostics/catalogue/entry.ts'
import { catalogue } from '../../src/diagnostics/catalogue.ts'

/** What was tried on so many feeds. */
export interface Trials {
  readonly feeds: number
  readonly codes: Readonly<Record<string, Tried>>
}

/** What came of trying a code’s fixes and hints on feeds: how often it was said, and how often each way made it go. */
interface Tried {
  readonly said: number
  /** By the fix that the diagnostic carries. */
  readonly fixed: number
  /** By the hint, with what only somebody else knows filled in. */
  readonly filled: number
  readonly stayed: number
}

/** docs/diagnostics.md: everything that Inonda can say, made from the catalogue, and what was tried on feeds. */
export function diagnosticsManual(trials: Trials): string {
  const codes = Object.keys(catalogue).sort()
  const nouns = [...new Set(codes.map((code) => code.split('.')[0] ?? ''))]
  const parts = nouns.map((noun) =>
    part(
      noun,
      codes.filter((code) => code.startsWith(`${noun}.`)),
    ),
  )
  return `${HEAD}\n${parts.join('\n')}\n${triedTable(trials)}`
}

const HEAD = `<!-- Made from src/diagnostics/catalogue by npm run docs. Change it there. -->

# Diagnostics

What Inonda can say about a station's files, and about feeds. A code is permanent and never used for anything else. An
**error** stops a publication, a **warning** spoils it, an **info** asks or tells; of a feed, an error is what a directory
refuses or an app cannot use, and an old habit that apps still read is a warning. A word in braces stands for what was found,
and … in a hint for what only you know. Where a requirement of Apple, the podcast namespace or another standard is behind it,
its id is given.

Where the right value follows from what stands in a feed, \`--format json\` has it as \`fix\`: a list of edits, each with
\`start\` and \`end\`, in UTF-16 code units from the beginning of the file's text, and the \`text\` to put there.
`

const TRIED_HEAD = `## Tried on feeds

What was said of FEEDS feeds, of other programs’ tests and of trials, and what came of doing what it says: each fix, and each hint
with its gaps filled in, was applied alone and the feed checked again. **Gone** means that it is not said any more and that
nothing else has come but what the fault itself had hidden. “By hand” stands where a hint asks for an action that no text can do, such as another picture or the answer of
a server. \`npm run docs\` tries anew where those feeds are at hand; test/lint/fixes.test.ts holds the table to them.

| code | reason | fix | said | applied, and gone |
| --- | --- | --- | --- | --- |
`

/** A row for each code that was said of the feeds. */
function triedTable({ feeds, codes }: Trials): string {
  const rows = Object.entries(codes).map(([code, count]) => {
    const { message, hint, fixed } = catalogue[code as keyof typeof catalogue] as Entry
    const fix = count.fixed > 0 && fixed !== undefined ? fixed : hint
    return `| \`${code}\` | ${cell(message)} | ${cell(fix)} | ${count.said} | ${resultOf(count)} |`
  })
  return `${TRIED_HEAD.replace('FEEDS', String(feeds))}${rows.join('\n')}\n`
}

function resultOf({ said, fixed, filled, stayed }: Tried): string {
  const rest = said - fixed - filled - stayed
  return [
    ...(fixed > 0 ? [`${fixed} by the fix: gone`] : []),
    ...(filled > 0 ? [`${filled} by the hint: gone`] : []),
    ...(stayed > 0 ? [`${stayed} applied: not gone`] : []),
    ...(rest > 0 ? [`${rest} by hand`] : []),
  ].join('; ')
}

function cell(sentence: string): string {
  return escaped(sentence).replaceAll('|', '\\|')
}

function part(noun: string, codes: readonly string[]): string {
  const entries = codes.map((code) => entryOf(code, catalogue[code as keyof typeof catalogue]))
  return `## ${noun}\n\n${entries.join('\n')}`
}

function entryOf(code: string, entry: Entry): string {
  const { severity, message, hint, fixed, source } = entry
  const standards = standardsOf(entry)
  const behind = standards.length === 0 ? '' : ` · ${standards.join(', ')}`
  const hints = [
    ...(hint === fixed ? [] : [`*${escaped(hint)}*`]),
    ...(fixed === undefined ? [] : [`Where it follows from what is there: *${escaped(fixed)}*`]),
    ...(source === undefined ? [] : [`Of a station’s own feed: *${escaped(source)}*`]),
  ]
  return `### \`${code}\`\n\n**${severity}**${behind}\n\n${escaped(message)}\n\n${hints.join('\n\n')}\n`
}

/** Sentences that hold Markdown's own signs are shown as they are said. */
function escaped(sentence: string): string {
  return sentence.replace(/[*_<>`[\]]/g, (sign) => `\\${sign}`)
}
