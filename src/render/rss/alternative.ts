import { recordingAddress } from '../../model/address.ts'
import type { Alternative, Integrity, Source } from '../../model/alternative.ts'
import type { Episode } from '../../model/episode.ts'
import type { SiteView } from '../../model/site-view.ts'
import { uri } from '../web-url.ts'
import { type Element, emptyElement, parentElement } from './element.ts'

/**
 * podcast:alternateEnclosure of an episode. If there are alternate enclosures, the recording itself is the
 * first of them and the default (P20-ALTENC-3), with its digest and its other sources.
 */
export function alternativeElements(siteView: SiteView, episode: Episode): Element[] {
  const { slug, recording, alternatives = [] } = episode
  if (alternatives.length === 0) return []
  const isRecording = ({ file }: Alternative) =>
    file !== undefined && file === recording?.file && recording.url === undefined
  const own: Alternative[] =
    recording && recording.url === undefined
      ? [{ ...factsOf(recording), sources: [], ...alternatives.find(isRecording) }]
      : []
  return [...own, ...alternatives.filter((one) => !isRecording(one))].flatMap((one) => {
    const here = one.file === undefined ? [] : [{ uri: siteView.url + recordingAddress(slug, one.file) }]
    return alternativeElement(one, [...here, ...one.sources], isRecording(one))
  })
}

/** podcast:alternateEnclosure of a live broadcast. */
export function streamElements(alternatives: readonly Alternative[] = []): Element[] {
  return alternatives.flatMap((one) => alternativeElement(one, one.sources, false))
}

function factsOf(recording: NonNullable<Episode['recording']>): Omit<Alternative, 'sources'> {
  const { file, type, bytes, digest, bitrate } = recording
  return { file, type, bytes, digest, ...(bitrate === undefined ? {} : { bitrate }) }
}

function alternativeElement(one: Alternative, sources: readonly Source[], isDefault: boolean): Element[] {
  const places = sources.filter((source) => uri(source.uri) !== undefined)
  if (places.length === 0) return []
  const { type, bytes, bitrate, height, language, title, rel, codecs } = one
  const attributes = {
    type,
    length: bytes?.toString(),
    bitrate: bitrate?.toString(),
    height: height?.toString(),
    lang: language,
    title,
    rel,
    codecs,
    default: isDefault ? 'true' : undefined,
  }
  const integrity = integrityOf(one)
  return [
    parentElement('podcast:alternateEnclosure', attributes, [
      ...places.map((source) =>
        emptyElement('podcast:source', { uri: uri(source.uri), contentType: source.type }),
      ),
      ...(integrity
        ? [emptyElement('podcast:integrity', { type: integrity.type, value: integrity.value })]
        : []),
    ]),
  ]
}

/** The digest of the file in the form of Subresource Integrity: the name of the hash, and base64. */
function integrityOf({ digest, integrity }: Alternative): Integrity | undefined {
  if (digest === undefined) return integrity
  const bytes = digest.match(/../g)?.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))) ?? []
  return { type: 'sri', value: `sha256-${btoa(bytes.join(''))}` }
}
