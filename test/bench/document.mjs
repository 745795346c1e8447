// docs/performance.md, of what was measured; what was not is a dash, or is left out.
import { isQuiet } from './measure.mjs'
import { targetsOf } from './targets.mjs'

const NAMES = {
  node: '`node -e 0`',
  version: '`inonda --version`',
  help: '`inonda --help`',
  check: '`inonda check` on the sample, unchanged since the last time',
  reading: 'of it, the reading itself (in a process that has loaded everything)',
  start: 'of it, the start',
}
const WAYS = {
  podcast: '`podcast`, all items at once',
  'podcast, given items': '`podcast`, its items given ready, notes already HTML',
  documents: 'Inonda, nothing kept',
  first: 'Inonda, nothing kept, keeping all (both sides cold)',
  nothing: 'Inonda, nothing changed',
  changed: 'Inonda, the newest changed, with ETag',
  'changed in an archive': 'Inonda, the oldest changed, with ETag',
  'changed and compressed': 'Inonda, the newest changed, with ETag and gzip',
}

/** @param measured starting (versions and starts), answers, builds by size, feeds by size; each may be absent */
export function documentOf(measured) {
  const { starting, answers, builds, feeds, remark } = measured
  const { versions } = starting ?? {}
  return `# Performance

${versions ? madeOf(versions) : ''}CPU is user and system time together, of all threads. Ratios travel to other computers; seconds do not.
A figure is called quiet where all other processes together used at most a twentieth of the computer meanwhile.
${remark ? `\n${remark}\n` : ''}
## Targets

Ratios of CPU where nothing else is said.

${table(['id', 'target', 'wanted', 'reached', ''], targetsOf(measured).map(targetRow))}
${builds.length > 0 ? `\n${buildsPart(builds)}\n` : ''}${starting ? `\n${startsPart(starting)}\n` : ''}${feeds.map(feedPart).join('')}${answers ? `\n${answersPart(answers)}\n` : ''}`
}

function madeOf({ day, node, podcast, hugo, cores }) {
  return `Measured on ${day} by \`npm run bench\`, both sides of every ratio in one run on one computer of ${cores} cores: Node.js ${node},
podcast ${podcast}, Hugo ${hugo}. `
}

function targetRow({ id, text, wanted, reached, isMet }) {
  const said = typeof reached === 'number' ? figure(reached) : (reached ?? 'not measured')
  return [id, text, wanted, said, isMet === undefined ? '–' : isMet ? 'met' : '**not met**']
}

function buildsPart(builds) {
  const full = builds.flatMap(({ size, files, ...by }) =>
    [
      ['Inonda', by.plain],
      ['Inonda, with cards', by.full],
      ['Hugo, a bare page each', by.hugoFull],
      ['Hugo, the same files each', by.hugoSame],
    ]
      .filter(([, run]) => run !== undefined)
      .map(([who, run]) => [
        size,
        who,
        seconds(run.cpu),
        seconds(run.wall),
        megabytes(run.memory),
        figure(run.cpu / by.hugoFull.cpu),
        by.hugoSame ? figure(run.cpu / by.hugoSame.cpu) : '–',
        run === by.full && files ? `${((run.cpu / files) * 1000).toFixed(1)} ms` : '–',
        load(run),
      ]),
  )
  const again = builds
    .filter(({ one }) => one !== undefined)
    .map(({ size, full: cards, plain, one, nothing, hugoFull, hugoOne }) => {
      const own = cards ?? plain
      return [
        size,
        seconds(one.cpu),
        figure(one.cpu / own.cpu),
        figure(one.cpu / hugoFull.cpu),
        hugoOne ? seconds(hugoOne.cpu) : '–',
        seconds(nothing.cpu),
        figure(nothing.cpu / own.cpu),
        figure(nothing.cpu / hugoFull.cpu),
        load(one),
      ]
    })
  const current = builds.map(({ size, serve, saves, hugoSave }) => [
    size,
    serve ? seconds(serve.seconds) : '–',
    milliseconds(saves?.again_ms),
    milliseconds(saves?.all_ms),
    milliseconds(saves?.median_ms),
    milliseconds(saves?.worst_ms),
    milliseconds(saves?.others_worst_ms),
    milliseconds(hugoSave?.median_ms),
    load(builds.find((one) => one.size === size)),
  ])
  const drawn = builds.some(({ one }) => one !== undefined)
  return `## Builds

Every episode has rich front matter, a transcript of 13 KB with times and six chapters, and a recording. Inonda writes for each a
page, an embedded page, five forms of the transcript, a picture for previews (a card, drawn by the optional package sharp),
chapters, oEmbed and search texts, besides feeds and lists. Hugo is measured twice: with one bare page for each and one RSS feed from the
same words, and with the same files for each (a rich page and all forms by output formats; without cards, an index of words, a check of
the feed, and captions cut into lines).

${table(['episodes', 'full build', 'CPU', 'time', 'peak memory', '× Hugo’s bare pages, CPU', '× Hugo’s same files, CPU', 'CPU a file', 'computer'], full)}

${table(['episodes', 'one changed: CPU', '× full', '× Hugo’s bare pages', 'Hugo again', 'nothing changed: CPU', '× full', '× Hugo’s bare pages', 'computer'], again)}

While serving: how long the first answer takes with nothing changed, of a server that comes after \`build\` and of one that was there
before and has kept what it made; how long it takes there until any address is answered; how long a save takes until it is answered,
and how long others wait for theirs meanwhile. Hugo’s figure is what \`hugo server\` says of its own work.

${table(['episodes', 'serve after build', 'serve again', 'any address', 'a save', 'the slowest', 'others wait at most', 'hugo server, a save', 'computer'], current)}
${drawn ? '\n![Time and memory by the number of episodes](growth.svg)\n' : ''}`.trimEnd()
}

