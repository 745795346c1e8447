import { gzipSync } from 'node:zlib'
import t from 'tap'
import { wavePath } from '../../src/render/pages/waveform.ts'

t.test('a waveform is upright strokes about the middle, silence a short one', async (t) => {
  t.equal(wavePath({ peaks: [0, 50, 100, 50] }), 'M25 19v2M75 10v20M125 0v40M175 10v20')
})

t.test('a quiet recording fills the height as a loud one does', async (t) => {
  t.equal(wavePath({ peaks: [5, 10] }), wavePath({ peaks: [50, 100] }))
})

t.test('400 points are 200 strokes within 200 units, in less than three kilobytes', async (t) => {
  const peaks = Array.from({ length: 400 }, (_, index) => (index * 7919) % 101)
  const path = wavePath({ peaks })
  const strokes = path.split('M').slice(1)
  t.equal(strokes.length, 200)
  for (const stroke of strokes) t.match(stroke, /^\d+(\.5)? \d+v\d+$/)
  t.ok(gzipSync(path).length < 3000, `${gzipSync(path).length} bytes`)
})

t.test('of silence and of nothing too', async (t) => {
  t.equal(wavePath({ peaks: [] }), '')
  t.equal(wavePath({ peaks: [0] }), 'M100 19v2')
})
