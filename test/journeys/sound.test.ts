import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { wav } from '../bench/align/sets.ts'
import { alignedTalk, givenTalk, newStation, noAlignment } from './an-aligned-talk.ts'

t.test(
  'a recording and a text without times become captions and chapters, and sources stay at home',
  { skip: noAlignment },
  async (t) => {
    const folder = t.testdir()
    const station = join(folder, 'station')
    const begun = await newStation(station)
    t.equal(begun.status, 0, begun.err)
    const talk = await givenTalk(join(folder, 'given'), 10)
    const { added, published, built } = await alignedTalk(station, talk, {
      'source/studio.wav': wav(talk.samples),
      'clips/a.mp3': 'x',
      'clips/a.square.png': 'x',
    })
    t.equal(added.status, 0, added.err)
    t.match(added.out, /episodes\/talk\/timings\.json/)
    t.equal(published.status, 0, published.err)
    t.equal(built.status, 0, built.err)
    const site = join(station, 'dist')
    const files = (await readdir(join(site, 'episodes/talk'), { recursive: true })).sort()
    t.notOk(
      files.some((name) => /source|studio|timings|loudness|clips/.test(name)),
      files.join(' '),
    )

    const vtt = await readFile(join(site, 'episodes/talk/transcript.vtt'), 'utf8')
    t.match(vtt, /by alignment/)
    const starts = [...vtt.matchAll(/^(\d+):(\d+):([\d.]+) -->/gm)].map(
      ([, hours, minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    )
    for (const { start, text } of talk.truth) {
      const far = Math.min(...starts.map((one) => Math.abs(one - start)))
      t.ok(far < 0.5, `${text}: ${far.toFixed(2)} s off`)
    }
    const chapters = JSON.parse(await readFile(join(site, 'episodes/talk/chapters.json'), 'utf8')).chapters
    t.ok(chapters.length > 0)
    for (const { startTime, title } of chapters) {
      const question = talk.truth.find(({ text }) => text.startsWith(title.replace(/[?….]+$/, '')))
      t.ok(question, `${title} is a question`)
      t.ok(Math.abs(startTime - (question?.start ?? 0)) < 0.5, `${title}: ${startTime}`)
    }
  },
)
