import t from 'tap'
import { type Files, goodFiles, read, said } from './a-station.ts'

const ONE = 'episodes/one/episode.md'
const WRITTEN = '2025-03-14T18:00:00+01:00'

/** The good station with these lines in station.yaml, and another date of its episode. */
function station(lines: string, date: string): Files {
  const files = goodFiles()
  const [settings, episode] = [files['station.yaml'], files[ONE]] as [string, string]
  return { ...files, 'station.yaml': `${settings}${lines}\n`, [ONE]: episode.replace(WRITTEN, date) }
}

const ROME = 'timezone: Europe/Rome'
const AT_SIX = `${ROME}\nairTime: "18:00"`

t.test('a date without an offset is one of the station’s zone, with its summer time', async (t) => {
  for (const [lines, date, moment] of [
    [ROME, '2025-03-14T18:00', '2025-03-14T17:00:00.000Z'],
    [ROME, '2025-07-14T18:00:30', '2025-07-14T16:00:30.000Z'],
    [ROME, '2025-07-14 18:00', '2025-07-14T16:00:00.000Z'],
    [AT_SIX, '2025-07-14', '2025-07-14T16:00:00.000Z'],
    [AT_SIX, '2025-12-14', '2025-12-14T17:00:00.000Z'],
    ['timezone: America/New_York', '2025-07-14T18:00', '2025-07-14T22:00:00.000Z'],
    // What is written out stays what it is.
    ['timezone: America/New_York', WRITTEN, '2025-03-14T17:00:00.000Z'],
  ] as const) {
    const { station: found, diagnostics } = await read(station(lines, date))
    t.equal(found?.episodes[0]?.date?.toISOString(), moment, `${date} ${JSON.stringify(diagnostics)}`)
  }
})

t.test('the day of an episode is the one of the station’s calendar', async (t) => {
  const { station: found } = await read(station(ROME, '2025-07-14T23:30:00Z'))
  t.equal(found?.episodes[0]?.day, '2025-07-15')
  t.equal((await read(station('', '2025-07-14T23:30:00Z'))).station?.episodes[0]?.day, '2025-07-14')
})

t.test(
  'what a clock shows never, twice, or at a time that nobody said is told with what to type',
  async (t) => {
    for (const [lines, date, code, hint] of [
      [
        ROME,
        '2025-03-30T02:30',
        'episode.date-skipped',
        'Write date: 2025-03-30T03:30:00+02:00, or another time.',
      ],
      [
        ROME,
        '2025-10-26T02:30',
        'episode.date-doubled',
        'Write date: 2025-10-26T02:30:00+02:00 for the first time, or date: 2025-10-26T02:30:00+01:00 for the second.',
      ],
      [`${ROME}\nairTime: "02:30"`, '2025-03-30', 'episode.date-skipped', /2025-03-30T03:30:00\+02:00/],
      [
        ROME,
        '2025-07-14',
        'episode.date-without-time',
        /Write date: 2025-07-14T18:00:00\+02:00, with your own time; or airTime: "18:00"/,
      ],
      [
        '',
        '2025-07-14',
        'episode.date-without-zone',
        /2025-07-14T18:00:00\+02:00, .*timezone: Europe\/Rome$/,
      ],
      [ROME, '14 July 2025, 18:30', 'episode.date-unreadable', 'Write date: 2025-07-14T18:30:00+02:00'],
      [AT_SIX, '14 July 2025', 'episode.date-unreadable', 'Write date: 2025-07-14T18:00:00+02:00'],
      ['timezone: Asia/Tokyo', '2025-02-30', 'episode.date-impossible', /28 days/],
    ] as const) {
      const { diagnostics } = await read(station(lines, date))
      t.match(diagnostics, [{ code, hint, file: ONE, line: 5, column: 7 }], `${lines} ${date}`)
    }
  },
)

t.test('what is typed as the hint says is read', async (t) => {
  for (const date of ['2025-03-30T02:30', '2025-10-26T02:30', '2025-07-14']) {
    const { diagnostics } = await read(station(ROME, date))
    const [, typed = ''] = /date: (\S+?),?(?= |$)/.exec(diagnostics[0]?.hint ?? '') ?? []
    t.strictSame((await read(station(ROME, typed))).diagnostics, [], typed)
  }
})

t.test('a zone or an air time that is none is told, and then nothing of every date', async (t) => {
  const date = '2025-07-14'
  t.strictSame(await said(station('timezone: Rome', date)), ['station.yaml:10:11 station.timezone-wrong'])
  t.match((await read(station('timezone: Rome', date))).diagnostics, [
    { hint: 'Write timezone: Europe/Rome' },
  ])
  const wrong = await read(station(`${ROME}\nairTime: 7:30`, date))
  t.match(wrong.diagnostics, [{ code: 'station.air-time-wrong', hint: 'Write airTime: "07:30"' }])
})

t.test('a broadcast starts and ends in the station’s time', async (t) => {
  const live = (start: string, end: string) => {
    const files = station(AT_SIX, WRITTEN)
    const lines = `live:
  - title: Open day
    guid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3f
    status: pending
    start: ${start}
    end: ${end}
    stream: { url: https://radio.example/live.mp3, type: audio/mpeg }
    content-links: [{ url: https://radio.example/live, title: Listen here }]
`
    return read({ ...files, 'feeds/show.yaml': `${files['feeds/show.yaml']}${lines}` })
  }
  const { station: found } = await live('2025-06-07T10:00', '2025-06-07T11:00')
  t.match(found?.feeds[0]?.live, [
    { start: new Date('2025-06-07T08:00:00Z'), end: new Date('2025-06-07T09:00:00Z') },
  ])
  t.match((await live('2025-06-07T10:00', '2025-06-07T09:59')).diagnostics, [{ code: 'feed.live-end-early' }])
  t.match((await live('2025-06-07', '2025-06-08T10:00')).diagnostics, [
    { code: 'feed.live-time-wrong', hint: /Write start: 2025-06-07T18:00:00\+02:00/ },
  ])
})
