import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { interview } from '../bench/align/sentences.ts'
import { recordingOf, wav } from '../bench/align/sets.ts'
import { inonda } from '../cli/a-terminal.ts'
import { smallStation } from './a-small-station.ts'

const isThere = (command: string, word: string) => spawnSync(command, [word]).status === 0
const missing = [
  ...(isThere('ffmpeg', '-version') ? [] : ['ffmpeg']),
  ...(isThere('espeak-ng', '--version') ? [] : ['espeak-ng']),
]
const skip = missing.length > 0 && `${missing.join(' and ')} is not on the PATH`

t.test(
  'a recording and a text without times become captions and chapters, and sources stay at home',
  { skip },
  async (t) => {
    const folder = t.testdir({ given: {} })
    await smallStation(folder)
    const said = interview('en', 10, 'journey')
    const { samples, truth } = recordingOf(said, {
      voices: { Host: 'espeak:en-us+f2', Guest: 'espeak:en-gb+m7' },
      seed: 'journey',
    })
    const given = (name: string) => join(folder, 'given', name)
    await writeFile(given('studio.wav'), wav(samples))
    spawnSync('ffmpeg', ['-v', 'error', '-i', given('studio.wav'), '-b:a', '64k', given('talk.mp3')])
    await writeFile(given('talk.txt'), said.map(({ speaker, text }) => `${speaker}: ${text}\n`).join('\n'))
    const at = ['--station', folder]
    const added = await inonda([
      'add',
      given('talk.mp3'),
      given('talk.txt'),
      '--title',
      'Talk',
      '--align',
      ...at,
    ])
    t.equal(added.status, 0, added.err)
    t.match(added.out, /episodes\/talk\/timings\.json/)
    await mkdir(join(folder, 'episodes/talk/source'))
    await writeFile(join(folder, 'episodes/talk/source/studio.wav'), wav(samples))
    const matter = join(folder, 'episodes/talk/episode.md')
    const text = await readFile(matter, 'utf8')
    if (!/^summary:/m.test(text)) await writeFile(matter, text.replace('---\n', '---\nsummary: A talk.\n'))
    const published = await inonda(['publish', 'talk', ...at])
    t.equal(published.status, 0, published.err)
    const build = await inonda(['build', ...at])
    t.equal(build.status, 0, build.err)
    const site = join(folder, 'dist')
    const files = (await readdir(join(site, 'episodes/talk'), { recursive: true })).sort()
    t.notOk(
      files.some((name) => /source|studio|timings|loudness/.test(name)),
      files.join(' '),
    )

    const vtt = await readFile(join(site, 'episodes/talk/transcript.vtt'), 'utf8')
    t.match(vtt, /by alignment/)
    const starts = [...vtt.matchAll(/^(\d+):(\d+):([\d.]+) -->/gm)].map(
      ([, hours, minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    )
    for (const { start, text } of truth) {
      const far = Math.min(...starts.map((one) => Math.abs(one - start)))
      t.ok(far < 0.5, `${text}: ${far.toFixed(2)} s off`)
    }
    const chapters = JSON.parse(await readFile(join(site, 'episodes/talk/chapters.json'), 'utf8')).chapters
    t.ok(chapters.length > 0)
    for (const { startTime, title } of chapters) {
      const question = truth.find(({ text }) => text.startsWith(title.replace(/[?….]+$/, '')))
      if (question) t.ok(Math.abs(startTime - question.start) < 0.5, title)
    }
  },
)
