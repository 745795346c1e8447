import { memoryStorage } from '../../../../src/adapters/memory/storage.ts'
import { readPicture } from '../../../../src/read/picture.ts'
import { formatOf } from '../../../../src/read/recording/sniff.ts'
import { parseSound, SoundFault } from '../../../../src/read/recording/sound.ts'
import { mp3, png } from '../../../read/a-station.ts'
import type { Door } from './doubling.ts'
import { repeated } from './seeds.ts'

/** Pieces that recordings and pictures are made of, as short as they can be; a text of them is bytes, sign by sign. */
const UNITS: Readonly<Record<string, string>> = {
  zeros: '\0',
  ones: '\xff',
  'frame heads': '\xff\xfb\x90\xc0',
  'texts of ID3': 'TXXX\0\0\0\x04\0\0\x03a\0b',
  'chapters of ID3': 'CHAP\0\0\0\x12\0\0a\0\0\0\0\0\0\0\0\x01\xff\xff\xff\xff\xff\xff\xff\xff',
  'pictures of ID3': 'APIC\0\0\0\x0f\0\0\0image/png\0\0\0a',
  'empty frames of ID3': 'TIT2\0\0\0\0\0\0',
  'free boxes': '\0\0\0\x08free',
  'boxes of tracks': '\0\0\0\x08trak',
  'boxes in boxes': '\0\0\0\x10udta\0\0\0\x08meta',
  'boxes of one byte': '\0\0\0\x01free',
  'blocks of FLAC': '\x04\0\0\0',
  'padding of FLAC': '\x01\0\0\x01a',
  'pages of Ogg': `OggS\0\0${'\0'.repeat(20)}\x01\x01a`,
  'empty pages of Ogg': `OggS\0\0${'\0'.repeat(21)}`,
  'chunks of WAV': 'LIST\x04\0\0\0INFO',
  'empty chunks of WAV': 'data\0\0\0\0',
  'chunks of PNG': '\0\0\0\x01tEXta\0\0\0\0',
  'empty chunks of PNG': '\0\0\0\0IDAT\0\0\0\0',
  'segments of JPEG': '\xff\xe1\0\x02',
  'application segments of JPEG': '\xff\xe0\0\x07JFIF\0',
}

const SOUND = latin(mp3(8))
const PICTURE = latin(png(8, 8))
const SEEDS = Object.entries(UNITS).map(([name, unit]) => ({ ...repeated(unit), name }))

const MEDIA: Readonly<Record<string, (body: string) => string>> = {
  'MP3 with a tag': (body) => `ID3\x03\0\0${inSevens(body.length)}${body}${SOUND}`,
  'MP3 with a tag of version 4': (body) => `ID3\x04\0\0${inSevens(body.length)}${body}${SOUND}`,
  MP3: (body) => SOUND + body + SOUND,
  M4A: (body) => `\0\0\0\x10ftypM4A \0\0\0\0${inFours(body.length + 8)}moov${body}`,
  'boxes of an M4A': (body) => `\0\0\0\x10ftypM4A \0\0\0\0${body}`,
  FLAC: (body) => `fLaC\0\0\0\x22${'\0'.repeat(34)}${body}`,
  Ogg: (body) => `OggS\0\x02${'\0'.repeat(20)}\x01\x1e\x01vorbis${'\0'.repeat(23)}${body}`,
  Opus: (body) => `OggS\0\x02${'\0'.repeat(20)}\x01\x13OpusHead\x01\x02${'\0'.repeat(9)}${body}`,
  WAV: (body) =>
    `RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0\x01\0\x01\0\x44\xac\0\0\x88\x58\x01\0\x02\0\x10\0${body}`,
}
const PICTURES: Readonly<Record<string, (body: string) => string>> = {
  PNG: (body) => PICTURE.slice(0, 33) + body + PICTURE.slice(33),
  JPEG: (body) => `\xff\xd8${body}`,
}

/** Recordings and pictures, of an episode's folder or handed to `inonda add`. */
export const MEDIA_DOORS: readonly Door[] = [
  ...Object.entries(MEDIA).map(
    ([name, whole]): Door => ({ name, seeds: SEEDS, open: (body) => heard(bytesOf(whole(body))) }),
  ),
  ...Object.entries(PICTURES).map(
    ([name, whole]): Door => ({
      name,
      seeds: SEEDS,
      open: (body) => readPicture(memoryStorage({ 'a.png': bytesOf(whole(body)) }), 'a.png'),
    }),
  ),
]

async function heard(bytes: Uint8Array): Promise<unknown> {
  const format = formatOf(bytes)
  if ('unknown' in format) throw new Error('a recording that nobody takes for one is no test')
  try {
    return await parseSound(bytes, format)
  } catch (fault) {
    if (!(fault instanceof SoundFault)) throw fault
    return fault.reason
  }
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

function inFours(value: number): string {
  return latin(Uint8Array.of(value >> 24, value >> 16, value >> 8, value))
}

/** Seven bits a byte, as ID3 counts. */
function inSevens(value: number): string {
  return latin(Uint8Array.of((value >> 21) & 127, (value >> 14) & 127, (value >> 7) & 127, value & 127))
}
