import { extensionOf, MEDIA_TYPES } from '../../lint/media-types.ts'
import type { RecordingFromElsewhere } from '../show.ts'
import { addressIn, oneLine, secondsIn } from '../values.ts'
import { EPI_FORMATS, epiChapters } from './epi.ts'
import type { Mapping } from './mapping.ts'
import { type Fields, textAt, valueAt } from './values.ts'

/** The recording that front matter names, or the first that the notes link to. */
export function recordingIn(
  fields: Fields,
  body: string,
  mapping: Mapping,
  config: Fields,
): RecordingFromElsewhere | undefined {
  const base = mapping.base ?? textAt(config, 'url')
  const epi = Object.keys(EPI_FORMATS).find((format) => textAt(fields, format) !== undefined)
  const [written = '', size] =
    (epi === undefined ? textAt(fields, mapping.recording) : textAt(fields, epi))?.split(/\s+/) ?? []
  const linked = /\]\((https?:\/\/[^\s()]{1,500}\.(?:mp3|m4a|ogg|opus)(?:\?[^\s()]{0,300})?)\)/i.exec(
    body,
  )?.[1]
  const url = addressIn(written, base) ?? addressIn(linked)
  if (url === undefined) return undefined
  const bytes = size ?? textAt(fields, mapping.bytes) ?? ''
  const duration = secondsIn(textAt(fields, mapping.duration) ?? '')
  return {
    url,
    bytes: /^\d{1,15}$/.test(bytes) ? Number(bytes) : 0,
    type: MEDIA_TYPES.get(extensionOf(url) ?? '')?.[0] ?? 'audio/mpeg',
    ...(duration && { duration }),
  }
}

/** Other versions of it. */
export function alternativesIn(
  fields: Fields,
  recording: RecordingFromElsewhere | undefined,
  { alternatives }: Mapping,
) {
  const listed = alternatives === undefined ? undefined : valueAt(fields, alternatives)
  const epi = Object.keys(EPI_FORMATS).flatMap((format) => textAt(fields, format) ?? [])
  const urls = listed instanceof Map ? [...(listed as Fields).values()] : epi
  const found = urls.flatMap((one) => {
    const [written, size] = typeof one === 'string' ? one.trim().split(/\s+/) : []
    const url = addressIn(written)
    const type = MEDIA_TYPES.get(extensionOf(url ?? '') ?? '')?.[0]
    if (url === undefined || url === recording?.url || type === undefined) return []
    return [
      {
        sources: [url],
        type,
        ...(size !== undefined && /^\d{1,15}$/.test(size) && { length: Number(size) }),
      },
    ]
  })
  return found.length > 0 ? { alternatives: found } : {}
}

/** Chapters of another form than JSON, and where else it can be seen: a station links to them. */
export function linksIn(fields: Fields, { chapters, links = {} }: Mapping) {
  const secure = (url: string | undefined) => (url?.startsWith('https:') ? url : undefined)
  const url = secure(addressIn(textAt(fields, chapters)))
  const isJson = url !== undefined && /\.json$/i.test(new URL(url).pathname)
  const found = Object.entries(links).flatMap(([title, key]) => {
    const to = secure(addressIn(textAt(fields, key)))
    return to === undefined ? [] : [{ url: to, title }]
  })
  const all = [...(url === undefined || isJson ? [] : [{ url, title: 'Chapters' }]), ...found]
  return { ...(isJson && { 'chapters-url': url }), ...(all.length > 0 && { 'content-links': all }) }
}

/** Chapters in firtz's form. */
export function chaptersOfEpi(fields: Fields) {
  return epiChapters(textAt(fields, 'chapters') ?? '').map(({ start, title, url, image }) => {
    const to = addressIn(url)
    const picture = addressIn(image)
    const seconds = start.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
    return {
      start: seconds,
      title: oneLine(title),
      ...(to && { url: to }),
      ...(picture && { image: picture }),
    }
  })
}

/** The media type that a transcript's address ends in. */
export function typeOfTranscript(url: string): string {
  const ending = /\.(vtt|srt|json|html?|txt)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? 'txt'
  const types: Readonly<Record<string, string>> = {
    vtt: 'text/vtt',
    srt: 'application/x-subrip',
    json: 'application/json',
    txt: 'text/plain',
  }
  return types[ending] ?? 'text/html'
}
