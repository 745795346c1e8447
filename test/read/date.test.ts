import t from 'tap'
import { isDay, parseDate, unambiguousDay } from '../../src/read/date.ts'

t.test('a moment is ISO 8601 with a zone', async (t) => {
  const good: Record<string, string> = {
    '2025-03-14T18:00:00+01:00': '2025-03-14T17:00:00.000Z',
    '2025-03-14T18:00Z': '2025-03-14T18:00:00.000Z',
    '2024-02-29T00:00:00.5-03:30': '2024-02-29T03:30:00.500Z',
  }
  for (const [written, moment] of Object.entries(good))
    t.match(parseDate(written), { moment: new Date(moment) })
})

t.test('a day in words is turned into what to type, but for its time', async (t) => {
  const day = { trouble: 'unreadable', fix: /2025-03-14T18:00:00\+01:00, with your own time and zone/ }
  for (const written of [
    '14 March 2025',
    'March 14, 2025',
    '14 marzo 2025',
    '14/03/2025',
    '14.3.2025',
    '2025/3/14',
  ]) {
    t.match(parseDate(written), day, written)
  }
})

t.test('a whole moment of another notation is turned into ISO 8601', async (t) => {
  t.match(parseDate('Fri, 14 Mar 2025 18:00:00 +0100'), { fix: 'Write date: 2025-03-14T18:00:00+01:00' })
  t.match(parseDate('2025-03-14 18:00:00 +0100'), { fix: 'Write date: 2025-03-14T18:00:00+01:00' })
  t.match(parseDate('Fri, 14 Mar 2025 18:00:00 GMT'), { fix: 'Write date: 2025-03-14T18:00:00Z' })
})

t.test('what can be two days is answered by an example of no day in particular', async (t) => {
  for (const written of ['03/04/2025', 'tomorrow', '14', 'March 2025', '']) {
    t.match(
      parseDate(written),
      { trouble: 'unreadable', fix: /^Write the day, the time and the zone/ },
      written,
    )
    t.equal(unambiguousDay(written), undefined)
  }
  t.equal(unambiguousDay('04/04/2025'), '2025-04-04')
})

t.test('a date without a zone, or without a time, is another moment on every machine', async (t) => {
  t.match(parseDate('2025-03-14'), { trouble: 'without-zone', fix: /2025-03-14T18:00:00/ })
  t.match(parseDate('2025-03-14T09:30'), {
    trouble: 'without-zone',
    fix: /2025-03-14T09:30:00\+01:00, with your own/,
  })
})

t.test('a moment that no clock ever shows is impossible', async (t) => {
  const written = [
    '2025-02-30T10:00:00Z',
    '2025-13-01T10:00:00Z',
    '2025-01-01T24:00:00Z',
    '2025-01-01T10:00:00+15:00',
  ]
  for (const one of written) t.match(parseDate(one), { trouble: 'impossible' }, one)
  t.match(parseDate('2025-02-30T10:00:00Z'), { fix: /28 days/ })
})

t.test('a day is a day of the calendar', async (t) => {
  t.ok(isDay('2024-02-29'))
  t.notOk(isDay('2025-02-29'))
  t.notOk(isDay('2025-2-9'))
})
