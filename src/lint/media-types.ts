/** Media types by file extension: the first is recommended, the others are valid too. */
export const MEDIA_TYPES: ReadonlyMap<string, readonly string[]> = new Map([
  ['mp3', ['audio/mpeg']],
  ['m4a', ['audio/x-m4a', 'audio/m4a', 'audio/mp4', 'audio/aac', 'audio/x-aac']],
  ['m4b', ['audio/x-m4a', 'audio/m4a', 'audio/mp4', 'audio/x-m4b']],
  ['aac', ['audio/aac', 'audio/x-aac', 'audio/aacp']],
  // It may contain only audio.
  ['mp4', ['video/mp4', 'audio/mp4', 'audio/x-m4a', 'audio/m4a']],
  ['m4v', ['video/x-m4v', 'video/m4v', 'video/mp4']],
  ['mov', ['video/quicktime']],
  ['ogg', ['audio/ogg', 'application/ogg', 'video/ogg', 'audio/opus', 'audio/vorbis']],
  ['oga', ['audio/ogg', 'application/ogg', 'audio/opus', 'audio/vorbis']],
  ['opus', ['audio/opus', 'audio/ogg', 'application/ogg']],
  ['flac', ['audio/flac', 'audio/x-flac']],
  ['wav', ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave']],
  ['webm', ['video/webm', 'audio/webm']],
  ['m3u8', ['application/vnd.apple.mpegurl', 'application/x-mpegurl', 'audio/x-mpegurl', 'audio/mpegurl']],
  ['pdf', ['application/pdf']],
  ['epub', ['application/epub+zip', 'document/x-epub']],
])

/** Frequent invalid names of types. */
export const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['audio/mp3', 'audio/mpeg'],
  ['audio/mpeg3', 'audio/mpeg'],
  ['audio/x-mpeg-3', 'audio/mpeg'],
  ['audio/x-mpeg', 'audio/mpeg'],
  ['audio/x-mp3', 'audio/mpeg'],
  ['x-audio/mp3', 'audio/mpeg'],
  ['audio/mpg', 'audio/mpeg'],
  ['audio/m4b', 'audio/x-m4a'],
  ['video/mov', 'video/quicktime'],
  ['video/x-mp4', 'video/mp4'],
  ['video/mpeg4', 'video/mp4'],
])

/** APPLE-26 and PSP-13; audio/mp4 is the registered name of m4a. */
export const PLAYED: ReadonlySet<string> = new Set(
  ['mp3', 'm4a', 'aac', 'mp4', 'm4v', 'mov', 'pdf', 'epub'].flatMap(
    (ending) => MEDIA_TYPES.get(ending) ?? [],
  ),
)

/** Types in `application/` that are not recordings. */
const NOT_PLAYED =
  /^application\/(?:json|xml|xhtml\+xml|rss\+xml|atom\+xml|zip|javascript|msword|x-shockwave-flash)$/

/** Whether a type may be that of a recording or book; true for unknown types. */
export function isRecording(type: string): boolean {
  return !/^(?:text|image|font|multipart|message)\//.test(type) && !NOT_PLAYED.test(type)
}

/** A type without its parameters, in lower case. */
export function typeOf(value: string): string {
  return (value.split(';', 1)[0] ?? '').trim().toLowerCase()
}

/** The extension in the path of a URL, without the dot, in lower case; undefined if there is none. */
export function extensionOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const file = new URL(address).pathname.split('/').at(-1) ?? ''
  return /\.([a-z0-9]{2,5})$/i.exec(file)?.[1]?.toLowerCase()
}
