import t from 'tap'
import { type SearchWork, searchInThread } from '../../src/build/search-work.ts'
import { siteSearch } from '../../src/build/site-search.ts'
import { makeLibrary } from '../render/a-library.ts'
import { makeOnAir } from '../render/on-air.ts'
import { searchOf, siteOn } from '../site/a-site.ts'

t.test(
  'a search leaves its work to whom it is given, and the event loop to others between any two texts',
  async (t) => {
    const siteView = makeLibrary(40)
    let made = 0
    const site = searchOf(siteView)
    const { search } = siteSearch(siteOn(siteView).graph.reader(), (address) => {
      made++
      return site.files.get(address)
    })
    let turns = 0
    const done: number[] = []
    const work: SearchWork = {
      hits: (...given) => searchInThread.hits(...given),
      result: (question, text) => {
        done.push(turns)
        return searchInThread.result(question, text)
      },
    }
    let isOver = false
    const turn = () => {
      turns++
      if (!isOver) setImmediate(turn)
    }
    const word = siteView.episodes[0]?.title.split(' ')[0] ?? ''
    await search(word, searchInThread)
    made = 0
    turn()
    const { body } = await search(word, work)
    isOver = true
    t.equal(done.length, 20)
    t.equal(made, 20, 'texts are those of the build')
    for (const [at, now] of done.slice(1).entries()) t.ok(now > (done[at] ?? 0), `text ${at + 1}`)
    t.equal(
      'bytes' in body &&
        Buffer.from(body.bytes())
          .toString()
          .match(/<li>\n<article class="card">/g)?.length,
      20,
    )
  },
)

t.test('where too many search, the page says so and can be asked again', async (t) => {
  const { body } = searchOf(makeOnAir()).busySearch()
  const page = 'bytes' in body ? Buffer.from(body.bytes()).toString() : ''
  t.match(page, /role="status">More people are searching than this site can answer/)
  t.match(page, '<input type="search"')
  t.notMatch(page, '<noscript>')
})
