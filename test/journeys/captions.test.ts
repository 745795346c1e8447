import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { inonda } from '../cli/a-terminal.ts'
import { mp3 } from '../read/a-station.ts'
import { built, smallStation } from './a-small-station.ts'

const CAPTIONS = `WEBVTT

00:00:00.500 --> 00:00:00.750
<v Nora>Welcome.

00:00:01.000 --> 00:00:01.125
<v Nora>That was the fog horn.

00:00:01.125 --> 00:00:01.333
<v Nora>Tobias, how are the ropes?

00:00:01.500 --> 00:00:02.001
<v Tobias>They hold.
`

t.test('captions that are handed in are the captions that go on air', async (t) => {
  const folder = t.testdir({ given: { 'ropes.vtt': CAPTIONS } })
  await smallStation(folder)
  const sound = join(folder, 'ropes.mp3')
  await writeFile(sound, mp3(120))
  const at = ['--station', folder]
  const answers = ['Nora Lind', 'Tobias Berg']
  const added = await inonda(
    ['add', join(folder, 'given/ropes.vtt'), sound, '--title', 'Ropes', ...at],
    answers,
  )
  t.equal(added.status, 0, added.err)
  t.match(added.out, /episodes\/ropes\/timings\.json/)
  t.match(added.err, /Who is Nora, the Host\? Full name/)
  const path = join(folder, 'episodes/ropes/episode.md')
  const written = await readFile(path, 'utf8')
  t.match(written, /^speakers:\n {2}Nora: nora-lind\n {2}Tobias: tobias-berg$/m)
  await writeFile(
    path,
    written.replace('status: draft', 'summary: Ropes.\nstatus: published\ndate: 2025-05-02T10:00:00Z'),
  )
  await built(folder)

  const out = await readFile(join(folder, 'dist/episodes/ropes/transcript.vtt'), 'utf8')
  const times = (file: string) => [...file.matchAll(/^.* --> .*$/gm)].map(([line]) => line)
  t.strictSame(times(out), times(CAPTIONS))
  t.match(out, /<v Nora Lind>Tobias, how are the ropes\?/)
  t.notMatch(out, /estimated/)
})
