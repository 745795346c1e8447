// How long a large show takes to come in: `npm run bench:import`, or with a number of items behind it. Exits with 1 where it takes longer
// or more memory than docs/import.md allows.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const items = Number(process.argv[2] ?? 10_000)
const PROGRAM = fileURLToPath(new URL('../../lib/cli/inonda.js', import.meta.url))
/** Says in the process itself what it has used. */
const AT_END = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, JSON.stringify(process.resourceUsage())))",
)}`
/** What 10,000 may take: seconds, and megabytes of memory. */
const MOST = { feed: 30, joined: 60, megabytes: 500 }

const folder = mkdtempSync(join(tmpdir(), 'inonda-import-'))
try {
  writeFileSync(join(folder, 'feed.xml'), feed(items))
  mkdirSync(join(folder, 'texts'))
  for (let number = 1; number <= items; number++)
    writeFileSync(join(folder, 'texts', `${number}.vtt`), captions(number))

  const alone = await run(['import', 'feed.xml', '--no-downloads', '--station', 'one'])
  const again = await run(['import', 'feed.xml', '--no-downloads', '--station', 'one'])
  const joined = await run([
    'import',
    'feed.xml',
    '--no-downloads',
    '--station',
    'two',
    '--transcripts',
    'texts',
  ])
  say(
    `${items} items, ${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}`,
  )
  tell('a feed without its media', alone)
  tell('the same once more', again)
  tell('a feed and a transcript for each item', joined)
  const isSlow = alone.seconds > MOST.feed || joined.seconds > MOST.joined
  if (items === 10_000 && (isSlow || alone.megabytes > MOST.megabytes)) {
    say(`More than ${MOST.feed} s, ${MOST.joined} s or ${MOST.megabytes} MB.`)
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Runs a command; how long it took, how long it computed, and the most memory that it had. */
function run(words) {
  const child = spawn(process.execPath, ['--import', AT_END, PROGRAM, ...words], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const start = performance.now()
  let reported = ''
  let usage = ''
  child.stderr.on('data', (chunk) => {
    reported = `${reported}${chunk}`.slice(-2000)
  })
  child.stdio[3].on('data', (chunk) => {
    usage += chunk
  })
  return new Promise((done, failed) => {
    child.on('close', (status) => {
      if (status !== 0) {
        failed(new Error(`inonda ${words.join(' ')} ended with ${status}:\n${reported}`))
        return
      }
      const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(usage)
      const seconds = (performance.now() - start) / 1000
      done({ seconds, computed: (userCPUTime + systemCPUTime) / 1e6, megabytes: (maxRSS * 1024) / 1e6 })
    })
  })
}

function tell(what, { seconds, computed, megabytes }) {
  say(
    `${what}: ${seconds.toFixed(1)} s, of them ${computed.toFixed(1)} s computing, ${Math.round(megabytes)} MB`,
  )
}

function say(line) {
  process.stdout.write(`${line}\n`)
}

function feed(count) {
  const all = Array.from({ length: count }, (_, index) => item(count - index))
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Long Show</title><link>https://long.example/</link><description>Ten thousand talks.</description><language>en</language>
<itunes:author>Long Radio</itunes:author><itunes:owner><itunes:name>Long Radio</itunes:name><itunes:email>desk@long.example</itunes:email></itunes:owner>
<itunes:category text="Business"/><itunes:explicit>false</itunes:explicit>
${all.join('\n')}
</channel></rss>
`
}

function item(number) {
  const date = new Date(Date.UTC(1995, 0, 1) + number * 86_400_000).toUTCString()
  return `<item><title>Talk ${number} &amp; its questions</title><guid isPermaLink="false">long-${number}</guid><link>https://long.example/${number}</link>
<pubDate>${date}</pubDate><description>What talk ${number} is about.</description>
<content:encoded><![CDATA[<p>What <b>talk ${number}</b> is about, with <a href="https://guest.example/${number}">a guest</a>.</p><ul><li>One</li><li>Two</li></ul>]]></content:encoded>
<enclosure url="https://media.example/${number}.mp3" length="${40_000_000 + number}" type="audio/mpeg"/><itunes:duration>${1800 + (number % 1800)}</itunes:duration>
<itunes:episode>${number}</itunes:episode><podcast:person role="guest">Guest ${number % 997}</podcast:person></item>`
}

function captions(number) {
  const clock = (second) =>
    `00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000`
  const cues = Array.from(
    { length: 60 },
    (_, index) =>
      `${clock(index * 5)} --> ${clock(index * 5 + 4)}\n<v ${index % 2 === 0 ? 'Ann Lee' : `Guest ${number % 997}`}>What was said in sentence ${index} of talk ${number}.\n`,
  )
  return `WEBVTT\n\n${cues.join('\n')}`
}
