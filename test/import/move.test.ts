import { readFileSync } from 'node:fs'
import t from 'tap'
import type { Storage } from '../../src/ports/storage.ts'
import { readStation } from '../../src/read/station.ts'
import { podcastGuid } from '../../src/site/podcast-guid.ts'
import { imported } from './a-show.ts'

const SHOW = readFileSync(new URL('../fixtures/import/show.xml', import.meta.url), 'utf8')
const OLD = 'https://old-host.example/feed.xml'
const RECORD = 'feeds/harbour-talk.old-feed.json'
const HERE = 'https://station.example/feeds/harbour-talk.xml'

async function moved(xml = SHOW) {
  const { storage } = await imported(xml, { from: OLD, unlocked: true })
  return storage
}

async function edit(storage: Storage, file: string, change: (text: string) => string) {
  const text = new TextDecoder().decode(await storage.read(file))
  await storage.write(file, new TextEncoder().encode(change(text)))
}

async function said(storage: Storage) {
  const { diagnostics } = await readStation(storage)
  return diagnostics.filter(({ code }) => code.startsWith('move.'))
}

t.test('a show that came in whole is told how its old feed has to lead here: move.redirect', async (t) => {
  const told = await said(await moved())
  t.match(told, [{ code: 'move.redirect', severity: 'info', file: RECORD, message: new RegExp(OLD) }])
  t.equal(told.length, 1)
  t.match(told[0]?.hint, `(301) to ${HERE}`)
  t.match(told[0]?.hint, `<itunes:new-feed-url>${HERE}</itunes:new-feed-url>`)
})

t.test(
  'an old feed that sends apps here needs no word, and one that sends them elsewhere does',
  async (t) => {
    const sends = (to: string) =>
      SHOW.replace('<itunes:explicit>', `<itunes:new-feed-url>${to}</itunes:new-feed-url><itunes:explicit>`)
    t.same(await said(await moved(sends(HERE))), [])
    t.match(
      (await said(await moved(sends('https://third.example/feed.xml')))).map(({ code, hint }) => [
        code,
        hint,
      ]),
      [
        ['move.elsewhere', new RegExp(HERE)],
        ['move.redirect', /301/],
      ],
    )
  },
)

t.test('a guid that was changed is an error where it stands: move.guid-changed', async (t) => {
  const storage = await moved()
  await edit(storage, 'episodes/the-crane/episode.md', (text) => text.replace(/guid: .*/, 'guid: crane-2'))
  t.match(
    (await said(storage)).find(({ severity }) => severity === 'error'),
    {
      code: 'move.guid-changed',
      severity: 'error',
      file: 'episodes/the-crane/episode.md',
      line: 4,
      hint: 'Write guid: https://old-host.example/2',
    },
  )
})

t.test('an episode that is gone, a draft, or in another feed only', async (t) => {
  const storage = await moved()
  const file = 'episodes/the-crane/episode.md'
  const before = new TextDecoder().decode(await storage.read(file))
  const codes = async () => (await said(storage)).map(({ code, line }) => `${code} ${line}`)
  const rows = new TextDecoder().decode(await storage.read(RECORD)).split('\n')
  const line = rows.findIndex((row) => row.includes('The crane')) + 1
  t.ok(line > 1)
  await edit(storage, file, (text) => text.replace('status: published', 'status: draft'))
  t.match(await codes(), ['move.redirect 1', `move.episode-draft ${line}`])
  await edit(storage, 'feeds/other.yaml', () => '').catch(() => {})
  const show = new TextDecoder().decode(await storage.read('feeds/harbour-talk.yaml'))
  await storage.write('feeds/other.yaml', new TextEncoder().encode(show.replace(/^guid: .*\n/m, '')))
  await storage.write(file, new TextEncoder().encode(before.replace('feed: harbour-talk', 'feed: other')))
  t.match(await codes(), ['move.redirect 1', `move.feed-other ${line}`])
  await storage.remove(file)
  t.match(await codes(), ['move.redirect 1', `move.guid-missing ${line}`])
  await edit(storage, RECORD, (text) => text.replace(/.*The crane.*\n/, ''))
  t.match(await codes(), ['move.redirect 1'])
  await storage.write(RECORD, new TextEncoder().encode('{'))
  t.match(await codes(), ['move.record-unreadable 1'])
  await storage.remove(RECORD)
  t.same(await codes(), [])
  await imported(SHOW, { storage, from: OLD })
  t.same(await codes(), [], 'a record that was removed stays away')
})

t.test('podcast:guid has to stay: move.podcast-guid-changed', async (t) => {
  const storage = await moved()
  await edit(storage, 'feeds/harbour-talk.yaml', (text) => text.replace(/^guid: .*\n/m, ''))
  t.match(
    (await said(storage)).find(({ severity }) => severity === 'error'),
    { code: 'move.podcast-guid-changed', hint: 'Write guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810' },
  )
})

t.test('a feed without one gets that of its old address, by which directories know it', async (t) => {
  const bare = SHOW.replace(/<podcast:guid>.*<\/podcast:guid>/, '')
  const storage = await moved(bare)
  t.match(
    new TextDecoder().decode(await storage.read('feeds/harbour-talk.yaml')),
    `guid: ${podcastGuid(OLD)}`,
  )
  t.notMatch(new TextDecoder().decode(await storage.read(RECORD)), '"guid"')
})

t.test('a lock at the old host is told until it is off: move.locked', async (t) => {
  const storage = await moved(
    SHOW.replace('<itunes:explicit>', '<podcast:locked>yes</podcast:locked><itunes:explicit>'),
  )
  t.match(
    (await said(storage)).find(({ code }) => code === 'move.locked'),
    { severity: 'warning', file: RECORD, message: /desk@harbour\.example/ },
  )
})

t.test('later imports add to the record, and change nothing else', async (t) => {
  const less = SHOW.replace(/<item>[\s\S]*?<\/item>/, '')
  const storage = await moved(less)
  const before = new TextDecoder().decode(await storage.read(RECORD))
  t.match(JSON.parse(before), { url: OLD, items: [['https://old-host.example/2', 'The crane'], ['0']] })
  await imported(SHOW, { storage, from: OLD })
  const after = JSON.parse(new TextDecoder().decode(await storage.read(RECORD)))
  t.equal(after.items[0][0], 'harbour-3')
  t.same(after.items.slice(1), JSON.parse(before).items)
  const { files } = await imported(SHOW, { storage, from: OLD })
  t.same(files, [])
})
