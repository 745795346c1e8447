import { test } from 'tap'
import { readSettings } from '../src/settings.ts'

const DEFAULTS = {
  host: '127.0.0.1',
  port: 3000,
  rateLimit: 12_000,
  searchLimit: 240,
  addresses: { downloads: 1000, connections: 1500, waitingBytes: 128 * 1024 * 1024 },
  trustProxy: false,
  log: 'faults',
  logSample: 1,
  logAddresses: 'off',
  metrics: false,
  workers: 1,
  graceSeconds: 30,
  ceilings: { wait: 500, answers: 1500 },
  announce: 'auto',
}

test('a bare environment gives the defaults', (t) => {
  t.same(readSettings({}), { settings: DEFAULTS, problems: [] })
  const empty = { PATH: '/bin', HOST: '', PORT: ' ', INONDA_LOG: undefined, INONDA_NEW: '' }
  t.same(readSettings(empty), { settings: DEFAULTS, problems: [] })
  t.end()
})

test('every setting is read', (t) => {
  for (const [env, expected] of [
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ HOST: 'radio.example' }, { host: 'radio.example' }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: ' 8080 ' }, { port: 8080 }],
    [{ INONDA_RATE_LIMIT: '0' }, { rateLimit: 0 }],
    [{ INONDA_SEARCH_LIMIT: '30' }, { searchLimit: 30 }],
    [{ INONDA_SEARCH_LIMIT: '0' }, { searchLimit: 0 }],
    [{ INONDA_TRUST_PROXY: 'off' }, { trustProxy: false }],
    [{ INONDA_TRUST_PROXY: '0' }, { trustProxy: false }],
    [{ INONDA_TRUST_PROXY: '1' }, { trustProxy: 1 }],
    [
      { INONDA_TRUST_PROXY: 'loopback, 10.0.0.0/8,2001:db8::1' },
      { trustProxy: ['loopback', '10.0.0.0/8', '2001:db8::1'] },
    ],
    [{ INONDA_LOG: 'requests' }, { log: 'requests' }],
    [{ INONDA_LOG: 'off' }, { log: 'off' }],
    [{ INONDA_LOG_SAMPLE: '100' }, { logSample: 100 }],
    [{ INONDA_LOG_ADDRESSES: 'network' }, { logAddresses: 'network' }],
    [{ INONDA_METRICS: 'on' }, { metrics: true }],
    [{ INONDA_MONITORING_TOKEN: 'abcdefgh.-_~+/12==' }, { monitoringToken: 'abcdefgh.-_~+/12==' }],
    [{ INONDA_WORKERS: '2' }, { workers: 2 }],
    [{ INONDA_GRACE: '5' }, { graceSeconds: 5 }],
    [{ INONDA_WAIT: '0' }, { ceilings: { wait: 0, answers: 1500 } }],
    [{ INONDA_ANSWERS: '200' }, { ceilings: { wait: 500, answers: 200 } }],
    [
      { INONDA_ADDRESS_DOWNLOADS: '0', INONDA_ADDRESS_CONNECTIONS: '60', INONDA_ADDRESS_WAITING: '2' },
      { addresses: { downloads: 0, connections: 60, waitingBytes: 2 * 1024 * 1024 } },
    ],
    [{ INONDA_ANNOUNCE: 'on' }, { announce: 'on' }],
    [{ INONDA_PODPING_COMMAND: ' podping  write ' }, { podping: ['podping', 'write'] }],
    [
      { INONDA_PODPING_COMMAND: `"/opt/my tools/ping" --key='a "b"' '' $HOME;x` },
      { podping: ['/opt/my tools/ping', '--key=a "b"', '', '$HOME;x'] },
    ],
  ] as const) {
    t.same(readSettings(env), { settings: { ...DEFAULTS, ...expected }, problems: [] }, JSON.stringify(env))
  }
  t.end()
})

