import t from 'tap'
import { inonda } from './a-terminal.ts'

t.test('cost: a table of the sample’s feeds, with what is assumed', async (t) => {
  const { status, out, err } = await inonda(['cost', '--subscribers', '20000', '--price', '0.05'])
  t.equal(status, 0, err)
  t.match(out, /\(feeds\/radio-bocconi\.xml\)/)
  t.match(out, /polls +480,000 a day, 5\.56 a second/)
  t.match(out, /WebSub.*[kM]B a day/)
  t.match(out, /a month$/m)
  t.match(out, 'Assumed: 20,000 subscribers, each asking every 60 minutes over a new connection; 50 %')
})

t.test('cost --json: numbers for other programs', async (t) => {
  const { out } = await inonda(['cost', '--json', '--validating', '80 %'])
  const costs = JSON.parse(out) as { id: string; pollsPerDay: number; ways: { name: string }[] }[]
  t.same(
    costs.map(({ pollsPerDay }) => pollsPerDay),
    [24_000, 24_000],
  )
  t.same(
    costs[0]?.ways.map(({ name }) => name),
    ['whole', 'compressed', 'validated', 'paged', 'pushed'],
  )
})

t.test('cost: what cannot be a number says what to type', async (t) => {
  for (const [option, value, wanted] of [
    ['--subscribers', 'many', /such as 60/],
    ['--minutes', '0', /above 0/],
    ['--validating', '120', /from 0 to 100/],
    ['--price', '-1', /above 0/],
  ] as const) {
    const { status, err } = await inonda(['cost', `${option}=${value}`])
    t.equal(status, 2, option)
    t.match(err, wanted, option)
  }
})

t.test('cost: a station that cannot be published is told why', async (t) => {
  const { status, err } = await inonda(['cost', '--station', t.testdir({})])
  t.equal(status, 1)
  t.match(err, /station\.missing/)
})
