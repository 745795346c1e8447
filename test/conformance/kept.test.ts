import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { REQUIREMENTS } from '../../src/lint/requirements.ts'
import { KEPT_RULES } from './kept.ts'

const files = new Map(
  [...REQUIREMENTS.values()].flatMap(({ id, stand }) =>
    stand?.kind === 'kept' ? [[id, stand.file] as const] : [],
  ),
)

t.test('every requirement that is kept by construction names a test that sees it broken', async (t) => {
  t.strictSame(KEPT_RULES.map(({ id }) => id).sort(), [...files.keys()].sort())
})

t.test('each can be broken: what is to be changed stands once in the file that keeps it', async (t) => {
  for (const { id, test, file, from, to } of KEPT_RULES) {
    t.ok(existsSync(test), `${id}: ${test}`)
    t.equal(file, files.get(id), `${id}: the file that docs/conformance.md names`)
    t.equal(readFileSync(file, 'utf8').split(from).length - 1, 1, `${id}: ${from} in ${file}`)
    t.not(from, to, id)
  }
})
