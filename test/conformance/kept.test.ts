import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { codesByRequirement } from '../../scripts/docs/conformance.ts'
import { REQUIREMENTS } from '../../src/lint/requirements.ts'
import { KEPT_RULES } from './kept.ts'

t.test('every requirement that no code checks names a test that sees it broken', async (t) => {
  const codes = codesByRequirement()
  const kept = [...REQUIREMENTS.values()].filter(({ id, stand }) => stand?.kind === 'kept' && !codes.has(id))
  t.strictSame(KEPT_RULES.map(({ id }) => id).sort(), kept.map(({ id }) => id).sort())
})

t.test('each can be broken: what is to be changed stands once in its file', async (t) => {
  for (const { id, test, file, from, to } of KEPT_RULES) {
    t.ok(existsSync(test), `${id}: ${test}`)
    t.equal(readFileSync(file, 'utf8').split(from).length - 1, 1, `${id}: ${from} in ${file}`)
    t.not(from, to, id)
  }
})
