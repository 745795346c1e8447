import t from 'tap'
import { catalogue } from '../../src/diagnostics/catalogue.ts'
import { goodFiles, read, said, spot } from './a-station.ts'
import { broken, faults } from './faults/broken.ts'

t.test('the station that is broken below has no fault', async (t) => {
  t.strictSame(await said(goodFiles()), [])
})

for (const [fault, file, change, told] of faults) {
  t.test(fault, async (t) => {
    const files = broken(file, change)
    const expected = /^\d/.test(told) ? `${file}:${told}` : told
    const { diagnostics } = await read(files)
    t.strictSame(diagnostics.map(spot), [expected])
    for (const { code, message, hint } of diagnostics) {
      t.ok(code in catalogue)
      t.notMatch(
        `${message} ${hint}`,
        /undefined|\bNaN\b|\[object|(?<!\$)\{[a-z]+\}/,
        'every word is filled in',
      )
    }
  })
}