function startsPart({ starts, others }) {
  const rows = Object.entries(starts).map(([name, { cpu }]) => [
    NAMES[name] ?? name,
    seconds(cpu),
    figure(cpu / starts.node.cpu),
  ])
  return `## Starting

${measuredOn({ others })}

${table(['command', 'CPU', '× node -e 0'], rows)}`
}

function feedPart({ size, bytes, documents, ways, compressed, compressedWhole, isPodcastSame, others }) {
  const rows = Object.entries(ways).map(([way, { cpu, times, cold, memory, bytes: made }]) => [
    WAYS[way] ?? way,
    `${figure(cpu.middle)} ms`,
    ranged(times),
    `${figure(cold.middle)} ms`,
    `${Math.max(0, memory).toFixed(0)} MB`,
    made === 0 ? '–' : `${(made / 1e6).toFixed(2)} MB`,
  ])
  return `
## The feed alone, ${size} episodes

${(bytes / 1e6).toFixed(1)} MB of RSS; a station cuts it into ${documents} documents, none over a megabyte, so that no number of items is too many for
one text. Both sides make the same fields from the same episodes, Markdown and all, where they are not given ready. CPU of warm runs and of
the first one in a process, memory above what the episodes need. gzip has ${compressed} bytes where all at once would have ${compressedWhole}.
${measuredOn({ others })}
${isPodcastSame ? '' : 'What `podcast` makes is another text at every start: it writes the time of day into it.\n'}
${table(['way', 'CPU', '× podcast (least–most)', 'first time', 'peak memory', 'made anew'], rows)}
`
}

function answersPart({ shapes, versions, memory, rested, rounds, seconds: time, others }) {
  const rows = shapes.map(({ shape, peers }) => {
    const of = (name) => peers.find(({ peer }) => peer === name) ?? {}
    const { cpu, nginx, http, static: statics, rateOfNginx, p99OfNginx } = of('inonda')
    const turned = statics && {
      middle: 1 / statics.middle,
      least: 1 / statics.most,
      most: 1 / statics.least,
    }
    const logged = of('inonda, requests logged').plain
    return [
      shape,
      cpu?.middle.toFixed(0) ?? '–',
      ...[nginx, http, turned, rateOfNginx, p99OfNginx, logged].map(ranged),
    ]
  })
  const head = [
    'answer',
    'µs',
    '× nginx',
    '× node:http',
    '@fastify/static × ours',
    'rate, × nginx',
    'p99, × nginx',
    'request log, × without',
  ]
  const resident = Object.entries(memory).map(([name, own]) => `${name} ${rested[name]} → ${own}`)
  return `## Answers

CPU for each answer of a server on one core, with the load on another, beside nginx, bare \`node:http\` (over TLS \`node:https\`) and
@fastify/static as it comes, all with one certificate (ECDSA P-256, TLS 1.3). Medians of ${rounds} rounds of ${time} s in which the servers take
turns; ratios are formed inside each round, and their least and most stand in brackets.
${measuredOn({ others })}

${table(head, rows)}

nginx ${versions.nginx}, fastify ${versions.fastify}, @fastify/static ${versions['@fastify/static']}, wrk ${versions.wrk}. Memory of each server’s process before and after, MB: ${resident.join(', ')}.`
}

/** Whether the computer did something else meanwhile. */
function load(run) {
  const { others } = run ?? {}
  if (others === undefined) return '–'
  return isQuiet(others) ? 'quiet' : `busy (${others.toFixed(1)} cores)`
}

function measuredOn(run) {
  return run.others === undefined ? '' : `Computer meanwhile: ${load(run)}.`
}

function table(head, rows) {
  const row = (listed) => `| ${listed.join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

function ranged(spread) {
  if (spread === undefined) return '–'
  const { middle, least, most } = spread
  return least === most ? figure(middle) : `${figure(middle)} (${figure(least)}–${figure(most)})`
}

function seconds(value) {
  return `${value.toFixed(value < 10 ? 2 : 1)} s`
}

function milliseconds(value) {
  return value === undefined ? '–' : `${Math.round(value)} ms`
}

function megabytes(value) {
  return `${Math.round(value)} MB`
}

function figure(value) {
  return value < 0.1
    ? value.toFixed(3)
    : value < 10
      ? value.toFixed(2)
      : value < 100
        ? value.toFixed(1)
        : value.toFixed(0)
}
