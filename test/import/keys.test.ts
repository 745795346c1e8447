import t from 'tap'
import { readFeed } from '../../src/import/read-feed.ts'

t.test('what may stand several times is kept each time, and what may not, once', async (t) => {
  const feed = `<?xml version="1.0"?>
<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>Tides</title><link>https://tides.example/</link><description>The sea.</description>
<podcast:funding url="https://tides.example/give">Give</podcast:funding>
<podcast:funding url="https://tides.example/join">Join</podcast:funding>
<podcast:medium>audiobook</podcast:medium><podcast:medium>music</podcast:medium>
<item><title>One</title><guid isPermaLink="false">one</guid>
<podcast:soundbite startTime="1" duration="2">Low</podcast:soundbite>
<podcast:soundbite startTime="5" duration="2">High</podcast:soundbite></item>
</channel></rss>`
  const { show } = readFeed({ name: 'feed.xml', bytes: new TextEncoder().encode(feed) })
  t.match(show?.keys, {
    funding: [{ title: 'Give' }, { title: 'Join' }],
    medium: 'audiobook',
  })
  t.match(show?.episodes[0]?.keys, { soundbites: [{ title: 'Low' }, { title: 'High' }] })
})
