import t from 'tap'
import { afterGap, isTimeZone, momentsAt, nearestTimeZone, writtenIn } from '../../src/model/time-zone.ts'

const iso = (moments: readonly Date[]) => moments.map((moment) => moment.toISOString())

t.test('a zone is a name of the IANA database, and no offset', async (t) => {
  for (const zone of ['Europe/Rome', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'])
    t.ok(isTimeZone(zone), zone)
  for (const zone of ['', 'Rome', '+01:00', 'Europe/Roma', 'Europe', '../etc', 'A'.repeat(5000)])
    t.notOk(isTimeZone(zone), zone)
})

t.test('a city alone, or a slip of a letter, leads to the zone that is meant', async (t) => {
  t.equal(nearestTimeZone('Rome'), 'Europe/Rome')
  t.equal(nearestTimeZone('new york'), 'America/New_York')
  t.equal(nearestTimeZone('Europe/Roma'), 'Europe/Rome')
  t.equal(nearestTimeZone('the moon'), undefined)
})

t.test('a local time is one moment, with the offset of its day', async (t) => {
  t.strictSame(iso(momentsAt('Europe/Rome', '2025-01-14T18:00')), ['2025-01-14T17:00:00.000Z'])
  t.strictSame(iso(momentsAt('Europe/Rome', '2025-07-14T18:00')), ['2025-07-14T16:00:00.000Z'])
  t.strictSame(iso(momentsAt('Asia/Kathmandu', '2025-07-14T18:00:30.5')), ['2025-07-14T12:15:30.500Z'])
  t.strictSame(iso(momentsAt('America/St_Johns', '1999-12-31T23:59')), ['2000-01-01T03:29:00.000Z'])
})

t.test('the hour that is left out is no moment, and the one that is repeated is two', async (t) => {
  t.strictSame(momentsAt('Europe/Rome', '2025-03-30T02:30'), [])
  t.equal(afterGap('Europe/Rome', '2025-03-30T02:30').toISOString(), '2025-03-30T01:30:00.000Z')
  t.strictSame(iso(momentsAt('Europe/Rome', '2025-10-26T02:30')), [
    '2025-10-26T00:30:00.000Z',
    '2025-10-26T01:30:00.000Z',
  ])
  // In Samoa there was no 30 December 2011; on Lord Howe Island the clocks change by half an hour.
  t.strictSame(momentsAt('Pacific/Apia', '2011-12-30T12:00'), [])
  t.strictSame(iso(momentsAt('Australia/Lord_Howe', '2025-04-06T01:45')), [
    '2025-04-05T14:45:00.000Z',
    '2025-04-05T15:15:00.000Z',
  ])
})

t.test('a moment is written as the clocks there show it', async (t) => {
  const written = {
    'Europe/Rome': '2025-07-14T18:00:00+02:00',
    UTC: '2025-07-14T16:00:00Z',
    'America/St_Johns': '2025-07-14T13:30:00-02:30',
  }
  for (const [zone, text] of Object.entries(written))
    t.equal(writtenIn(zone, new Date('2025-07-14T16:00:00Z')), text)
})

t.test('what is written is the same moment, in any zone and at any time', async (t) => {
  for (const zone of ['Europe/Rome', 'Pacific/Apia', 'Africa/Monrovia', 'Asia/Tehran', 'Antarctica/Troll']) {
    for (let year = 1890; year < 2040; year += 3) {
      for (const day of ['01-01', '03-30', '06-15', '10-26']) {
        const moment = new Date(`${year}-${day}T00:30:00Z`)
        t.equal(Date.parse(writtenIn(zone, moment)), moment.getTime(), `${zone} ${year}-${day}`)
      }
    }
  }
})
