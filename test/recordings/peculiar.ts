import { mp3, mp3Announcing, png } from '../read/a-station.ts'
import { chapter, contents, type Frame, id3Tag, picture, text } from './id3.ts'
import { mp4 } from './mp4.ts'
import { opus, vorbis } from './ogg.ts'
import { flac, wav } from './uncompressed.ts'

/** A recording with something peculiar, and what is right: seconds and chapters, or why it is refused. */
export interface Peculiar {
  readonly file: string
  readonly bytes: Uint8Array
  readonly seconds?: number
  readonly chapters?: number
  readonly codes?: readonly string[]
}

const FRAME = 1152 / 44_100
const chapters = (count: number, version: 3 | 4 = 3, inside: readonly Frame[] = []) =>
  Array.from({ length: count }, (_, index) => chapter(index, inside, version))
const titles = (count: number) => Array.from({ length: count }, (_, index) => `Chapter ${index + 1}`)
const join = (...parts: readonly Uint8Array[]) => Buffer.concat(parts)
const TAGS = ['TITLE=full', 'ARTIST=the artist', 'ALBUM=the album']
const named = [text('TIT2', 'full'), text('TPE1', 'the artist'), text('TALB', 'the album')]

/** Frames of several bit rates: 128 and 64 kbit/s by turns. */
function mp3OfManyRates(frames: number): Buffer {
  const small = Buffer.alloc(208)
  small.set([0xff, 0xfb, 0x50, 0xc0])
  return join(...Array.from({ length: frames }, (_, index) => (index % 2 === 0 ? mp3(1) : small)))
}

/** The header of Fraunhofer's encoder, 32 bytes behind the frame's own. */
function vbri(announced: number): Buffer {
  const head = Buffer.from(mp3(1))
  head.write('VBRI', 36, 'latin1')
  head.writeUInt16BE(1, 40)
  head.writeUInt32BE(announced, 50)
  return head
}

/** A frame of another rate, as damage makes them: 48,000 Hz, 128 kbit/s. */
function oddFrame(): Buffer {
  const frame = Buffer.alloc(384)
  frame.set([0xff, 0xfb, 0x94, 0xc0])
  return frame
}

const badContents: Frame = { name: 'CTOC', body: Buffer.from([...Buffer.from('toc\0'), 3, 200, 1, 2, 3]) }

