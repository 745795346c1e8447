import t from 'tap'
import { readYaml } from '../../src/read/yaml.ts'

const dataOf = (text: string) => readYaml({ voice: 'feed', file: 'a.yaml', text }).value?.data

t.test('an alias stands for the last value before it that has its name', async (t) => {
  t.strictSame(dataOf('a: &x 1\nb: *x\nc: &x 2\nd: *x\n'), { a: 1, b: 1, c: 2, d: 2 })
  t.strictSame(dataOf('a: &x {b: &y [1]}\nc: &y 2\nd: *x\ne: *y\n'), {
    a: { b: [1] },
    c: 2,
    d: { b: [1] },
    e: 2,
  })
})

t.test('an alias of nothing, or of what it stands in, is told', async (t) => {
  const { diagnostics } = readYaml({ voice: 'feed', file: 'a.yaml', text: 'a: *x\nb: &x 1\n' })
  t.match(diagnostics, [{ code: 'feed.yaml-broken', line: 1 }])
  t.match(readYaml({ voice: 'feed', file: 'a.yaml', text: 'a: &a [*a]\n' }).diagnostics, [
    { code: /feed\.(aliases-excessive|yaml-broken)/ },
  ])
})
