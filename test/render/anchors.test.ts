import fc from 'fast-check'
import t from 'tap'
import type { Turn } from '../../src/model/transcript.ts'
import { anchorsOf, turnAnchors } from '../../src/render/pages/anchors.ts'
import { pagesOf } from '../../src/render/pages.ts'
import { makeEpisode, makeOnAir, makeTranscript, makeTurn } from './on-air.ts'
import { shippedTemplates } from './shipped.ts'

const idsOf = (...turns: Turn[]) => turnAnchors(turns, ({ start }) => start)
const said = (...paragraphs: string[]) => makeTurn({}, ...paragraphs)

t.test(
  'a heading’s id is its own words, doubled ones are counted, the page’s own are never taken',
  async (t) => {
    const { heading } = anchorsOf(['notes'])
    t.strictSame(
      ['How did it start?', 'Perché no?', '灯塔？', '…', 'Notes', 'How did it start'].map(heading),
      ['how-did-it-start', 'perché-no', '灯塔', 'chapter', 'notes-2', 'how-did-it-start-2'],
    )
  },
)

t.test('a turn’s id is its time, a paragraph’s a hash of its words', async (t) => {
  const [first] = idsOf(makeTurn({ start: 192 }, 'One thing.', 'Another thing.'))
  t.equal(first?.id, 't=192')
  t.match(first?.paragraphs, [/^p=[0-9a-z]{5}$/, /^p=[0-9a-z]{5}$/])
})

t.test('a turn without a time has the id of its first paragraph, which then has none', async (t) => {
  const [timed] = idsOf(makeTurn({ start: 1 }, 'One thing.'))
  const [timeless] = idsOf(said('One thing.', 'Another.'))
  t.equal(timeless?.id, timed?.paragraphs[0])
  t.equal(timeless?.paragraphs[0], null)
})

t.test('corrections elsewhere, and those of markup, signs and capitals, leave an id as it is', async (t) => {
  const before = idsOf(said('We began in Milan, in 1998.'), said('And *then*?'), said('Then we grew.'))
  const after = idsOf(
    said('We began in Turin.'),
    said('A new turn.'),
    said('And then …'),
    said('Then we grew!'),
  )
  t.strictSame([after[2]?.id, after[3]?.id], [before[1]?.id, before[2]?.id])
  t.not(after[0]?.id, before[0]?.id)
})

t.test('nothing on a page has an id twice', async (t) => {
  const turns = [
    said('Yes.'),
    said('Yes.'),
    said('Yes.', '–', '–'),
    makeTurn({ start: 3 }),
    makeTurn({ start: 3 }),
  ]
  const ids = idsOf(...turns).flatMap(({ id, paragraphs }) => [
    id,
    ...paragraphs.filter((one) => one !== null),
  ])
  t.equal(new Set(ids).size, ids.length)
  t.equal(ids[1], `${ids[0]}-2`)
})

t.test('an estimated time is no anchor: it moves with every correction', async (t) => {
  const turns = makeTranscript().turns.map(({ start, ...turn }, index) =>
    index === 1 ? turn : { ...turn, start: start ?? 0 },
  )
  const siteView = makeOnAir({ episodes: [makeEpisode({ transcripts: [makeTranscript({ turns })] })] })
  const page = pagesOf(siteView, shippedTemplates())
    .find(({ address }) => address === '/episodes/the-keeper/')
    ?.html()
  t.match(
    page,
    /<div class="turn voice-\d" id="(p=[0-9a-z]{5})">[^≈]*<a class="time" href="#\1"><time datetime="PT\d+S">≈/,
  )
  t.match(page, '<div class="turn voice-1" id="t=0">')
})

t.test('ids stay what they are from one release to the next', async (t) => {
  t.strictSame(
    idsOf(said('How did it start?'), said('灯塔在哪里？')).map(({ id }) => id),
    ['p=q7k55', 'p=ria7w'],
  )
})

t.test('a paragraph’s id is the hash of its words, with or without letters beyond English', async () => {
  const idOf = (text: string) => {
    const turn = { speaker: 'Anna', paragraphs: [text], asides: [] }
    return turnAnchors([turn], () => undefined)[0]?.id
  }
  // As it is written down: FNV-1a of the words in small letters, one space between them.
  const hashed = (text: string) => {
    const words =
      text
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu)
        ?.join(' ') ?? text
    let hash = 0x811c9dc5
    for (const sign of words) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193)
    return `p=${(hash >>> 0).toString(36).padStart(5, '0').slice(-5)}`
  }
  const sign = fc.constantFrom(...'aZ09 .,;:-?!\'"()/@{}|', ...'éÀß灯')
  fc.assert(
    fc.property(fc.array(sign, { minLength: 1, maxLength: 40 }), (signs) => {
      const text = signs.join('').replace(/\s+/g, ' ').trim()
      return text === '' || idOf(text) === hashed(text)
    }),
    { numRuns: 500 },
  )
})
