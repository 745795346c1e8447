import { EVERYWHERE } from './templates/everywhere.ts'
import { KIND_NAMES, KINDS, type Kind, type Variables } from './templates/kinds.ts'
import { PARTIALS } from './templates/partials.ts'
import { TEMPLATES } from './templates/variables.ts'

const BEGIN = '<!-- Made by npm run docs from scripts/docs/templates/. -->'
const END = '<!-- Made until here. -->'

/** docs/templates.md with its tables of variables made anew; what stands around them is written by hand. */
export function templatesManual(page: string): string {
  const before = page.slice(0, page.indexOf(BEGIN))
  const after = page.slice(page.indexOf(END) + END.length)
  return `${before}${BEGIN}\n\n${tables()}\n${END}${after}`
}

function tables(): string {
  const kinds = Object.entries(KINDS) as [Kind, Variables][]
  const empty = Object.keys(TEMPLATES).filter((name) => Object.keys(TEMPLATES[name] ?? {}).length === 0)
  return [
    '## In every template\n',
    tableOf({
      ...EVERYWHERE,
      words: 'the page’s own words in its language, as the files `words.<language>.json` have them (below)',
    }),
    '## By template\n',
    ...Object.entries(TEMPLATES)
      .filter(([name]) => !empty.includes(name))
      .flatMap(([name, variables]) => [`### \`${name}\`\n`, tableOf(variables)]),
    `${[...empty, 'layout'].map((name) => `\`${name}\``).join(' and ')} know only what every template knows.\n`,
    '## What partials are handed\n',
    ...Object.entries(PARTIALS).flatMap(([name, variables]) => [`### \`${name}\`\n`, tableOf(variables)]),
    '## What comes in more than one place\n',
    ...kinds.flatMap(([kind, variables]) => [`### ${capital(KIND_NAMES[kind])}\n`, tableOf(variables)]),
  ].join('\n')
}

function tableOf(variables: Variables): string {
  const rows = rowsOf(variables, '').map(([name, what]) => `| \`${name}\` | ${what} |\n`)
  return `| variable | what |\n| --- | --- |\n${rows.join('')}`
}

function rowsOf(variables: Variables, before: string): [string, string][] {
  return Object.entries(variables).flatMap(([name, told]): [string, string][] => {
    const path = before + name
    if (typeof told === 'string') return [[path, told]]
    const [what, parts] = told
    if (typeof parts === 'string') return [[path, `${what} (${KIND_NAMES[parts]})`]]
    return [[path, what], ...rowsOf(parts, `${path}.`)]
  })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
