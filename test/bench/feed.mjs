// The feed alone beside bare `podcast`, each way in processes of its own, the ways taking turns.
//   npm run -s compile && node test/bench/feed.mjs [--sizes 1000,10000] [--rounds 3] [--json FILE]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { spread } from './measure.mjs'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
})
const RUN = fileURLToPath(new URL('feed-run.mjs', import.meta.url))
/** How often each way is gone in one process; the first time is cold, and tells of memory. */
const TIMES = 5
/** What is short wants more runs until it is warm. */
const SHORT_TIMES = 40
const SHORT = ['nothing', 'changed', 'changed in an archive', 'changed and compressed']
const WAYS = [
  'podcast',
  'podcast, given items',
  'documents',
  'first',
  'nothing',
  'changed',
  'changed in an archive',
  'changed and compressed',
]

const place = mkdtempSync(join(tmpdir(), 'inonda-feeds-'))
try {
  const sizes = values.sizes.split(',').map(Number).map(sizeOf)
  const { version } = createRequire(import.meta.url)('podcast/package.json')
  const text = `${JSON.stringify({ versions: { podcast: version }, rounds: Number(values.rounds), sizes }, null, 2)}\n`
  if (values.json) writeFileSync(values.json, text)
  else process.stdout.write(text)
} finally {
  rmSync(place, { recursive: true, force: true })
}

function sizeOf(size) {
  const rounds = Array.from({ length: Number(values.rounds) }, (_, round) => {
    const folder = join(place, `${size}-${round}`)
    return Object.fromEntries(WAYS.map((way) => [way, gone(way, size, folder)]))
  })
  const first = rounds[0]
  // A first run is cold, as its peer's first one is.
  const full = ({ podcast }, way) => (way === 'first' ? podcast.runs[0].cpu : cpuOf(podcast))
  const times = (way) => spread(rounds.map((round) => cpuOf(round[way]) / full(round, way)))
  const peak = (way) => Math.max(...rounds.map((round) => round[way].runs[0].memory))
  return {
    size,
    bytes: first.documents.runs[0].bytes,
    documents: first.documents.runs[0].documents,
    ways: Object.fromEntries(
      WAYS.map((way) => [
        way,
        {
          cpu: spread(rounds.map((round) => cpuOf(round[way]))),
          times: times(way),
          cold: spread(rounds.map((round) => round[way].runs[0].cpu)),
          memory: peak(way),
          bytes: first[way].runs.at(-1).bytes,
        },
      ]),
    ),
    memoryTimes: spread(
      rounds.map(({ podcast, documents }) => documents.runs[0].memory / podcast.runs[0].memory),
    ),
    compressed: first['changed and compressed'].runs.at(-1).bytes,
    compressedWhole: first['changed and compressed'].wholly,
    isSame: rounds.every(
      ({ documents, first: begun, nothing }) =>
        begun.runs[0].digest === documents.runs[0].digest &&
        documents.runs.every(({ digest }) => digest === first.documents.runs[0].digest) &&
        nothing.runs.every(({ documents: made }) => made === 0),
    ),
    isPodcastSame: rounds.every(({ podcast }) => podcast.runs[0].digest === first.podcast.runs[0].digest),
  }
}

function gone(way, size, folder) {
  // What is begun is kept, for those that come after it.
  const times = way === 'first' ? 1 : SHORT.includes(way) ? SHORT_TIMES : TIMES
  const words = ['--expose-gc', RUN, way, String(size), String(times), folder]
  const { status, stdout } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${way} failed at ${size} episodes.`)
  const told = JSON.parse(stdout)
  process.stderr.write(`  ${size} episodes, ${way}: ${cpuOf(told).toFixed(0)} ms CPU\n`)
  return told
}

/** Milliseconds of the middle one of the later runs, which are warm. */
function cpuOf({ runs }) {
  const warm = runs.slice(Math.floor(runs.length / 2))
  return spread(warm.map(({ cpu }) => cpu)).middle
}
