// The only import of node-id3. Its surprises: `write` and `update` search for “ID3” anywhere in a file and
// cut there, even inside the sound, so only `create` is used; it writes ID3v2.3, which is what most players
// read; it has no IPLS frame; a table of more than 255 chapters, and a chapter that ends at 0, come out
// broken or not at all; for a frame that it cannot make, it writes nothing, or returns an error instead of
// bytes.
import type NodeId3 from 'node-id3'
import { languageCode } from '../../model/language-code.ts'
import type { TaggedChapter, Tags } from '../../model/recording-tags.ts'
import { IoError } from '../../ports/io-error.ts'
import type { Tagger } from '../../ports/tagger.ts'

/**
 * Writes ID3v2.3 tags (https://id3.org/id3v2.3.0) at the start of an MP3; everything after the old tag is
 * unchanged.
 */
export const id3Tagger: Tagger = {
  kinds: ['mp3'],
  ready: async () => true,
  write: async (recording, _kind, tags) => {
    const sound = recording.subarray(afterTags(recording))
    const { default: id3 } = await import('node-id3')
    const frames = Buffer.concat([id3.create(framesOf(tags)).subarray(HEADER), involved(tags)])
    if (frames.length >= 2 ** 28) {
      throw new IoError('tagger', 'write', 'The tag would be larger than ID3 can hold: use a smaller cover.')
    }
    return Buffer.concat([headerOf(frames.length), frames, sound])
  },
}

const HEADER = 10

function framesOf(tags: Tags): NodeId3.Tags {
  const { title, album, artists, day, genre, language, season, episode, chapters, cover } = tags
  return {
    title,
    album,
    // ID3v2.3, 4.2.1: several artists are separated by a slash.
    artist: artists.join('/'),
    genre,
    language: languageCode(language),
    // TDAT is DDMM.
    ...(day !== undefined && { year: day.slice(0, 4), date: day.slice(8) + day.slice(5, 7) }),
    ...(season !== undefined && { partOfSet: String(season) }),
    ...(episode !== undefined && { trackNumber: String(episode) }),
    ...(chapters.length > 0 && contentsOf(chapters)),
    ...(cover && {
      image: {
        mime: cover.type,
        type: { id: FRONT_COVER },
        description: '',
        imageBuffer: Buffer.from(cover.bytes),
      },
    }),
  }
}

const FRONT_COVER = 3

/** ID3-1 to ID3-4: one top-level, ordered table of contents, of chapters with unique ids. */
function contentsOf(chapters: readonly TaggedChapter[]): Pick<NodeId3.Tags, 'chapter' | 'tableOfContents'> {
  const named = chapters.map((chapter, index) => ({ ...chapter, elementID: `chp${index}` }))
  return {
    tableOfContents: [{ elementID: 'toc', isOrdered: true, elements: named.map((one) => one.elementID) }],
    chapter: named.map(({ elementID, title, start, end, url }) => ({
      elementID,
      startTimeMs: start,
      endTimeMs: end,
      tags: { title, ...(url !== undefined && { userDefinedUrl: [{ description: '', url: ascii(url) }] }) },
    })),
  }
}

/** URLs in frames are ISO 8859-1. */
function ascii(url: string): string {
  return URL.canParse(url) ? new URL(url).href : encodeURI(url)
}

/** IPLS (ID3v2.3, 4.4): roles and names in turn. TIPL and TMCL came with 2.4, which fewer players read. */
function involved({ credits }: Tags): Uint8Array {
  if (credits.length === 0) return Buffer.alloc(0)
  const UTF_16 = 1
  const pairs = credits.flatMap(({ role, name }) => [role, name])
  const body = Buffer.concat([
    Buffer.from([UTF_16]),
    ...pairs.map((text) => Buffer.from(`\ufeff${text}\0`, 'utf16le')),
  ])
  const header = Buffer.alloc(HEADER)
  header.write('IPLS', 'latin1')
  header.writeUInt32BE(body.length, 4)
  return Buffer.concat([header, body])
}

/** ID3v2.3, 3.1: the size is stored in four bytes, of which seven bits each are used. */
function headerOf(size: number): Uint8Array {
  const sevens = [21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f)
  return Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, ...sevens])
}

/** Where the sound begins, after all ID3v2 tags at the start. */
function afterTags(bytes: Uint8Array): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let start = 0
  while (view.subarray(start, start + 3).toString('latin1') === 'ID3' && start + HEADER <= view.length) {
    const FOOTER = 0x10
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((view[start + at] ?? 0) & 0x7f), 0)
    start += HEADER + size + (((view[start + 5] ?? 0) & FOOTER) === 0 ? 0 : HEADER)
  }
  return Math.min(start, view.length)
}
