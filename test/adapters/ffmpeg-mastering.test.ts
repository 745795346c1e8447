import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { ffmpegMastering } from '../../src/adapters/ffmpeg/mastering.ts'
import { masteringContract } from '../ports/mastering.contract.ts'
import { isFfmpegThere, judgeSound, studioSound } from '../sounds.ts'

// Other tests make such folders at the same time.
const folder = t.testdir({ temporary: {} })
process.env['TMPDIR'] = join(folder, 'temporary')

if (!isFfmpegThere) t.test('ffmpeg masters', { skip: 'ffmpeg is not on the PATH' }, async () => {})
else {
  const seconds = 2.5
  const same = studioSound({ seconds, level: -20 })
  const wide = studioSound({ seconds, level: -20, stereo: true })
  masteringContract(
    t,
    ffmpegMastering(),
    { same, wide, peaks: studioSound({ seconds, level: -12, clicks: true }), seconds },
    judgeSound,
  )
  t.test('nothing is left behind', async (t) => {
    t.strictSame(
      readdirSync(tmpdir()).filter((name) => name.startsWith('inonda-')),
      [],
    )
  })
}

t.test('a program that is not there is known by no name', async (t) => {
  t.equal(await ffmpegMastering({ command: 'no-such-program-anywhere' }).maker(), undefined)
})
