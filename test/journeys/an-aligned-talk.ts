import { spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { interview } from '../bench/align/sentences.ts'
import { recordingOf, type Timed, wav } from '../bench/align/sets.ts'
import { inonda, type Ran } from '../cli/a-terminal.ts'

const isThere = (command: string, word: string) => spawnSync(command, [word]).status === 0
const missing = [
  ...(isThere('ffmpeg', '-version') ? [] : ['ffmpeg']),
  ...(isThere('espeak-ng', '--version') ? [] : ['espeak-ng']),
]
/** Why no talk can be aligned; false where one can. */
export const noAlignment = missing.length > 0 && `${missing.join(' and ')} is not on the PATH`

/** An interview as somebody hands it in. */
export interface GivenTalk {
  /** Of the recording, and of its text with `Host:` and `Guest:`. */
  readonly recording: string
  readonly text: string
  readonly samples: Float32Array
  /** When each sentence is heard. */
  readonly truth: readonly Timed[]
}

/** Speaks an interview of so many sentences, by two voices, into a folder. */
export async function givenTalk(folder: string, sentences: number): Promise<GivenTalk> {
  await mkdir(folder, { recursive: true })
  const said = interview('en', sentences, 'journey')
  const voices = { Host: 'espeak:en-us+f2', Guest: 'espeak:en-gb+m7' }
  const { samples, truth } = recordingOf(said, { voices, seed: 'journey' })
  const [studio, recording, text] = ['studio.wav', 'talk.mp3', 'talk.txt'].map((name) =>
    join(folder, name),
  ) as [string, string, string]
  await writeFile(studio, wav(samples))
  spawnSync('ffmpeg', ['-v', 'error', '-y', '-i', studio, '-b:a', '64k', recording])
  await writeFile(text, said.map(({ speaker, text: words }) => `${speaker}: ${words}\n`).join('\n'))
  return { recording, text, samples, truth }
}

/** A new station in a folder, by `inonda init`. */
export function newStation(folder: string): Promise<Ran> {
  const about = ['--title', 'Radio', '--url', 'https://radio.example', '--email', 'a@radio.example']
  return inonda(['init', folder, ...about, '--language', 'en'])
}

/**
 * Has a talk added, aligned, published and built, as somebody types it, with more files in the episode's folder; answers what
 * each command said.
 */
export async function alignedTalk(
  station: string,
  { recording, text }: GivenTalk,
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<{ readonly added: Ran; readonly published: Ran; readonly built: Ran }> {
  const at = ['--station', station]
  const folder = join(station, 'episodes/talk')
  const added = await inonda(['add', recording, text, '--title', 'Talk', '--align', ...at])
  const matter = join(folder, 'episode.md')
  const written = await readFile(matter, 'utf8')
  if (!/^summary:/m.test(written))
    await writeFile(matter, written.replace('---\n', '---\nsummary: A talk.\n'))
  for (const [name, content] of Object.entries(more)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  const published = await inonda(['publish', 'talk', ...at])
  return { added, published, built: await inonda(['build', ...at]) }
}
