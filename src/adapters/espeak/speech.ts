import { IoError } from '../../ports/io-error.ts'
import type { Speech, SpokenText } from '../../ports/speech.ts'
import { output, type Program, versionOf } from '../program/run.ts'

/** Timeout of the program; a sentence takes some hundredths of a second. */
const HALF_A_MINUTE = 30_000
/** Longest text that is spoken. Two lines of captions take ten seconds. */
const CHARACTERS_MOST = 1000
/** Ten minutes of sound. */
const BYTES_MOST = 30_000_000
const VOICES_MOST = 200_000
/** Memory limit in bytes; eSpeak NG takes twenty megabytes, dictionaries included. */
const MEMORY_MOST = 500_000_000
/** Samples at both ends below this value are silence. */
const SILENT = 100

interface Voice {
  readonly languages: readonly string[]
  readonly name: string
}

/** Speech by eSpeak NG (https://github.com/espeak-ng/espeak-ng), if it is on the PATH: over 100 languages. */
export function espeakSpeech({
  command = 'espeak-ng',
  milliseconds = HALF_A_MINUTE,
}: Partial<Program> = {}): Speech {
  const program = { command, milliseconds, memory: MEMORY_MOST }
  let voices: Promise<readonly Voice[]> | undefined
  return {
    ready: async () => (await versionOf(program, ['--version'])) !== undefined,
    voiceFor: async (language) => {
      voices ??= output(program, ['--voices'], { port: 'speech', most: VOICES_MOST }).then(voicesIn)
      return nearestVoice(await voices, language)
    },
    speak: async (text, voice) => {
      const words = ['-v', voice, '-z', '--stdin', '--stdout']
      const input = spokenPart(text)
      if (!/[\p{L}\p{N}]/u.test(input)) return { rate: 22_050, samples: new Int16Array(0) }
      return readWave(await output(program, words, { port: 'speech', input, most: BYTES_MOST }))
    },
  }
}

/** Removes what eSpeak NG would interpret: `[[` begins phonemes, and a control character a command. */
function spokenPart(text: string): string {
  return text
    .slice(0, CHARACTERS_MOST)
    .replace(/[[\]\p{Cc}]+/gu, ' ')
    .trim()
}

/** Parses the rows of `espeak-ng --voices`, without MBROLA voices, whose program is usually not installed. */
function voicesIn(bytes: Uint8Array): readonly Voice[] {
  return new TextDecoder()
    .decode(bytes)
    .split('\n')
    .slice(1)
    .flatMap((row) => {
      const [, language = '', , , file = '', ...others] = row.trim().split(/\s+/)
      const more = [...others.join(' ').matchAll(/\(([\w-]+) /g)].map(([, tag = '']) => tag)
      const isOwn = language !== '' && !file.startsWith('mb/') && !language.includes('latn')
      return isOwn ? [{ languages: [language, ...more].map((tag) => tag.toLowerCase()), name: language }] : []
    })
}

/** Finds a voice for the tag, or for the tag without its last subtags, or else any voice of the language. */
function nearestVoice(voices: readonly Voice[], language: string): string | undefined {
  const parts = language.toLowerCase().split('-')
  for (let count = parts.length; count > 0; count--) {
    const tag = parts.slice(0, count).join('-')
    const found =
      voices.find(({ name }) => name === tag) ?? voices.find(({ languages }) => languages.includes(tag))
    if (found) return found.name
  }
  return voices.find(({ name }) => name.startsWith(`${parts[0]}-`))?.name
}

/** Returns the samples of a 16-bit WAV file, without its header and without silence at both ends. */
function readWave(bytes: Uint8Array): SpokenText {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const HEAD = 44
  if (bytes.length < HEAD) throw new IoError('speech', 'read', 'What was spoken is no WAV file.')
  const all = new Int16Array((bytes.length - HEAD) >> 1)
  for (let at = 0; at < all.length; at++) all[at] = view.getInt16(HEAD + at * 2, true)
  const isHeard = (value: number) => Math.abs(value) > SILENT
  const first = all.findIndex(isHeard)
  const samples = first === -1 ? new Int16Array(0) : all.slice(first, all.findLastIndex(isHeard) + 1)
  return { rate: view.getUint32(24, true), samples }
}