test('a value that cannot be used is told with what to type', (t) => {
  for (const [name, value] of [
    ['HOST', 'a b'],
    ['HOST', 'http://a/'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PORT', '80.5'],
    ['INONDA_RATE_LIMIT', 'many'],
    ['INONDA_SEARCH_LIMIT', '-1'],
    ['INONDA_TRUST_PROXY', 'on'],
    ['INONDA_TRUST_PROXY', '10.0.0.0/33'],
    ['INONDA_TRUST_PROXY', '0.0.0.0/0'],
    ['INONDA_TRUST_PROXY', '10.0.0.1,'],
    ['INONDA_LOG', 'loud'],
    ['INONDA_LOG_SAMPLE', '0'],
    ['INONDA_LOG_ADDRESSES', 'yes'],
    ['INONDA_METRICS', '9464'],
    ['INONDA_WORKERS', '0'],
    ['INONDA_WORKERS', '65'],
    ['INONDA_GRACE', '3601'],
    ['INONDA_GRACE', '30s'],
    ['INONDA_WAIT', '1s'],
    ['INONDA_ANSWERS', '-1'],
    ['INONDA_ADDRESS_DOWNLOADS', 'few'],
    ['INONDA_ADDRESS_CONNECTIONS', '-1'],
    ['INONDA_ADDRESS_WAITING', '128M'],
    ['INONDA_ANNOUNCE', 'yes'],
    ['INONDA_PODPING_COMMAND', 'ping "me'],
    ['INONDA_PODPING_COMMAND', '""'],
  ] as const) {
    const { settings, problems } = readSettings({ [name]: value })
    t.equal(settings, undefined, `${name}=${value}`)
    t.equal(problems.length, 1, `${name}=${value}`)
    t.ok(problems[0]?.startsWith(`${name} is “${value}”, which cannot be used. Set it to `), name)
    t.match(problems[0], /[^.]\.$/)
  }
  t.equal(readSettings({ PORT: 'x', HOST: '?', INONDA_GRACE: 'y' }).problems.length, 3, 'all in one run')
  t.end()
})

test('a token that cannot be used is not repeated', (t) => {
  for (const value of [
    'fifteen-letters',
    'a token with spaces in it',
    'ünïcödé-is-no-token',
    '================',
  ]) {
    const { settings, problems } = readSettings({ INONDA_MONITORING_TOKEN: value })
    t.equal(settings, undefined, value)
    t.match(problems, [
      /^INONDA_MONITORING_TOKEN is set to something that cannot be used\. Set it to at least 16 /,
    ])
    t.notOk(problems[0]?.includes(value))
  }
  t.end()
})

test('a name that is no setting is told with the nearest one', (t) => {
  for (const [name, nearest] of [
    ['INONDA_RATE', 'INONDA_RATE_LIMIT'],
    ['INONDA_LOGS', 'INONDA_LOG'],
    ['INONDA_TRUSTPROXY', 'INONDA_TRUST_PROXY'],
    ['INONDA_GRACE_SECONDS', 'INONDA_GRACE'],
    [
      'INONDA_X',
      'INONDA_RATE_LIMIT, INONDA_SEARCH_LIMIT, INONDA_TRUST_PROXY, INONDA_LOG, INONDA_LOG_SAMPLE, INONDA_LOG_ADDRESSES, ' +
        'INONDA_METRICS, INONDA_MONITORING_TOKEN, INONDA_WORKERS, INONDA_ANNOUNCE, INONDA_PODPING_COMMAND, ' +
        'INONDA_WAIT, INONDA_ANSWERS, INONDA_ADDRESS_DOWNLOADS, INONDA_ADDRESS_CONNECTIONS, ' +
        'INONDA_ADDRESS_WAITING, INONDA_GRACE',
    ],
  ] as const) {
    const { settings, problems } = readSettings({ [name]: '1' })
    t.equal(settings, undefined)
    t.same(problems, [`${name} is set, but there is no such setting. There is ${nearest}.`])
  }
  t.end()
})
