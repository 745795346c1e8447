import { goodFiles } from '../../read/a-station.ts'
import type { Said } from './sentences.ts'

/** The files of a station with one episode, in whose folder lie its recording and what is said in it. */
export function writeTranscript(
  said: readonly Said[],
  language: string,
  recording: Readonly<Record<string, Uint8Array>>,
): Record<string, string | Uint8Array> {
  const turns: string[] = []
  let before = ''
  for (const { speaker, text } of said) {
    if (speaker === before) turns[turns.length - 1] += ` ${text}`
    else turns.push(`**${speaker}:** ${text}`)
    before = speaker
  }
  const [name = '', bytes = new Uint8Array()] = Object.entries(recording)[0] ?? []
  const files = goodFiles()
  const feed = Object.keys(files)
    .find((path) => path.startsWith('feeds/'))
    ?.slice(6, -5)
  return {
    ...files,
    'episodes/talk/episode.md': `---\ntitle: Talk\nlanguage: ${language}\nfeed: ${feed}\nstatus: draft\nguid: 2b0c4d4e-0f2f-5d0b-9d5e-6d1f1a0f7c11\n---\n`,
    'episodes/talk/transcript.md': `${turns.join('\n\n')}\n`,
    [`episodes/talk/${name}`]: bytes,
  }
}
