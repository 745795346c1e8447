import type { TaggedCover, Tags } from '../../model/recording-tags.ts'
import type { TaggedKind } from '../../ports/tagger.ts'

/**
 * Tags in ffmpeg's metadata format (https://ffmpeg.org/ffmpeg-formats.html#Metadata-1). Ogg, Opus and FLAC
 * hold comments of any name, and ffmpeg itself writes neither their chapters nor, in Ogg and Opus, their
 * cover; so both are written as comments.
 */
export function metadataOf(tags: Tags, kind: TaggedKind): string {
  const { title, album, artists, day, genre, language, season, episode, credits } = tags
  const pairs: [string, string][] = [
    ['title', title],
    ['album', album],
    ['artist', artists.join(', ')],
    ['genre', genre],
    ['language', language],
  ]
  if (day !== undefined) pairs.push(['date', day])
  if (season !== undefined) pairs.push(['disc', String(season)])
  if (episode !== undefined) pairs.push(['track', String(episode)])
  if (credits.length > 0) pairs.push(['comment', creditLine(credits)])
  if (kind !== 'm4a') pairs.push(...chapterComments(tags))
  if ((kind === 'ogg' || kind === 'opus') && tags.cover) {
    pairs.push(['METADATA_BLOCK_PICTURE', pictureBlock(tags.cover)])
  }
  const chapters = kind === 'm4a' ? tags.chapters : []
  return [
    ';FFMETADATA1',
    ...pairs.map(([key, value]) => `${key}=${escaped(value)}`),
    ...chapters.flatMap(({ title: name, start, end }) => [
      '[CHAPTER]',
      'TIMEBASE=1/1000',
      `START=${start}`,
      `END=${end}`,
      `title=${escaped(name)}`,
    ]),
    '',
  ].join('\n')
}

/** `Editor: Carla Neri; Executive Producer: Ada Rossi, Bo Chen`. */
function creditLine(credits: Tags['credits']): string {
  const byRole = new Map<string, string[]>()
  for (const { role, name } of credits) byRole.set(role, [...(byRole.get(role) ?? []), name])
  return [...byRole].map(([role, names]) => `${role}: ${names.join(', ')}`).join('; ')
}

/** https://wiki.xiph.org/Chapter_Extension */
function chapterComments({ chapters }: Tags): [string, string][] {
  return chapters.flatMap(({ title, start, url }, index): [string, string][] => {
    const id = `CHAPTER${String(index + 1).padStart(3, '0')}`
    return [
      [id, stamp(start)],
      [`${id}NAME`, title],
      ...(url === undefined ? [] : ([[`${id}URL`, url]] as [string, string][])),
    ]
  })
}

function stamp(milliseconds: number): string {
  const digits = (value: number, count: number) => String(value).padStart(count, '0')
  const seconds = Math.floor(milliseconds / 1000)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return `${clock.map((part) => digits(part, 2)).join(':')}.${digits(milliseconds % 1000, 3)}`
}

/** FLAC's picture block in base64 (https://wiki.xiph.org/VorbisComment#METADATA_BLOCK_PICTURE). */
function pictureBlock({ type, bytes, width, height }: TaggedCover): string {
  const [FRONT_COVER, BITS_OF_A_PIXEL] = [3, 24]
  const numbers = (...values: number[]) => {
    const block = Buffer.alloc(values.length * 4)
    values.forEach((value, index) => {
      block.writeUInt32BE(value, index * 4)
    })
    return block
  }
  return Buffer.concat([
    numbers(FRONT_COVER, type.length),
    Buffer.from(type, 'latin1'),
    numbers(0, width, height, BITS_OF_A_PIXEL, 0, bytes.length),
    bytes,
  ]).toString('base64')
}

/**
 * Escapes each special character of the format with a backslash. Line breaks are removed before
 * (model/tags.ts). ffmpeg up to 5.1 takes a final backslash, escaped or not, for a line continuation; a zero
 * byte still ends the line.
 */
function escaped(value: string): string {
  const text = value.replace(/[=;#\\\n]/g, (character) => `\\${character}`)
  return text.endsWith('\\') ? `${text}\0` : text
}
