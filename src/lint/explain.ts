import { type Entry, standardsOf } from '../diagnostics/catalogue/entry.ts'
import { catalogue } from '../diagnostics/catalogue.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { REQUIREMENTS } from './requirements.ts'

/** The documentation of a code: message, hint, requirements, example. */
export function explain(code: string): string | undefined {
  const all = catalogue as Readonly<Record<string, Entry>>
  const entry = Object.hasOwn(all, code) ? all[code] : undefined
  if (!entry) return undefined
  const { severity, message, hint, example } = entry
  const behind = standardsOf(entry).flatMap((id) => {
    const requirement = REQUIREMENTS.get(id)
    if (!requirement) return []
    const { level, text, source } = requirement
    return [`  ${id} (${level}) ${text}`, `    source: ${source}`]
  })
  return [
    `${code} (${severity})`,
    '',
    message,
    `What to do: ${hint}`,
    '',
    ...(behind.length === 0 ? [OWN] : ['The requirements behind it:', ...behind]),
    ...(example
      ? ['', 'Wrong:', indented(example.wrong || '(it is not there)'), 'Right:', indented(example.right)]
      : []),
    '',
    WHAT_STOPS[severity],
  ].join('\n')
}

/** The known code that a misspelt one probably means. */
export function nearestCode(code: string): string | undefined {
  return nearest(code, Object.keys(catalogue))
}

const OWN = 'No outside standard is behind it: it keeps a station readable and its identities safe.'

const WHAT_STOPS = {
  error: 'An error stops a publication.',
  warning: 'A warning stops nothing, but spoils something for somebody.',
  info: 'An info asks or tells; nothing is wrong by it.',
} as const

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
}
