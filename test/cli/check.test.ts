import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { GOOD } from '../lint/good-feed.ts'
import { inonda } from './a-terminal.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A station of so many episodes, each without a word about itself, and one that names a feed that is not there. */
async function station(t: Test, episodes: number, feed = ''): Promise<string> {
  const folder = join(t.testdir({}), 'station')
  const about = ['--title', 'Harbour', '--url', 'https://radio.example.org', '--email', 'a@radio.example.org']
  await inonda(['init', folder, ...about, '--language', 'en'])
  writeFileSync(join(folder, 'feeds/harbour.yaml'), `${HARBOUR}${feed}`)
  cpSync(join(ROOT, 'feeds/radio-bocconi.png'), join(folder, 'feeds/harbour.png'))
  for (let n = 1; n <= episodes; n++) {
    const episode = join(folder, `episodes/talk-${n}`)
    mkdirSync(episode, { recursive: true })
    cpSync(join(ROOT, 'episodes/read-along/read-along.mp3'), join(episode, 'talk.mp3'))
    writeFileSync(join(episode, 'episode.md'), episodeFile(n, n === 1 ? 'nowhere' : 'harbour'))
  }
  return folder
}

const HARBOUR = `title: Harbour
description: What the harbour talks about.
author: Ann
categories: [News]
artwork: harbour.png
explicit: false
`

function episodeFile(n: number, feed: string): string {
  const guid = `0d6b4b2e-000${n}-4f6e-9d1c-3f7c1f0a0002`
  return `---\ntitle: Talk ${n}\nguid: ${guid}\nfeed: ${feed}\nstatus: published\ndate: 2026-01-0${n}T06:00:00Z\nlanguage: en\n---\n`
}

t.test(
  'check says a fault once, in the words of the producer’s files; the errors come last, and then the count',
  async (t) => {
    const folder = await station(t, 6)
    const { status, err } = await inonda(['check', '--station', folder])
    t.equal(status, 1)
    const told = err.split('\n').filter((line) => / (error|warning|info) [a-z]+\./.test(line))
    t.match(told.at(-1), /error episode\.feed-unknown/, 'the error last')
    t.match(err, /\n… 3 more of episode\.description-missing \(--all shows them\)\n1 error, 6 warnings$/)
    t.equal(told.filter((line) => line.includes('episode.description-missing')).length, 3)
    t.notMatch(err, /<description>|rss\.item-description-missing/)
    const all = await inonda(['check', '--station', folder, '--all'])
    t.equal(all.err.match(/warning episode\.description-missing/g)?.length, 6)
  },
)

t.test('a feed’s fault is told once, and of the file, where its file has none', async (t) => {
  const folder = await station(t, 2)
  const file = join(folder, 'episodes/talk-2/episode.md')
  writeFileSync(
    file,
    `${episodeFile(2, 'harbour').replace('Talk 2', 'Ep. 2: Fish')}\n[about us](/about) and <blink>x</blink>\n`,
  )
  writeFileSync(join(folder, 'episodes/talk-1/episode.md'), `${episodeFile(1, 'harbour')}\nHow it began.\n`)
  const { out } = await inonda(['check', '--station', folder, '--format', 'json'])
  for (const one of JSON.parse(out) as Diagnostic[]) {
    t.notMatch(one.hint, /<[a-z]+[:>]|\b[a-z]+="/i, `${one.code}: ${one.hint}`)
    t.notOk('fix' in one, `${one.code}: an edit of the feed is none of its source`)
  }
})

t.test('--quiet tells errors alone, --strict fails on warnings too', async (t) => {
  const folder = await station(t, 2)
  const quiet = await inonda(['check', '--station', folder, '--quiet'])
  t.equal(quiet.status, 1)
  t.match(quiet.err, /episode\.feed-unknown/)
  t.notMatch(quiet.err, /warning/)
  const file = join(
    t.testdir({ 'feed.xml': GOOD.replace('<itunes:explicit>true', '<itunes:explicit>yes') }),
    'feed.xml',
  )
  t.equal((await inonda(['lint', file])).status, 0)
  const strict = await inonda(['lint', file, '--strict', '-q'])
  t.equal(strict.status, 1)
  t.match(strict.err, /warning itunes\.explicit-old/)
  t.equal((await inonda(['lint', file, '-q'])).err, '', 'nothing where there is no error')
})

t.test('a list for programs is bounded, gravest first, and says what it leaves out', async (t) => {
  const item = '<item><pubDate>x</pubDate><itunes:explicit>yes</itunes:explicit><foo/></item>'
  const feed = GOOD.replace('</channel>', () => `${item.repeat(12_000)}</channel>`)
  const file = join(t.testdir({ 'feed.xml': feed }), 'feed.xml')
  const { status, out } = await inonda(['lint', file, '--format', 'json'])
  const all = JSON.parse(out) as Diagnostic[]
  t.equal(status, 1)
  t.ok(all.length < 5_500 && out.length < 4_000_000, `${all.length} of them, ${out.length} characters`)
  t.match(
    all.find((one) => one.code === 'output.left-out' && one.message.includes('rss.date-wrong'))?.message,
    '11500 more',
  )
})

t.test('what artwork shows is said in the feed and on the pages, where a station says it', async (t) => {
  const folder = await station(t, 2, 'artworkAlt: A crane & a gull\n')
  writeFileSync(
    join(folder, 'episodes/talk-1/episode.md'),
    `${episodeFile(1, 'harbour').replace('language: en', 'language: en\ncoverAlt: Two people on a boat')}\nHow it began.\n`,
  )
  cpSync(join(ROOT, 'feeds/radio-bocconi.png'), join(folder, 'episodes/talk-1/cover.png'))
  t.equal((await inonda(['build', '--station', folder])).status, 0)
  const built = (path: string) => readFileSync(join(folder, 'dist', path), 'utf8')
  t.match(built('feeds/harbour.xml'), /<podcast:image [^>]*alt="A crane &amp; a gull"/)
  t.match(built('feeds/harbour.xml'), /<podcast:image [^>]*alt="Two people on a boat"/)
  t.match(built('episodes/talk-1/index.html'), 'alt="Two people on a boat"')
  t.match(built('episodes/talk-2/index.html'), 'alt="A crane &amp; a gull"')
})
