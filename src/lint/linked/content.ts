/** The format of a file according to its first bytes. */
export interface Content {
  /** `an MP3 recording`. */
  readonly words: string
  /** The usual extensions of such files; empty if a feed does not use the format. */
  readonly endings: readonly string[]
  /** Whether it can be neither heard nor seen. */
  readonly isOther: boolean
}

const BEGINNINGS: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/^ID3/, 'an MP3 recording', ['mp3']],
  [/^fLaC/, 'a FLAC recording', ['flac']],
  [/^OggS/, 'an Ogg recording', ['ogg', 'opus', 'oga']],
  [/^(?:RIFF|RF64).{4}WAVE/s, 'a WAV recording', ['wav']],
  [/^.{4}ftypM4[AB]/s, 'an MPEG-4 recording', ['m4a', 'm4b']],
  [/^.{4}ftypqt/s, 'a QuickTime video', ['mov']],
  [/^.{4}ftyp/s, 'an MPEG-4 file', ['mp4', 'm4v', 'm4a']],
  [/^[^\s!-~]E\u00df\u00a3/, 'a WebM or Matroska file', ['webm']],
  [/^\u00ff[\u00f0\u00f1\u00f8\u00f9]/, 'an AAC stream', ['aac']],
  [/^\u00ff[\u00e2-\u00fb]/, 'an MP3 recording', ['mp3']],
  [/^#EXTM3U/, 'a playlist', ['m3u8']],
  [/^%PDF-/, 'a PDF', ['pdf']],
]
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^\u00ff\u00d8\u00ff/, 'a JPEG'],
  [/^\u0089PNG/, 'a PNG'],
  [/^GIF8/, 'a GIF'],
  [/^RIFF.{4}WEBP/s, 'a WebP picture'],
  [/^.{4}ftypavi[fs]/s, 'an AVIF picture'],
  [/^\s*(?:<!--.{0,300}?-->\s*)?<(?:!doctype html|html|head|body)\b/is, 'a web page'],
  [/^\s*<svg|^\s*<\?xml.{0,300}?<svg/s, 'an SVG picture'],
  [/^\s*<\?xml|^\s*<rss\b/, 'XML'],
  [/^\s*[{[]\s*["{[\]}]/, 'JSON'],
  [/^version https:\/\/git-lfs/, 'a pointer of Git LFS, not the file itself'],
  [/^WEBVTT\b/, 'a transcript'],
]
const HEAD_BYTES = 1_000

/** Detects the format of a file by its beginning. An unknown format may well be audio. */
export function contentOf(bytes: Uint8Array): Content {
  if (bytes.length === 0) return { words: 'an empty file', endings: [], isOther: true }
  const head = String.fromCharCode(...bytes.subarray(0, HEAD_BYTES)).replace(/^\u00ef\u00bb\u00bf/, '')
  const other = OTHERS.find(([beginning]) => beginning.test(head))
  if (other) return { words: other[1], endings: [], isOther: true }
  const known = BEGINNINGS.find(([beginning]) => beginning.test(head))
  if (known) return { words: known[1], endings: known[2], isOther: false }
  return { words: 'of a kind that is not known here', endings: [], isOther: false }
}
