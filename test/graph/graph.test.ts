import t from 'tap'
import { memoryCache } from '../../src/adapters/memory/cache.ts'
import { digestOf } from '../../src/graph/digest.ts'
import { Graph } from '../../src/graph/graph.ts'
import { nodeStore } from '../../src/graph/node-store.ts'
import { input, type Query } from '../../src/graph/query.ts'

/** Numbers by name, and what is made of them; every run is noted. */
const number = input<number>('number')
let runs: string[] = []

const isEven: Query<boolean> = {
  name: 'is even',
  stored: 'inline',
  run: ({ get }, key) => {
    runs.push(`is even ${key}`)
    return get(number, key) % 2 === 0
  },
}
const words: Query<string> = {
  name: 'words',
  stored: 'blob',
  run: ({ get }, key) => {
    runs.push(`words ${key}`)
    return get(isEven, key) ? 'even' : 'odd'
  },
}
const chosen: Query<string> = {
  name: 'chosen',
  stored: 'no',
  run: ({ get }) => {
    runs.push('chosen')
    return get(words, get(isEven, 'a') ? 'b' : 'c')
  },
}
const circle: Query<number> = { name: 'circle', stored: 'inline', run: ({ get }) => get(circle) + 1 }
const QUERIES = new Map(
  [isEven, words, chosen, circle].map((one) => [one.name, one as Query<unknown>] as const),
)

type Numbers = Readonly<Record<string, number>>

function graphOf(numbers: Numbers, stored = nodeStore(QUERIES), before?: Graph): Graph {
  const inputs = new Map([
    [
      number.name,
      (key: string) => {
        const value = numbers[key]
        return value === undefined ? undefined : { value, digest: digestOf(value) }
      },
    ],
  ])
  const find = (name: string, key: string) => before?.known(name, key) ?? stored.find(name, key)
  return new Graph({ inputs, queries: QUERIES, blobs: stored.blobs, before: find })
}

/** What is asked for, and what was run for it. */
function asked(graph: Graph): { readonly value: string; readonly runs: readonly string[] } {
  runs = []
  return { value: graph.value(chosen), runs }
}

t.test('what nobody changed is not run again, and a change ends where the same comes out', async (t) => {
  const stored = nodeStore(QUERIES)
  const first = graphOf({ a: 1, b: 2, c: 3 }, stored)
  t.strictSame(asked(first), { value: 'odd', runs: ['chosen', 'is even a', 'words c', 'is even c'] })
  t.strictSame(asked(first), { value: 'odd', runs: [] })
  const same = graphOf({ a: 1, b: 4, c: 3 }, stored, first)
  t.equal(same.value(chosen), 'odd')
  const cut = graphOf({ a: 1, b: 2, c: 5 }, stored, first)
  t.strictSame(asked(cut).runs, ['is even c'], 'odd is odd')
  const other = graphOf({ a: 2, b: 2, c: 3 }, stored, first)
  t.strictSame(asked(other), { value: 'even', runs: ['is even a', 'chosen', 'words b', 'is even b'] })
})

t.test('what was read first is compared first: what it led to may be gone', async (t) => {
  const first = graphOf({ a: 1, c: 3 })
  t.equal(first.value(chosen), 'odd')
  t.equal(graphOf({ a: 2, b: 2 }, nodeStore(QUERIES), first).value(chosen), 'even')
})

t.test('a query that reads what is not there, or itself, is a mistake', async (t) => {
  t.throws(() => graphOf({}).value(chosen), /There is no number a/)
  t.throws(() => graphOf({}).value(circle), /asks for itself/)
})

t.test('another program goes on with what was kept, and makes again what was lost', async (t) => {
  const cache = memoryCache()
  const lost = new Set<string>()
  const holed = {
    ...cache,
    get: (name: string) => (lost.has(name) ? undefined : cache.get(name)),
    has: (name: string) => !lost.has(name) && cache.has(name),
  }
  const names: string[] = []
  const noting = {
    ...holed,
    put: (name: string, bytes: Uint8Array) => {
      names.push(name)
      return cache.put(name, bytes)
    },
  }
  const program = (name = 'one') => nodeStore(QUERIES, { cache: noting, program: name })
  const stored = program()
  const first = graphOf({ a: 1, b: 2, c: 3 }, stored)
  first.value(chosen)
  stored.save(first)
  const again = () => graphOf({ a: 1, b: 2, c: 3 }, program())
  runs = []
  t.equal(again().node(chosen).digest, first.node(chosen).digest)
  t.strictSame(runs, [], 'nothing is run')
  t.strictSame(asked(again()), { value: 'odd', runs: ['chosen'] }, 'a value that is not kept is made again')
  for (const name of [...names]) {
    lost.clear()
    lost.add(name)
    t.equal(again().value(chosen), 'odd', `without ${name}`)
  }
  lost.clear()
  runs = []
  t.equal(graphOf({ a: 1, b: 2, c: 3 }, program('another')).value(chosen), 'odd')
  t.equal(runs.length, 4, 'another program makes its own')
})
