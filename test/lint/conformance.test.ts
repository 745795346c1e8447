import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import t from 'tap'
import { codesByRequirement } from '../../scripts/docs/conformance.ts'
import { type Entry, standardsOf } from '../../src/diagnostics/catalogue/entry.ts'
import { catalogue } from '../../src/diagnostics/catalogue.ts'
import { explain } from '../../src/lint/explain.ts'
import { REQUIREMENTS } from '../../src/lint/requirements.ts'

const LIST = resolve('../shared/standards.json')
const levels = () => [...REQUIREMENTS.values()].map(({ id, level }) => `${id} ${level}`).sort()

t.test('every requirement that was ever met stands in the table, with its level', async (t) => {
  t.strictSame(levels(), readFileSync('test/fixtures/requirements.txt', 'utf8').trim().split('\n'))
})

t.test(
  'so does every requirement of the list of the standards',
  {
    skip: existsSync(LIST) ? false : 'the list of the standards is not here',
  },
  async (t) => {
    const list = JSON.parse(readFileSync(LIST, 'utf8')) as { id: string; level: string }[]
    t.strictSame(levels(), list.map(({ id, level }) => `${id} ${level === '—' ? 'note' : level}`).sort())
  },
)

t.test('no requirement is left open: each is kept, checked, or not ours and why', async (t) => {
  const codes = codesByRequirement()
  for (const { id, stand, text, source } of REQUIREMENTS.values()) {
    t.ok(stand !== undefined || codes.has(id), id)
    t.ok(text !== '' && source !== '', `${id} has its words`)
    if (stand?.kind === 'kept') t.ok(existsSync(resolve(stand.file)), `${id}: ${stand.file} is there`)
    if (stand?.kind === 'not ours') t.ok(stand.why.length > 20, `${id} says why`)
  }
})

t.test('every id that a code names is one of the list', async (t) => {
  for (const [code, entry] of Object.entries(catalogue) as [string, Entry][]) {
    for (const id of standardsOf(entry)) t.ok(REQUIREMENTS.has(id), `${code}: ${id}`)
    t.match(explain(code), entry.hint, `${code} can be explained`)
  }
})
