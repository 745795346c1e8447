import fc from 'fast-check'
import t from 'tap'
import { z } from 'zod'
import { parsePresentKeys } from '../../src/read/present-keys.ts'
import { episodeShape } from '../../src/read/schemas/episode.ts'
import { feedShape } from '../../src/read/schemas/feed.ts'
import { stationShape } from '../../src/read/schemas/station.ts'

const GUID = '0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e'

/** Values that some key of a file takes, and others that none does. */
const value = fc.oneof(
  fc.constantFrom('Talk', '', ' padded', GUID, 'en', 'xx-klingon', '2025-03-14T18:00:00+01:00', '2025-02-30'),
  fc.constantFrom(
    'draft',
    'full',
    'serial',
    'https://radio.example/',
    'http://a',
    'a@radio.example',
    'cover.jpg',
  ),
  fc.constantFrom(null, undefined, true, false, 0, 1, 1.5, [], {}, ['ann-lee'], [1], { Host: ['ann-lee'] }),
  fc.constantFrom(
    [{ name: 'Board', role: 'Host', people: ['a'] }],
    [{ people: ['a'], role: 'Host', name: 'Board' }],
  ),
  fc.constantFrom(
    [{ text: 'No.', date: '2025-04-01' }],
    [{ date: 'x', text: '' }],
    [{ start: 1, title: 'One' }],
  ),
)

t.test('an object that is right is what the whole shape makes of it, and any other is none', async (t) => {
  for (const shape of [episodeShape, feedShape, stationShape]) {
    const data = fc.dictionary(fc.constantFrom(...Object.keys(shape.shape), 'other', 'constructor'), value, {
      maxKeys: 6,
      noNullPrototype: true,
    })
    const some = fc.oneof(
      data,
      data.map((one) => ({ title: 'Talk', guid: GUID, ...one })),
      value,
    )
    fc.assert(
      fc.property(some, (one) => {
        const right = parsePresentKeys(shape, one)
        const { data: wanted } = shape.safeParse(one)
        // It may leave a right one to the shape; never the other way round.
        return right === undefined || JSON.stringify(right) === JSON.stringify(wanted)
      }),
      { numRuns: 1000 },
    )
  }
  const talk = { guid: GUID, title: 'Talk', status: 'draft' }
  t.equal(JSON.stringify(parsePresentKeys(episodeShape, talk)), JSON.stringify(episodeShape.parse(talk)))
  t.equal(parsePresentKeys(episodeShape, { title: 'Talk' }), undefined, 'a key that has to be there is not')
  t.equal(parsePresentKeys(episodeShape, { ...talk, other: 1 }), undefined, 'a key that nobody knows')
})

t.test('a shape that looks at more than its keys is asked as a whole', async (t) => {
  const keys = { a: z.string() }
  t.equal(parsePresentKeys(z.object(keys), { a: 'x' }), undefined)
  t.equal(
    parsePresentKeys(
      z.strictObject(keys).refine(() => false),
      { a: 'x' },
    ),
    undefined,
  )
  t.equal(parsePresentKeys(z.strictObject({ ...keys, b: z.string().default('y') }), { a: 'x' }), undefined)
  t.strictSame(parsePresentKeys(z.strictObject(keys), { a: 'x' }), { a: 'x' })
})
