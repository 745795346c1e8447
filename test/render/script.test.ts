import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { withoutComments } from '../../src/render/script.ts'

const module = (name: string) => readFileSync(new URL(`../../templates/${name}`, import.meta.url), 'utf8')

t.test('comments that begin a line go, and nothing else', async (t) => {
  const text = [
    '// One.',
    '/** Two. */',
    'const a = 1 // three',
    '  /**',
    '   * Four.',
    '   */',
    "const b = '// no comment'",
    'const c = a /* five */ / b',
    '',
  ].join('\n')
  t.equal(
    withoutComments(text),
    "const a = 1 // three\nconst b = '// no comment'\nconst c = a /* five */ / b\n",
  )
})

t.test('the player and the transcript beside it stay within fourteen kilobytes', async (t) => {
  const sizes = ['player.js', 'player-view.js', 'reading.js'].map(
    (name) => gzipSync(withoutComments(module(name))).length,
  )
  t.ok(sizes.reduce((sum, one) => sum + one, 0) <= 14_000, sizes.join(' and '))
})
