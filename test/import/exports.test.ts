import { gzipSync } from 'node:zlib'
import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { readStation } from '../../src/read/station.ts'
import { exportedShow } from '../../src/tasks/import-exports.ts'
import { importRead } from '../../src/tasks/import-show.ts'
import { feedOf, starter } from './a-show.ts'

const wpe = (name: string, fields: Readonly<Record<string, string | number>>) =>
  `<wpe:${name}>${Object.entries(fields)
    .map(([key, value]) => `<wpe:${key}>${value}</wpe:${key}>`)
    .join('')}</wpe:${name}>`

const OPTIONS =
  'a:6:{s:5:"title";s:12:"Ebb &amp;amp; Flow";s:19:"media_file_base_uri";s:27:"https://media.example/ebb/";s:8:"language";s:2:"de";s:11:"owner_email";s:16:"desk@ebb.example";s:10:"owner_name";s:9:"Ebb Radio";s:8:"explicit";s:1:"0";}'

const PODLOVE = `<?xml version="1.0"?>
<wpe:export xmlns:wpe="http://podlove.org/podlove-podcast-publisher/export" version="1.0" podlove-publisher-version="4.2.0">
<wpe:episodes>${wpe('episode', {
  id: 7,
  post_id: 41,
  subtitle: 'How it began.',
  number: 1,
  slug: 'ebb001',
  duration: '01:02:03.250',
  explicit: 1,
  license_name: 'CC BY 4.0',
  license_url: 'https://creativecommons.org/licenses/by/4.0/',
  chapters: '00:00:00.000 Hello\n00:03:12.500 Out there &lt;https://sea.example/&gt;',
  soundbite_start: '00:01:00',
  soundbite_duration: '00:00:30',
  soundbite_title: 'Why',
})}${wpe('episode', { id: 8, post_id: 42, slug: 'ebb002', duration: '10:00' })}</wpe:episodes>
<wpe:assets>${wpe('asset', { id: 1, file_type_id: 3 })}${wpe('asset', { id: 2, file_type_id: 4, suffix: '-small' })}${wpe('asset', { id: 3, file_type_id: 5 })}</wpe:assets>
<wpe:feeds>${wpe('feed', { id: 1, episode_asset_id: 2 })}</wpe:feeds>
<wpe:filetypes>${wpe('filetype', { id: 3, type: 'audio', mime_type: 'audio/mpeg', extension: 'mp3' })}${wpe('filetype', { id: 4, type: 'audio', mime_type: 'audio/mp4', extension: 'm4a' })}${wpe('filetype', { id: 5, type: 'image', mime_type: 'image/png', extension: 'png' })}</wpe:filetypes>
<wpe:mediafiles>${[
  [7, 1, 5000],
  [7, 2, 3000],
  [7, 3, 9],
  [8, 1, 1],
]
  .map(([episode_id = 0, episode_asset_id = 0, size = 0], id) =>
    wpe('mediafile', { id, episode_id, episode_asset_id, size }),
  )
  .join('')}</wpe:mediafiles>
<wpe:options><wpe:podlove_podcast>${OPTIONS}</wpe:podlove_podcast></wpe:options>
</wpe:export>`

const post = (
  id: number,
  title: string,
  status: string,
  guid: string,
  gmt: string,
) => `<item><title>${title}</title>
<link>https://ebb.example/${id}/</link><guid isPermaLink="false">https://ebb.example/?p=${id}</guid>
<content:encoded><![CDATA[<p>About <b>${title}</b>.</p>]]></content:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date_gmt>${gmt}</wp:post_date_gmt><wp:status>${status}</wp:status><wp:post_type>podcast</wp:post_type>
<wp:postmeta><wp:meta_key>_podlove_guid</wp:meta_key><wp:meta_value>${guid}</wp:meta_value></wp:postmeta></item>`

