import { spawnSync } from 'node:child_process'
import { ffmpegClips } from '../../src/adapters/ffmpeg/clips.ts'
import { ffmpegSound } from '../../src/adapters/ffmpeg/sound.ts'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { id3Tagger } from '../../src/adapters/id3/tagger.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { sharpPictures } from '../../src/adapters/sharp/pictures.ts'
import { type ClipRequest, type ClipTerms, clip } from '../../src/tasks/clip.ts'
import { talkOf } from '../align/a-talk.ts'
import { wav } from '../bench/align/sets.ts'
import { goodFiles } from '../read/a-station.ts'

export const pictures = sharpPictures()
export const noFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0 ? false : 'ffmpeg is not on the PATH'
const noSharp = (await pictures.maker()) === undefined && 'sharp is not installed'
export const skip = noFfmpeg || noSharp

// When each sentence is heard. Its measured time is a little off, as that of captions is.
const SAID = [
  ['Ann Lee', 1, 4, 'How did it start?'],
  ['Bo Chen', 4.8, 12.5, 'With one machine, and “nobody” believed in it.'],
  ['Bo Chen', 13.2, 21, 'I never wanted to be a maker; I wanted to know how it’s done.'],
  ['Ann Lee', 22, 24, 'And now?'],
  ['Bo Chen', 25, 30, 'Now I know. I still make it.'],
  ['Ann Lee', 31, 33, 'And now?'],
] as const
export const TRANSCRIPT = `## The beginning

**Ann Lee:** How did it start?

**Bo Chen:** With one machine, and “nobody” believed in it. I never wanted to be a [maker](https://maker.example/a-b/c); I *wanted* to know how it’s done.

**Ann Lee:** And now?

**Bo Chen:** Now I know. I still make it.

**Ann Lee:** And now?
`
const TIMINGS = JSON.stringify({
  version: '1.0.0',
  segments: SAID.map(([, start, end, body]) => ({ startTime: start + 0.1, endTime: end - 0.1, body })),
})
export const TALK = wav(
  talkOf(
    SAID.map(([, start, end]) => [start, end] as const),
    36,
  ),
)

export const MATTER = `---
title: Talk # a working title
guid: 2b0c4d4e-0f2f-5d0b-9d5e-6d1f1a0f7c11
feed: show
status: draft
soundbites:
  - start: 1 # the question
    duration: 20
tags: [a]
---
The notes.
`

/** A station with an episode of six sentences, whose recording is noise at these times. */
export function files(more: Readonly<Record<string, string | Uint8Array>> = {}) {
  return {
    ...goodFiles(),
    'episodes/talk/episode.md': MATTER,
    'episodes/talk/talk.wav': TALK,
    'episodes/talk/transcript.md': TRANSCRIPT,
    'episodes/talk/timings.json': TIMINGS,
    ...more,
  }
}

/** The same with all that cuts clips, and what was written of it. */
export function workshop(more: Readonly<Record<string, string | Uint8Array>> = {}, other = {}) {
  const storage = memoryStorage(files(more))
  const context = {
    storage,
    shipped: fileStorage('templates'),
    generator: 'x',
    taggers: [id3Tagger],
    ...(noFfmpeg ? {} : { sound: ffmpegSound(), clips: ffmpegClips() }),
    ...(noSharp ? {} : { pictures }),
    ...other,
  }
  const written = async (name: string) => {
    const bytes = await storage.read(`episodes/talk/${name}`)
    return bytes && Buffer.from(bytes)
  }
  const made = async () => (await storage.list('episodes/talk/clips')).map(({ name }) => name)
  const cut = (request: ClipRequest, terms: ClipTerms = {}) =>
    clip(context, 'talk', request, { isStill: true, shapes: [], ...terms })
  return { storage, cut, written, made }
}

/** Two sentences of it. */
export const QUOTE = 'with one machine... HOW ITS DONE'
/** What its files are called. */
export const NAME = '00-00-04-with-one-machine-and-nobody-believed-in-it-i-never'
