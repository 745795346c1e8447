import t from 'tap'
import { longClock, shortClock } from '../../src/model/clock-time.ts'

t.test('as players show it', async (t) => {
  t.strictSame([0, 9.9, 72, 3599.999, 3792, 360_000].map(shortClock), [
    ...['0:00', '0:09', '1:12', '59:59', '1:03:12', '100:00:00'],
  ])
})

t.test('as files hold it, to the millisecond', async (t) => {
  t.strictSame([0, 9.5, 72, 3599.9996, 3792.007, 360_000, -1].map(longClock), [
    ...['00:00:00', '00:00:09.500', '00:01:12', '01:00:00', '01:03:12.007', '100:00:00', '00:00:00'],
  ])
})
