import { test } from 'tap'
import { searchQueue, type Turn } from '../../src/server/search-queue.ts'

/** A queue whose searches end when they are told to, with the order in which they began. */
function queued(most?: number, longestWaitMs?: number) {
  const queue = searchQueue(most, longestWaitMs)
  const begun: string[] = []
  const ends: (() => void)[] = []
  let running = 0
  let mostRunning = 0
  const add = (key: string, name: string, isWanted = () => true): Promise<Turn<string>> =>
    queue.add(key, isWanted, async () => {
      begun.push(name)
      mostRunning = Math.max(mostRunning, ++running)
      await new Promise<void>((end) => ends.push(end))
      running--
      return name
    })
  const endAll = async () => {
    do {
      ends.shift()?.()
      await new Promise((done) => setImmediate(done))
    } while (ends.length > 0)
  }
  return { queue, add, begun, endAll, mostRunning: () => mostRunning }
}

test('one search is done at a time, and addresses take turns', async (t) => {
  const { add, begun, endAll, mostRunning, queue } = queued()
  const all = [
    ...['a1', 'a2', 'a3', 'a4'].map((name) => add('a', name)),
    ...['b1', 'b2'].map((name) => add('b', name)),
    add('c', 'c1'),
  ]
  t.equal(queue.waiting(), 6)
  await endAll()
  t.same(begun, ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4'])
  t.equal(mostRunning(), 1)
  t.same(
    (await Promise.all(all)).map((turn) => 'value' in turn && turn.value),
    ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'],
    'each gets its own',
  )
  t.equal(queue.waiting(), 0)
})

test('one address cannot take the places of others', async (t) => {
  const { add, begun, endAll, queue } = queued(10)
  const greedy = Array.from({ length: 40 }, (_, at) => add('greedy', `greedy ${at}`))
  t.equal(queue.waiting(), 10)
  const others = ['b', 'c', 'd'].map((key) => add(key, key))
  t.equal(queue.waiting(), 10, 'the newest of the greedy one made room')
  await endAll()
  t.same(await Promise.all(others), [{ value: 'b' }, { value: 'c' }, { value: 'd' }])
  const refused = (await Promise.all(greedy)).filter((turn) => 'refused' in turn)
  t.equal(refused.length, 40 - 1 - 7)
  t.same(new Set(refused.map((turn) => 'refused' in turn && turn.refused)), new Set([429]))
  t.same(begun.slice(0, 5), ['greedy 0', 'greedy 1', 'b', 'c', 'd'])
})

test('where everybody waits, who comes last is told that all is full', async (t) => {
  const { add, endAll } = queued(5)
  const all = Array.from({ length: 7 }, (_, at) => add(`address ${at}`, `${at}`))
  t.same(await all[6], { refused: 503 })
  await endAll()
  t.equal((await Promise.all(all)).filter((turn) => 'value' in turn).length, 6)
})

test('what nobody waits for is not done, and takes nobody’s place', async (t) => {
  const { add, begun, endAll } = queued(3)
  let isHere = true
  const first = add('a', 'first')
  const gone = ['x', 'y', 'z'].map((name) => add('b', name, () => isHere))
  isHere = false
  const late = add('c', 'late')
  await endAll()
  t.same(await first, { value: 'first' })
  t.same(await late, { value: 'late' })
  for (const one of gone) t.match(await one, { refused: 503 })
  t.same(begun, ['first', 'late'])
})

test('who waited too long is not kept waiting longer', async (t) => {
  const { add, begun, endAll } = queued(10, 0)
  const [first, second] = [add('a', 'first'), add('b', 'second')]
  await new Promise((done) => setTimeout(done, 5))
  await endAll()
  t.match(await second, { refused: 503 })
  t.same(begun.length, await first.then((turn) => ('value' in turn ? 1 : 0)))
})

test('a search that fails lets the next one begin', async (t) => {
  const queue = searchQueue()
  const failed = queue.add(
    'a',
    () => true,
    () => Promise.reject(new Error('no')),
  )
  const next = queue.add(
    'a',
    () => true,
    async () => 'fine',
  )
  await t.rejects(failed, /no/)
  t.same(await next, { value: 'fine' })
})
