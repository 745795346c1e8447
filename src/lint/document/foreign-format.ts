/** The format of a file that is not a feed, and where the feed may be found. */
export interface ForeignFormat {
  readonly found: string
  readonly fix: string
}

const ASK_THE_PAGE =
  'Look for “RSS” on that page, or for <link rel="alternate" type="application/rss+xml"> in its source.'
const ASK_THE_HOST = 'Ask your host for the address of the RSS feed.'

/** The beginnings of other formats; only leading white space and comments are skipped. */
const BEGINNINGS: readonly (readonly [beginning: RegExp, found: string, fix: string])[] = [
  [/^(?:<!--[^>]{0,300}-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i, 'a web page', ASK_THE_PAGE],
  [
    /^[[{]\s*["{[\]}]/,
    'JSON',
    'JSON Feed is another format. Ask your host for its RSS feed; most have both.',
  ],
  [/^%PDF-/, 'a PDF', ASK_THE_HOST],
  [/^#EXTM3U/, 'a playlist', ASK_THE_HOST],
  [/^WEBVTT\b/, 'a transcript', ASK_THE_HOST],
  [/^PK[^\s!-~]/, 'a ZIP archive', 'Unpack it, and hand in the feed that is in it.'],
  [/^[^\s!-~]\x8b/, 'a compressed file', 'Unpack it first: gzip -d'],
  [/^(?:ID3|\xff[\xe2-\xfb]|OggS|fLaC|RIFF)|^.{4}ftyp/s, 'a recording', ASK_THE_HOST],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8)/, 'a picture', ASK_THE_HOST],
]
const BEGINNING_BYTES = 1000

/** Detects a file of another format; undefined for one that may be a feed, valid or not. */
export function foreignFormat(bytes: Uint8Array): ForeignFormat | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, BEGINNING_BYTES)).replace(/^(?:\xef\xbb\xbf)?\s+/, '')
  const [, found, fix] = BEGINNINGS.find(([beginning]) => beginning.test(head)) ?? []
  return found === undefined || fix === undefined ? undefined : { found, fix }
}
