// Measures, and writes docs/performance.md with docs/growth.svg: npm run bench [-- --sizes 100,1000,10000 --runs 3].
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { plot } from './plot.mjs'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,300,1000' },
    runs: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
  },
})
const NAMES = { node: '`node -e 0`', help: '`inonda --help`', check: '`inonda check` on the sample' }
const docs = new URL('../../docs/', import.meta.url)
const place = mkdtempSync(join(tmpdir(), 'inonda-report-'))
try {
  const builds = measured('builds.mjs', ['--sizes', values.sizes, '--runs', values.runs])
  const answers = measured('answers.mjs', ['--rounds', values.rounds])
  writeFileSync(new URL('performance.md', docs), page(builds, answers))
  writeFileSync(new URL('growth.svg', docs), plot(builds.sizes))
} finally {
  rmSync(place, { recursive: true, force: true })
}

function measured(script, words) {
  const file = join(place, `${script}.json`)
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { status } = spawnSync(process.execPath, [path, ...words, '--json', file], {
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error(`${script} failed`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

function page({ versions, starts, sizes }, answers) {
  const day = new Date().toISOString().slice(0, 10)
  const row = (...cells) => `| ${cells.join(' | ')} |`
  const table = (head, rows) => [row(...head), row(...head.map(() => '---')), ...rows].join('\n')
  return `# Performance

Measured on ${day} by \`npm run bench\`, both sides of every ratio in one run on one computer of ${versions.cores} cores: Node.js ${versions.node},
podcast ${versions.podcast}, Hugo ${versions.hugo}. CPU is user and system time together, of all threads. Ratios travel to other computers; seconds do not.

## Builds

Every episode has rich front matter, a transcript of 13 KB with times and six chapters, and a recording. Inonda writes for each a
page, an embedded page, five forms of the transcript, a picture for previews, chapters, oEmbed and search texts, besides feeds and
lists; Hugo writes one page for each and one RSS feed, from the same words. So the first ratio says what all of that costs,
not how fast the two are at the same work.

${table(
  ['episodes', 'files', 'full: CPU', 'wall', 'peak memory', '× Hugo’s CPU', 'CPU a file'],
  sizes.map(({ size, files, full, hugoFull }) =>
    row(
      size,
      files,
      seconds(full.cpu),
      seconds(full.wall),
      megabytes(full.memory),
      ratio(full.cpu / hugoFull.cpu),
      `${((full.cpu / files) * 1000).toFixed(1)} ms`,
    ),
  ),
)}

${table(
  [
    'episodes',
    'one changed: CPU',
    '× full',
    '× Hugo’s full',
    'nothing changed: CPU',
    '× full',
    'serve answers after',
  ],
  sizes.map(({ size, full, one, nothing, hugoFull, serve }) =>
    row(
      size,
      seconds(one.cpu),
      ratio(one.cpu / full.cpu),
      ratio(one.cpu / hugoFull.cpu),
      seconds(nothing.cpu),
      ratio(nothing.cpu / full.cpu),
      seconds(serve.seconds),
    ),
  ),
)}

![Time and memory by the number of episodes](growth.svg)

## Starting

${table(
  ['command', 'CPU', '× node -e 0'],
  Object.entries(starts).map(([name, { cpu }]) =>
    row(NAMES[name] ?? name, seconds(cpu), ratio(cpu / starts.node.cpu)),
  ),
)}

## Answers

CPU for each answer of a server on one core, with the load on another, beside nginx, bare \`node:http\` and @fastify/static as it comes.

${answersTable(answers, table, row)}

## Against the targets

${targets(sizes, starts)}
`
}

function targets(sizes, starts) {
  const { size, full, one, nothing, hugoFull, serve } = sizes.at(-1)
  const said = (what, target, reached, isMet) =>
    `- ${what}: ${target} wanted, ${reached} reached at ${size} episodes: ${isMet ? 'met' : 'not met'}.`
  return [
    said(
      'A full build against Hugo’s one page each',
      'at most 1',
      ratio(full.cpu / hugoFull.cpu),
      full.cpu <= hugoFull.cpu,
    ),
    said('Peak memory of a full build', 'below 600 MB', megabytes(full.memory), full.memory < 600),
    said(
      'One change against our full build',
      'at most 0.05',
      ratio(one.cpu / full.cpu),
      one.cpu <= 0.05 * full.cpu,
    ),
    said(
      'One change against Hugo’s full build',
      'at most 0.05',
      ratio(one.cpu / hugoFull.cpu),
      one.cpu <= 0.05 * hugoFull.cpu,
    ),
    said(
      'Nothing changed against our full build',
      'at most 0.025',
      ratio(nothing.cpu / full.cpu),
      nothing.cpu <= 0.025 * full.cpu,
    ),
    said('The first answer of serve', 'within 2 s', seconds(serve.seconds), serve.seconds <= 2),
    `- \`check\` on the sample: 3 times \`node -e 0\` wanted, ${ratio(starts.check.cpu / starts.node.cpu)} times reached: ${starts.check.cpu <= 3 * starts.node.cpu ? 'met' : 'not met'}.`,
  ].join('\n')
}

function answersTable({ shapes, versions, memory }, table, row) {
  const rows = shapes.map(({ shape, peers }) => {
    const of = (name) => peers.find(({ peer }) => peer === name) ?? {}
    const { cpu, nginx, http, static: statics, rateOfNginx, p99OfNginx } = of('inonda')
    const logged = of('inonda, requests logged').plain
    const cells = [cpu?.toFixed(0), nginx, http, statics && 1 / statics, rateOfNginx, p99OfNginx, logged]
    return row(
      shape,
      ...cells.map((cell) => (cell === undefined ? '–' : typeof cell === 'string' ? cell : ratio(cell))),
    )
  })
  const head = [
    'answer',
    'µs',
    '× nginx',
    '× node:http',
    '@fastify/static costs, × ours',
    'rate, × nginx',
    'p99, × nginx',
    'with request log, × without',
  ]
  return `${table(head, rows)}

nginx ${versions.nginx}, fastify ${versions.fastify}, @fastify/static ${versions['@fastify/static']}, wrk ${versions.wrk}. Memory of the server’s process after the run: ${memory.inonda} MB
(the recording that it reads from included).`
}

function seconds(value) {
  return `${value.toFixed(value < 10 ? 2 : 1)} s`
}

function megabytes(value) {
  return `${Math.round(value)} MB`
}

function ratio(value) {
  return value < 0.1 ? value.toFixed(3) : value < 10 ? value.toFixed(2) : value.toFixed(1)
}
