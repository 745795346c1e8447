import t from 'tap'
import type { Context, Query } from '../../src/graph/query.ts'
import { viewIn } from '../../src/site/view.ts'
import { makeEpisode, makeOnAir, makeTrailer } from '../render/on-air.ts'
import { siteOn } from '../site/a-site.ts'

const OWN = makeEpisode({ slug: 'own', guid: 'own', title: 'The title of its own' })
const OTHER = makeTrailer({ slug: 'other', guid: 'other', title: 'The title of another', notes: 'Its notes' })

/** What a query that does this is seen to depend on, and what it found. */
function seen(run: (context: Context) => string) {
  const { graph } = siteOn(makeOnAir({ episodes: [OWN, OTHER] }))
  const query: Query<string> = { name: 'a test', stored: 'inline', run }
  const { dependencies } = graph.node(query)
  const names = dependencies.map(({ name, key }) => (key === '' ? name : `${name} ${key}`))
  return { names, found: graph.value(query) }
}

t.test('what a query looks at is what it depends on, key by key', async (t) => {
  const snapshots: [string, (context: Context) => string, string[]][] = [
    ['nothing', (context) => String(viewIn(context).episode('own') !== undefined), ['setting']],
    ['a header', (context) => viewIn(context).episode('own').title, ['setting', 'header own']],
    [
      'a detail',
      (context) => String(viewIn(context).episode('own').chapters.length),
      ['setting', 'details own'],
    ],
    ['a text', (context) => viewIn(context).episode('other').notes, ['setting', 'texts other']],
    ['the list', (context) => String(viewIn(context).siteView.episodes.length), ['setting', 'published']],
    [
      'all in the list',
      (context) =>
        viewIn(context)
          .siteView.station.episodes.map(({ title }) => title)
          .join(),
      ['setting', 'published', 'header own', 'header other'],
    ],
    ['people', (context) => String(viewIn(context).siteView.station.people.length), ['setting', 'people']],
    [
      'a count',
      (context) => String(viewIn(context).siteView.countOf?.('faro')),
      ['setting', 'feed count faro'],
    ],
    ['tags', (context) => String(viewIn(context).siteView.isTagged), ['setting', 'is tagged']],
  ]
  for (const [words, run, wanted] of snapshots) t.strictSame(seen(run).names, wanted, words)
})

t.test(
  'there is no way past that: what can be reached without being read says nothing of an episode',
  async (t) => {
    const { found, names } = seen((context) => {
      const view = viewIn(context)
      return JSON.stringify([
        ...reachable([view, view.episode('own'), view.episode('other'), ...view.siteView.episodes]),
      ])
    })
    t.notMatch(found, /The title of|Its notes/)
    t.notOk(
      names.some((name) => /^(header|details|texts|people)/.test(name)),
      names.join(),
    )
  },
)

/** All text that can be reached by own data properties, prototypes, and the contents of collections. */
function reachable(roots: readonly unknown[]): Set<string> {
  const texts = new Set<string>()
  const done = new Set<unknown>()
  const left = [...roots]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value === 'string') texts.add(value)
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || done.has(value))
      continue
    done.add(value)
    if (value instanceof Map || value instanceof Set) left.push(...value.values())
    left.push(Object.getPrototypeOf(value))
    for (const { value: held } of Object.values(Object.getOwnPropertyDescriptors(value))) left.push(held)
  }
  return texts
}
