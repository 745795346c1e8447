import type { Entry } from './catalogue/entry.ts'
import { standardsOf } from './catalogue/entry.ts'
import { catalogue } from './catalogue.ts'
import type { Diagnostic, Edit, Severity } from './diagnostic.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>

/** Diagnostics as SARIF 2.1.0 (OASIS), which code scanning services and editors read. */
export function sarifOf(diagnostics: readonly Diagnostic[]) {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Inonda', rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map((diagnostic) => resultOf(diagnostic, codes.indexOf(diagnostic.code))),
      },
    ],
  }
}

function ruleOf(code: string) {
  const entry: Entry | undefined = (catalogue as Readonly<Record<string, Entry>>)[code]
  if (!entry) return { id: code }
  const { severity, message, hint } = entry
  return {
    id: code,
    shortDescription: { text: message },
    help: { text: hint },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: standardsOf(entry) },
  }
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number) {
  const { code, severity, message, hint, file, line, column, fix } = diagnostic
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: `${message} ${hint}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
    ...(fix && { fixes: [fixOf(file, hint, fix)] }),
  }
}

function fixOf(file: string, hint: string, edits: readonly Edit[]) {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: { charOffset: start, charLength: end - start },
    insertedContent: { text },
  }))
  const artifactLocation = { uri: uriOf(file) }
  return { description: { text: hint }, artifactChanges: [{ artifactLocation, replacements }] }
}

/** Percent-encodes the segments of a relative path. */
function uriOf(file: string): string {
  if (URL.canParse(file)) return new URL(file).href
  // A URI cannot contain a lone surrogate.
  const whole = file.replace(/\p{Cs}/gu, '\ufffd')
  return whole.split('/').map(encodeURIComponent).join('/')
}
