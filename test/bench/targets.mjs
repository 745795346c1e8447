// What is wanted, and what was reached: one row for each target, for the head of docs/performance.md.

/** Ratios of CPU, unless a row says otherwise. `reached` is the middle; undefined where it was not measured. */
export function targetsOf({ starting, answers, builds, feeds }) {
  return [...feedTargets(feeds), ...answerTargets(answers), ...buildTargets(builds, starting?.starts)]
}

function feedTargets(feeds) {
  return feeds.flatMap(({ size, bytes, ways, memoryTimes, compressed, compressedWhole, isSame }) => {
    const at = (text) => `${text}, ${size} episodes`
    const isLarge = size >= 10_000
    const memory = Math.max(...CHANGES.map((way) => ways[way].memory))
    return [
      atMost('F1', at('full feed × bare podcast'), 1.15, ways.documents.times.middle),
      atMost('F1', at('its peak memory × that of podcast'), 1.1, memoryTimes.middle),
      atMost(
        'F2',
        at('one change, feed and ETag × full podcast'),
        isLarge ? 0.08 : 0.05,
        ways.changed.times.middle,
      ),
      atMost(
        'F3',
        at('the same with gzip × full podcast'),
        isLarge ? 0.15 : 0.1,
        ways['changed and compressed'].times.middle,
      ),
      atMost('F3', at('gzip × gzip of the whole, bytes'), 1.1, compressed / compressedWhole),
      {
        id: 'F4',
        text: at('bytes and tags the same over rebuilds and starts'),
        wanted: 'the same',
        reached: isSame ? 'the same' : 'others',
        isMet: isSame,
      },
      atMost('F5', at('memory of one change × bytes of the feed'), 4, (memory * 2 ** 20) / bytes),
    ]
  })
}

const CHANGES = ['changed', 'changed in an archive', 'changed and compressed']
/** What a process may have besides what it keeps ready: MB. */
const PROCESS_MB = 130
/** Twice the feed in three codings and the page, of test/bench/material.mjs. */
const CACHED_MB = 3

function answerTargets(answers) {
  const of = (shape, peer = 'inonda') => {
    return answers?.shapes.find((one) => one.shape === shape)?.peers.find((one) => one.peer === peer) ?? {}
  }
  const turned = (spread) => spread && 1 / spread.middle
  const cpu = (id, shape, most) => atMost(id, `${shape} × nginx`, most, of(shape).nginx?.middle)
  const rate = (id, shape, least) =>
    atLeast(id, `${shape}, rate × nginx`, least, of(shape).rateOfNginx?.middle)
  const statics = (id, shape, least) => {
    return atLeast(id, `${shape}: @fastify/static × ours`, least, turned(of(shape).static))
  }
  return [
    cpu('S1', '304', 2.3),
    atLeast('S1', '304: node:http × ours', 0.95, turned(of('304').http)),
    rate('S1', '304', 0.45),
    cpu('S2', 'feed, gzip', 2.5),
    cpu('S2', 'feed, br', 2.5),
    cpu('S2', 'feed, gzip, TLS', 1.1),
    statics('S2', 'feed, gzip', 5),
    statics('S2', 'feed, br', 5),
    cpu('S3', 'feed, identity', 2.5),
    statics('S3', 'feed, identity', 10),
    cpu('S4', 'range', 2.2),
    statics('S4', 'range', 2.5),
    rate('S4', 'range', 0.6),
    cpu('S5', 'page', 3),
    statics('S5', 'page', 5),
    atMost('S5', 'page, p99 × nginx', 3, of('page').p99OfNginx?.middle),
    cpu('S6', '304, new connection, TLS', 2),
    rate('S6', '304, new connection, TLS', 0.6),
    atMost(
      'S7',
      '304 with its request logged × without',
      1.25,
      of('304', 'inonda, requests logged').plain?.middle,
    ),
    atMost('S7', 'memory of a process, MB', PROCESS_MB + CACHED_MB, answers?.memory.inonda),
  ]
}

/** What the targets of builds are for; where it was not measured, the largest. */
const JUDGED = 10_000
/** Beside it, for how time grows. */
const GROWN = 50_000

function buildTargets(builds, starts) {
  const judged = builds.find((one) => one.size === JUDGED) ?? builds.at(-1)
  const grown = builds.find((one) => one.size === GROWN)
  const { size, full, plain, one, nothing, hugoFull, hugoSame, serve, hugoSave, saves } = judged ?? {}
  const own = plain ?? full
  const at = (text) => `${text}, ${size} episodes`
  const per = (ours, theirs) => ours && theirs && ours / theirs
  const node = starts?.node.cpu
  const beyond = (run) => run && node && run.cpu - node
  return [
    atMost('B1', at('full build without cards × Hugo’s one bare page each'), 4, per(own?.cpu, hugoFull?.cpu)),
    atMost('B1', at('the same × Hugo’s same files each'), 0.4, per(own?.cpu, hugoSame?.cpu)),
    atMost('B1', at('peak memory, MB'), 600, own?.memory),
    atMost('B1', `time of ${GROWN} episodes × that of ${JUDGED}`, 5.5, per(grown?.plain.wall, own?.wall)),
    atMost('B2', at('one change, seconds beyond `node -e 0`'), 0.35, beyond(one)),
    atMost('B2', at('nothing changed, seconds beyond `node -e 0`'), 0.35, beyond(nothing)),
    atMost('B2', at('a save while serving, ms until it is answered'), 100, saves?.median_ms),
    atMost('B2', at('others wait meanwhile at most, ms'), 20, saves?.others_worst_ms),
    atMost('B2', at('a save × hugo server'), 1, per(saves?.median_ms, hugoSave?.median_ms)),
    atMost('6', at('serve again, s until any address is answered'), 1, saves?.all_ms && saves.all_ms / 1000),
    atMost('6', at('the first answer of serve after build, s'), 2, serve?.seconds),
    atMost('6', '`check` on the unchanged sample × `node -e 0`', 3, per(starts?.check.cpu, node)),
  ]
}

function atMost(id, text, most, reached) {
  return {
    id,
    text,
    wanted: `≤ ${most}`,
    reached,
    isMet: reached === undefined ? undefined : reached <= most,
  }
}

function atLeast(id, text, least, reached) {
  return {
    id,
    text,
    wanted: `≥ ${least}`,
    reached,
    isMet: reached === undefined ? undefined : reached >= least,
  }
}