const WORDPRESS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>The Blog</title><wp:wxr_version>1.2</wp:wxr_version>
${post(41, 'The first tide', 'publish', 'podlove-2020-01-01-a', '2020-01-01 18:00:00')}
${post(42, 'The second', 'draft', 'podlove-2020-02-01-b', '0000-00-00 00:00:00')}
<item><title>About us</title><wp:post_id>1</wp:post_id><wp:post_type>page</wp:post_type><wp:status>publish</wp:status></item>
</channel></rss>`

async function imported(program: string, files: Readonly<Record<string, string | Uint8Array>>) {
  const show = await exportedShow(memoryStorage(files), program)
  if (!show) return undefined
  const storage = memoryStorage({})
  const terms = { url: 'https://station.example', email: 'desk@station.example' }
  const result = await importRead(storage, starter, { name: 'export', show }, terms)
  const { station } = await readStation(storage)
  return { ...result, storage, station }
}

t.test('Podlove Publisher: its export and that of WordPress make one show', async (t) => {
  const read = await imported('podlove', {
    'ebb.podlove.2024-01-01.xml.gz': gzipSync(PODLOVE),
    'wordpress.xml': WORDPRESS,
  })
  t.match(read?.station?.feeds, [{ title: 'Ebb & Flow', language: 'de', explicit: false }])
  t.match(
    read?.station?.episodes.find(({ slug }) => slug === 'the-first-tide'),
    {
      guid: 'podlove-2020-01-01-a',
      date: new Date('2020-01-01T18:00:00Z'),
      status: 'published',
      episode: 1,
      explicit: true,
      summary: 'How it began.',
      link: 'https://ebb.example/41/',
      notes: 'About **The first tide**.',
      // The asset that the feed carries.
      recording: {
        url: 'https://media.example/ebb/ebb001-small.m4a',
        bytes: 3000,
        type: 'audio/mp4',
        seconds: 3723,
      },
      alternatives: [{ type: 'audio/mpeg', sources: [{ uri: 'https://media.example/ebb/ebb001.mp3' }] }],
      chapters: [
        { title: 'Hello', start: 0 },
        { title: 'Out there', start: 192.5, url: 'https://sea.example/' },
      ],
      soundbites: [{ start: 60, duration: 30, title: 'Why' }],
      license: { name: 'CC BY 4.0' },
    },
  )
  t.match(
    read?.station?.episodes.find(({ slug }) => slug === 'the-second'),
    { status: 'draft' },
  )
  t.equal(read?.station?.episodes.length, 2, 'pages are no episodes')
  t.same((await feedOf(read?.storage ?? memoryStorage({}), read?.feed ?? '')).errors, [])
  t.equal(await imported('podlove', { 'a.xml': '<a/>', 'b.xml.gz': 'no gzip' }), undefined)
})

t.test('Castopod: what its API answers', async (t) => {
  const podcast = {
    id: 3,
    guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
    handle: 'ebb',
    title: 'Ebb and Flow',
    description_markdown: 'About **tides**.',
    language_code: 'fr',
    parental_advisory: 'clean',
    owner_name: 'Ebb Radio',
    owner_email: 'desk@ebb.example',
    publisher: 'Ebb',
    type: 'serial',
    is_locked: 1,
    is_completed: false,
    location_name: 'Brest',
    feed_url: 'https://pods.example/@ebb/feed.xml',
  }
  const episode = {
    id: 5,
    podcast_id: 3,
    guid: 'https://pods.example/@ebb/episodes/one',
    slug: 'one',
    title: 'One',
    description_markdown: 'Words with **weight**.',
    audio_url: 'https://pods.example/audio/one.m4a',
    cover_url: 'https://pods.example/one.jpg',
    duration: 62,
    number: 1,
    season_number: 2,
    type: 'bonus',
    parental_advisory: 'explicit',
    is_blocked: true,
    location_name: 'Ouessant',
    location_geo: 'geo:48.45,-5.1',
    transcript_remote_url: 'https://pods.example/one.srt',
    chapters_remote_url: 'https://pods.example/one.json',
    published_at: { date: '2023-03-01 10:00:00.000000', timezone_type: 3, timezone: 'UTC' },
  }
  const files = {
    'podcasts.json': JSON.stringify([podcast]),
    'episodes.json': JSON.stringify([
      episode,
      { ...episode, id: 6, guid: 'b', slug: 'b', title: 'B', published_at: null },
      { ...episode, podcast_id: 9 },
    ]),
    'broken.json': '{',
  }
  const read = await imported('castopod', files)
  t.match(read?.station?.feeds, [
    {
      title: 'Ebb and Flow',
      type: 'serial',
      locked: true,
      guid: podcast.guid,
      locations: [{ name: 'Brest' }],
    },
  ])
  t.match(
    read?.station?.episodes.find(({ slug }) => slug === 'one'),
    {
      guid: episode.guid,
      date: new Date('2023-03-01T10:00:00Z'),
      season: 2,
      episode: 1,
      kind: 'bonus',
      explicit: true,
      notes: 'Words with **weight**.',
      recording: { url: episode.audio_url, seconds: 62 },
      coverUrl: episode.cover_url,
      chaptersUrl: episode.chapters_remote_url,
      transcriptLinks: [{ url: episode.transcript_remote_url, type: 'application/x-subrip' }],
      block: true,
      locations: [{ name: 'Ouessant', geo: 'geo:48.45,-5.1' }],
    },
  )
  t.match(
    read?.station?.episodes.map(({ slug, status }) => [slug, status]),
    [
      ['b', 'draft'],
      ['one', 'published'],
    ],
  )
  const record = JSON.parse(
    new TextDecoder().decode(await read?.storage.read('feeds/ebb-and-flow.old-feed.json')),
  )
  t.match(record, { url: podcast.feed_url, items: [[episode.guid, 'One']] })
  t.same((await feedOf(read?.storage ?? memoryStorage({}), read?.feed ?? '')).errors, [])
})
