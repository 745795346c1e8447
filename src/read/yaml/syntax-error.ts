import type { Node, YAMLError } from 'yaml'
import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import { withoutEnd } from '../../model/trim-end.ts'
import { library } from './library.ts'
import type { YamlText } from './source.ts'

/** Reports the first syntax error of a YAML text, with a hint. */
export function yamlSyntaxError(
  source: Pick<YamlText, 'voice' | 'text'>,
  fault: YAMLError,
  contents: Node | null,
  at: (offset: number) => Place,
): Diagnostic {
  const offset = openedAt(fault, contents) ?? fault.pos[0]
  const start = source.text.lastIndexOf('\n', offset - 1) + 1
  const line = source.text.slice(start).split(/\r?\n/, 1)[0] ?? ''
  const { reason, fix } = explain(fault, line)
  return say(`${source.voice}.yaml-broken`, at(offset), { reason, fix })
}

/** The offset of an unclosed quote, which the library reports at the end of the file. */
function openedAt(fault: YAMLError, contents: Node | null): number | undefined {
  if (fault.code !== 'MISSING_CHAR' || !contents || !/closing ['"]quote/.test(fault.message)) return undefined
  let opened: number | undefined
  library().visit(contents, {
    Scalar: (_key, node) => {
      if (
        library().isScalar(node) &&
        /^QUOTE/.test(node.type ?? '') &&
        (node.range?.[0] ?? 0) < fault.pos[0]
      ) {
        opened = node.range?.[0]
      }
    },
  })
  return opened
}

function explain(fault: YAMLError, line: string): { reason: string; fix: string } {
  const quoted = quotedLine(line)
  switch (fault.code) {
    case 'TAB_AS_INDENT':
      return { reason: 'the line is indented with a tab', fix: 'Put two spaces in place of each tab.' }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return quoted
        ? { reason: 'the value holds a colon followed by a space', fix: `Write it in quotes: ${quoted}` }
        : {
            reason: 'the next line is indented more than this one, which has a value already',
            fix: 'Let keys that belong together begin in the same column.',
          }
    case 'BAD_SCALAR_START':
      return {
        reason: 'a value cannot begin with this character unless it is in quotes',
        fix: quoted ? `Write it in quotes: ${quoted}` : 'Put the value in quotes.',
      }
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return /closing/.test(fault.message)
        ? {
            reason: 'a quote is opened here and never closed',
            fix: 'Write the closing quote at the end of the value.',
          }
        : {
            reason: 'a colon or a closing bracket is missing',
            fix: 'Write each line as key: value, and close what you open: [a, b]',
          }
    case 'BAD_INDENT':
      return {
        reason: 'a bracket is not closed, or the line is not indented as those around it',
        fix: 'Close the bracket, or let keys that belong together begin in the same column.',
      }
    case 'MULTIPLE_DOCS':
      return { reason: 'a second document begins at ---', fix: 'Remove the line ---' }
    case 'RESOURCE_EXHAUSTION':
      return {
        reason: 'brackets stand in brackets too deep to be meant',
        fix: 'Remove the surplus brackets.',
      }
    case 'TAG_RESOLVE_FAILED':
      return {
        reason: 'a word with ! before it is a tag, and none is known here',
        fix: 'Put the value in quotes, or remove the !word.',
      }
    case 'UNEXPECTED_TOKEN':
      return {
        reason: 'something stands after the end of the value',
        fix: quoted
          ? `Write the whole value in one pair of quotes: ${quoted}`
          : 'Write each line as key: value',
      }
    default:
      return {
        reason: withoutEnd(fault.message.trim(), '.'),
        fix: 'Write each line as key: value, indented with spaces.',
      }
  }
}

/** `title: it: works` → `title: "it: works"`; undefined if quotes alone would not fix the line. */
function quotedLine(line: string): string | undefined {
  const [, key, value] = /^(?:- )?([^\s:'"]+):\s+(\S.*)$/.exec(line.trim()) ?? []
  if (key === undefined || value === undefined) return undefined
  const whole = /^'.*'$|^".*"$/.test(value) ? value.slice(1, -1) : value.replace(/^["'](.*?)["']/, '$1')
  return /: |^[@`%&*!|>{[]|['"]/.test(value) ? `${key}: ${JSON.stringify(whole)}` : undefined
}
