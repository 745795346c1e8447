import { readFileSync } from 'node:fs'
import t from 'tap'
import { diffFeeds } from '../../src/tasks/diff-feeds.ts'
import { feedOf, imported } from './a-show.ts'

const SHOW = readFileSync(new URL('../fixtures/import/show.xml', import.meta.url), 'utf8')
const feed = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })
const diff = (after: string) => diffFeeds(feed('old.xml', SHOW), feed('new.xml', after)).found

t.test('a feed is like itself, and like the one that an import makes of it', async (t) => {
  t.same(diff(SHOW), [])
  const { storage } = await imported(SHOW)
  const { xml } = await feedOf(storage, 'harbour-talk')
  t.same(
    diff(xml).filter(({ effect }) => effect !== undefined && !/another show/.test(effect)),
    [],
  )
})

t.test('what apps would notice is told with what they do', async (t) => {
  t.match(diff(SHOW.replace('>harbour-3<', '>other<')), [
    {
      item: 'The pilot & the tide',
      what: 'guid',
      before: 'harbour-3',
      after: 'other',
      effect: /again as a new episode/,
    },
  ])
  t.match(diff(SHOW.replace('06 Mar 2019 18', '06 Mar 2019 19')), [{ what: 'date', effect: /sort it anew/ }])
  t.match(diff(SHOW.replace(/<item>[\s\S]*?<\/item>/, '')), [{ what: 'item', effect: /remove it/ }])
  t.match(diff(SHOW.replace('917393e3', '017393e3')), [{ what: 'podcast:guid', effect: /another show/ }])
  t.match(diff(SHOW.replace('length="43200000"', 'length="5"')), [
    { what: 'length of the recording', before: '43200000', after: '5' },
  ])
})

t.test('what is no feed is named', async (t) => {
  t.equal(diffFeeds(feed('old.xml', 'Hello'), feed('new.xml', SHOW)).unreadable, 'old.xml')
})
