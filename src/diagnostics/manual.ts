import { type Entry, standardsOf } from './catalogue/entry.ts'
import { catalogue } from './catalogue.ts'

/** docs/diagnostics.md: everything that Inonda can say, made from the catalogue. */
export function diagnosticsManual(): string {
  const codes = Object.keys(catalogue).sort()
  const nouns = [...new Set(codes.map((code) => code.split('.')[0] ?? ''))]
  const parts = nouns.map((noun) =>
    part(
      noun,
      codes.filter((code) => code.startsWith(`${noun}.`)),
    ),
  )
  return `${HEAD}\n${parts.join('\n')}`
}

const HEAD = `<!-- Made from src/diagnostics/catalogue by npm run docs. Change it there. -->

# Diagnostics

What Inonda can say about a station's files. A code is permanent and never used for anything else. An
**error** stops a publication, a **warning** spoils it, an **info** asks or tells. A word in braces stands
for what was found. Where a requirement of Apple, the podcast namespace or another standard is behind it,
its id is given.
`

function part(noun: string, codes: readonly string[]): string {
  const entries = codes.map((code) => entryOf(code, catalogue[code as keyof typeof catalogue]))
  return `## ${noun}\n\n${entries.join('\n')}`
}

function entryOf(code: string, entry: Entry): string {
  const { severity, message, hint } = entry
  const standards = standardsOf(entry)
  const behind = standards.length === 0 ? '' : ` · ${standards.join(', ')}`
  return `### \`${code}\`\n\n**${severity}**${behind}\n\n${escaped(message)}\n\n*${escaped(hint)}*\n`
}

/** Sentences that hold Markdown's own signs are shown as they are said. */
function escaped(sentence: string): string {
  return sentence.replace(/[*_<>`[\]]/g, (sign) => `\\${sign}`)
}
