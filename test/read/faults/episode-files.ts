// Table.
import { mp3, mp3Announcing, png } from '../a-station.ts'
import type { Fault } from './fault.ts'

const ONE = 'episodes/one/episode.md'

export const episodeFileFaults: readonly Fault[] = [
  ['no recording', 'episodes/one/one.mp3', undefined, `${ONE}:2:1 episode.recording-missing`],
  ['two recordings', 'episodes/one/two.mp3', mp3(), `${ONE}:2:1 episode.recording-ambiguous`],
  ['an empty recording', 'episodes/one/one.mp3', '', '1:1 recording.empty'],
  [
    'a cover that no directory takes',
    'episodes/one/cover.webp',
    'x',
    'episodes/one/cover.webp:1:1 episode.cover-format',
  ],
  ['a recording that is none', 'episodes/one/one.mp3', 'not sound', '1:1 recording.format-unknown'],
  ['a recording that was cut', 'episodes/one/one.mp3', mp3Announcing(400), '1:1 recording.length-doubtful'],
  [
    'a tag that lies',
    'episodes/one/one.mp3',
    'ID3\u0004\0\0\u007f\u007f\u007f\u007f',
    '1:1 recording.unreadable',
  ],
  ['a tag without sound', 'episodes/one/one.mp3', 'ID3\u0004\0\0\0\0\0\u0000', '1:1 recording.silent'],
  ['two covers', 'episodes/one/cover.png', png(1400, 1400), `${ONE}:2:1 episode.cover-ambiguous`],
  ['a small cover', 'episodes/two/cover.png', png(1000, 1000), '1:1 picture.too-small'],
  ['a cover that is not square', 'episodes/two/cover.png', png(1400, 1500), '1:1 picture.not-square'],
  ['a huge cover', 'episodes/two/cover.png', png(3001, 3001), '1:1 picture.too-big'],
  ['a transparent cover', 'episodes/two/cover.png', png(1400, 1400, 6), '1:1 picture.transparent'],
  ['a cover of another type', 'episodes/two/cover.jpg', png(1400, 1400), '1:1 picture.extension-wrong'],
  ['a cover that is none', 'episodes/two/cover.png', 'picture', '1:1 picture.unreadable'],
  [
    'a cover that apps do not show',
    'episodes/two/cover.png',
    `GIF89a${'x'.repeat(20)}`,
    '1:1 picture.type-wrong',
  ],
  [
    'a translation into no language',
    'episodes/one/transcript.x1.md',
    '',
    '1:1 episode.transcript-language-wrong',
  ],
  [
    'a translation into the same language',
    'episodes/one/transcript.EN.md',
    '',
    '1:1 episode.transcript-doubled',
  ],
  [
    'a translation of nothing',
    'episodes/two/transcript.it.md',
    '**Ann Lee:** Ciao.',
    '1:1 episode.translation-alone',
  ],
  ['a transcript of another kind', 'episodes/one/transcript.srt', '1', '1:1 episode.transcript-unread'],
]
