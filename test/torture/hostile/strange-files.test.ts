import t from 'tap'
import { everywhere } from '../../journeys/strange.ts'
import { times } from '../how-often.ts'

t.test('whatever strange thing stands wherever in a station: a diagnostic with its path, at once', (t) => {
  // One in so many pairs; all of them when there is time.
  const step = Math.max(1, Math.round(40 / times(1, 40)))
  return everywhere(t, (pair) => pair % step === 3 % step)
})
