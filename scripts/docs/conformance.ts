import { type Entry, standardsOf } from '../../src/diagnostics/catalogue/entry.ts'
import { catalogue } from '../../src/diagnostics/catalogue.ts'
import { REQUIREMENTS, type Requirement } from '../../src/lint/requirements.ts'
import { KEPT_RULES } from '../../test/conformance/kept.ts'

/** docs/conformance.md: how each requirement of the standards is met, made from the codes and the tables. */
export function conformanceManual(): string {
  const codes = codesByRequirement()
  const all = [...REQUIREMENTS.values()]
  const groups = [...new Set(all.map(groupOf))]
  const parts = groups.map((group) => {
    const rows = all.filter((one) => groupOf(one) === group).map((one) => rowOf(one, codes.get(one.id) ?? []))
    return `## ${group}\n\n| id | level | requirement | how it is met |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
  })
  return `${HEAD}\n${countsOf(all, codes)}\n\n${parts.join('\n')}`
}

/** The codes that check each requirement, of the station's files and of any feed. */
export function codesByRequirement(): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>()
  for (const [code, entry] of Object.entries(catalogue) as [string, Entry][]) {
    for (const id of standardsOf(entry)) codes.set(id, [...(codes.get(id) ?? []), code])
  }
  return codes
}

const HEAD = `<!-- Made from src/lint/requirements and src/diagnostics/catalogue by npm run docs. Change it there. -->

# Conformance

The requirements that Apple, Spotify, the podcast namespace, PSP-1, RSS and its advisory board, Podlove, WebVTT, HTTP,
WCAG and others put to a podcast, in our own words, each with how it is met:

- **kept** by construction: the file named writes it so, whatever a producer does, and the test named fails once it does
  not (test/conformance/kept.ts holds one way to break each);
- **checked** by a code of [diagnostics.md](diagnostics.md): \`inonda check\` says it of the station and of the feeds
  that it would make, \`inonda lint\` of anybody's feed; \`inonda check --explain CODE\` tells more;
- **not ours**, and why.
`

function countsOf(all: readonly Requirement[], codes: ReadonlyMap<string, readonly string[]>): string {
  const checked = all.filter(({ id }) => codes.has(id)).length
  const kept = all.filter(({ id, stand }) => stand?.kind === 'kept' && !codes.has(id)).length
  const foreign = all.filter(({ id, stand }) => stand?.kind === 'not ours' && !codes.has(id)).length
  return `Of ${all.length} requirements ${checked} are checked, ${kept} more are kept by construction, and ${foreign} are not ours.`
}

function groupOf({ id }: Requirement): string {
  return /^[A-Z]+\d*(?=-)/.exec(id)?.[0].replace(/^(CHAP|PSC|ID3).*/, 'Chapters') ?? id
}

function rowOf({ id, level, text, stand }: Requirement, codes: readonly string[]): string {
  const ways = [
    ...(stand?.kind === 'kept' ? [`kept: \`${stand.file}\`${stand.how === '' ? '' : `, ${stand.how}`}`] : []),
    ...KEPT_RULES.filter((rule) => rule.id === id).map(({ test }) => `test: \`${test}\``),
    ...(codes.length === 0 ? [] : [`checked: ${codes.map((code) => `\`${code}\``).join(', ')}`]),
    ...(stand?.kind === 'not ours' ? [`not ours: ${stand.why}`] : []),
  ]
  return `| ${id} | ${level} | ${cell(text)} | ${cell(ways.join('; '))} |`
}

/** Text as it can stand in a cell of a table. */
function cell(text: string): string {
  return text.replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;')).replaceAll('|', '\\|')
}