/** Every peculiarity that recordings were met with, each in a file as small as it can be. */
export const PECULIAR: readonly Peculiar[] = [
  { file: 'plain.mp3', bytes: mp3(40), seconds: 40 * FRAME },
  {
    file: 'announces-too-much.mp3',
    bytes: mp3Announcing(8000, 8),
    seconds: 8 * FRAME,
    codes: ['recording.length-doubtful'],
  },
  {
    file: 'extended-header.mp3',
    bytes: join(id3Tag(named, { version: 4, hasExtendedHeader: true }), mp3(20)),
    seconds: 20 * FRAME,
  },
  {
    file: 'extended-header-3.mp3',
    bytes: join(id3Tag(named, { hasExtendedHeader: true }), mp3(20)),
    seconds: 20 * FRAME,
  },
  {
    file: 'chapters-3.mp3',
    bytes: join(id3Tag([...chapters(3, 4, [picture(png(8, 8), 0)]), contents(3)], { version: 4 }), mp3(160)),
    seconds: 160 * FRAME,
    chapters: 3,
  },
  {
    file: 'chapters-129.mp3',
    bytes: join(id3Tag([...chapters(129), contents(129)]), mp3Announcing(500, 2)),
    seconds: 2 * FRAME,
    chapters: 129,
    codes: ['recording.length-doubtful'],
  },
  {
    file: 'chapters-bad-contents.mp3',
    bytes: join(id3Tag([badContents, ...chapters(61)]), mp3Announcing(1_000_000, 30)),
    seconds: 30 * FRAME,
    chapters: 61,
    codes: ['recording.length-doubtful'],
  },
  {
    file: 'chapters-big-tag.mp3',
    bytes: join(
      id3Tag([...chapters(9, 3, [picture(Buffer.alloc(8000), 0)]), contents(9)]),
      mp3Announcing(4000, 6),
    ),
    seconds: 6 * FRAME,
    chapters: 9,
    codes: ['recording.length-doubtful'],
  },
  {
    file: 'chapters-version-3.mp3',
    bytes: join(id3Tag([...chapters(3), contents(3)]), mp3(120)),
    seconds: 120 * FRAME,
    chapters: 3,
  },
  {
    file: 'cover-2-images.mp3',
    bytes: join(id3Tag([picture(Buffer.concat([png(16, 16)], 155)), picture(png(8, 8), 4)]), mp3(40)),
    seconds: 40 * FRAME,
  },
  { file: 'empty.mp3', bytes: Buffer.alloc(0), codes: ['recording.empty'] },
  { file: 'full.mp3', bytes: join(id3Tag(named), mp3(40)), seconds: 40 * FRAME },
  {
    file: 'tag-of-version-2.id3',
    bytes: id3Tag([{ name: 'TT2', body: Buffer.from('\0full', 'latin1') }], { version: 2 }),
    codes: ['recording.silent'],
  },
  { file: 'tag-alone.id3', bytes: id3Tag(chapters(7)), codes: ['recording.silent'] },
  {
    file: 'unsynchronised.mp3',
    bytes: join(id3Tag(named, { isUnsynchronised: true }), mp3(10)),
    seconds: 10 * FRAME,
  },
  {
    file: 'junk-behind.mp3',
    bytes: join(mp3Announcing(4000, 7), Buffer.alloc(13_000, 'junk ')),
    seconds: 7 * FRAME,
    codes: ['recording.length-doubtful'],
  },
  { file: 'junk-before.mp3', bytes: join(Buffer.alloc(700, 'junk '), mp3(20)), seconds: 20 * FRAME },
  {
    file: 'long-title.mp3',
    bytes: id3Tag([text('TIT2', 'long '.repeat(300))], { version: 4, claimed: 5000 }),
    codes: ['recording.unreadable'],
  },
  {
    file: 'tag-larger-than-file.mp3',
    bytes: id3Tag(named, { claimed: 2_000_000 }),
    codes: ['recording.unreadable'],
  },
  {
    file: 'rate-changes.mp3',
    bytes: join(mp3(10), oddFrame(), mp3(10)),
    seconds: 20 * FRAME + 1152 / 48_000,
  },
  {
    file: 'lyrics-in-time.mp3',
    bytes: join(
      id3Tag([{ name: 'SYLT', body: Buffer.from('\0eng\x02\x01\0Hello\0\0\0\0\x10', 'latin1') }]),
      mp3(40),
    ),
    seconds: 40 * FRAME,
  },
  { file: 'cut-in-a-frame.mp3', bytes: mp3(21).subarray(0, -100), seconds: 20 * FRAME },
  {
    file: 'many-rates.mp3',
    bytes: mp3OfManyRates(150),
    seconds: 150 * FRAME,
    codes: ['recording.seek-imprecise'],
  },
  {
    file: 'many-rates-told.mp3',
    bytes: join(mp3Announcing(150, 0), mp3OfManyRates(150)),
    seconds: 150 * FRAME,
  },
  {
    file: 'vbri.mp3',
    bytes: join(vbri(8500), mp3(16)),
    seconds: 16 * FRAME,
    codes: ['recording.length-doubtful'],
  },
  {
    file: 'chapters-260.m4a',
    bytes: mp4({ seconds: 260, track: titles(260), nero: titles(255) }),
    seconds: 260,
    chapters: 260,
  },
  {
    file: 'chapters-nero.mp4',
    bytes: mp4({ seconds: 14, nero: titles(4) }),
    seconds: 14,
    chapters: 4,
  },
  {
    file: 'chapters-track-cut.m4a',
    bytes: mp4({ seconds: 586, track: titles(2), beyond: 4_000_000 }),
    seconds: 586,
    chapters: 2,
    codes: ['recording.cut'],
  },
  { file: 'lossless.m4a', bytes: mp4({ codec: 'alac' }), seconds: 1, codes: ['recording.not-for-apple'] },
  {
    file: 'full.m4a',
    bytes: mp4({ tags: { '©nam': 'full', '©ART': 'the artist', '©alb': 'the album' } }),
    seconds: 1,
  },
  { file: 'full.opus', bytes: opus(1, TAGS), seconds: 1, codes: ['recording.not-for-apple'] },
  {
    file: 'chapters.opus',
    bytes: opus(
      3,
      titles(3).flatMap((title, index) => [
        `CHAPTER00${index}=00:00:0${index}.000`,
        `CHAPTER00${index}NAME=${title}`,
      ]),
    ),
    seconds: 3,
    chapters: 3,
    codes: ['recording.not-for-apple'],
  },
  { file: 'full.ogg', bytes: vorbis(1, TAGS), seconds: 1, codes: ['recording.not-for-apple'] },
  { file: 'full.flac', bytes: flac(1, TAGS), seconds: 1, codes: ['recording.not-for-apple'] },
  {
    file: 'full.wav',
    bytes: wav(1, { tags: { INAM: 'full', IART: 'the artist', IPRD: 'the album' } }),
    seconds: 1,
    codes: ['recording.not-for-apple'],
  },
  {
    file: 'cue.wav',
    bytes: wav(0.32, { cues: [0, 0.1, 0.2] }),
    seconds: 0.32,
    codes: ['recording.not-for-apple'],
  },
  {
    file: 'matroska.mka',
    bytes: Buffer.from('\x1a\x45\xdf\xa3\x84webm', 'latin1'),
    codes: ['recording.format-unknown'],
  },
  {
    file: 'latm.aac',
    bytes: Buffer.from('\x56\xe0\x10\0\0\0\0\0', 'latin1'),
    codes: ['recording.format-unknown'],
  },
  {
    file: 'picture.aiff',
    bytes: Buffer.from('FORM\0\0\0\x08ILBMBMHD', 'latin1'),
    codes: ['recording.format-unknown'],
  },
]
