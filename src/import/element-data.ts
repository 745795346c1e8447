import type { XmlElement } from '../lint/document.ts'
import { childrenOf, trimmed } from '../lint/tree.ts'
import { attributeIn, oneLine } from './values.ts'

/** What an element of the podcast namespace says, in the keys that a station's files have for it; checked by whoever takes it. */
export type Data = Readonly<Record<string, unknown>>

/** podcast:remoteItem. */
export function remoteItemIn(element: XmlElement): Data {
  return withoutAbsent({
    guid: attributeIn(element, 'feedGuid'),
    url: attributeIn(element, 'feedUrl'),
    item: attributeIn(element, 'itemGuid'),
    medium: attributeIn(element, 'medium'),
    title: attributeIn(element, 'title'),
  })
}

/** podcast:remoteItem within another element. */
export function remoteItemsIn(element: XmlElement): Data[] {
  return childrenOf(element, 'podcast:remoteItem').map(remoteItemIn)
}

/** podcast:location. */
export function locationIn(element: XmlElement): string | Data {
  const [name, geo, osm, country, rel] = [
    oneLine(element.text),
    ...['geo', 'osm', 'country', 'rel'].map((one) => attributeIn(element, one)),
  ]
  const more = withoutAbsent({ geo, osm, country, rel })
  return Object.keys(more).length === 0 && name !== undefined ? name : { name, ...more }
}

/** podcast:license. */
export function licenseIn(element: XmlElement): string | Data {
  const [name, url] = [oneLine(element.text), attributeIn(element, 'url')]
  return url === undefined ? name : { name, url }
}

/** podcast:image, which is elsewhere. */
export function imageIn(element: XmlElement): Data {
  return withoutAbsent({
    url: attributeIn(element, 'href'),
    alt: attributeIn(element, 'alt'),
    purpose: attributeIn(element, 'purpose'),
    'aspect-ratio': attributeIn(element, 'aspect-ratio'),
    width: numberIn(element, 'width'),
    height: numberIn(element, 'height'),
    type: attributeIn(element, 'type'),
  })
}

/** podcast:chat. */
export function chatIn(element: XmlElement): Data {
  return withoutAbsent({
    server: attributeIn(element, 'server'),
    protocol: attributeIn(element, 'protocol'),
    account: attributeIn(element, 'accountId'),
    space: attributeIn(element, 'space'),
  })
}

/** podcast:socialInteract. */
export function postIn(element: XmlElement): Data {
  return withoutAbsent({
    protocol: attributeIn(element, 'protocol'),
    uri: attributeIn(element, 'uri'),
    account: attributeIn(element, 'accountId'),
    'account-url': attributeIn(element, 'accountUrl'),
  })
}

/** podcast:txt. */
export function noteIn(element: XmlElement): Data {
  return withoutAbsent({ text: trimmed(element), purpose: attributeIn(element, 'purpose') })
}

/** podcast:updateFrequency. */
export function frequencyIn(element: XmlElement): string | Data {
  const more = withoutAbsent({ rule: attributeIn(element, 'rrule'), start: attributeIn(element, 'dtstart') })
  const text = oneLine(element.text)
  return Object.keys(more).length === 0 ? text : { text, ...more }
}

/** podcast:alternateEnclosure; undefined for one that says what no key says. */
export function alternativeIn(element: XmlElement): Data | undefined {
  // Which one is the default is what it is in a station's own folder.
  if (attributeIn(element, 'default')?.toLowerCase() === 'true') return undefined
  const [proof] = childrenOf(element, 'podcast:integrity')
  return withoutAbsent({
    sources: childrenOf(element, 'podcast:source').map((source) => {
      const [uri, type] = [attributeIn(source, 'uri'), attributeIn(source, 'contentType')]
      return type === undefined ? uri : { uri, type }
    }),
    type: attributeIn(element, 'type'),
    length: numberIn(element, 'length'),
    bitrate: numberIn(element, 'bitrate'),
    height: numberIn(element, 'height'),
    language: attributeIn(element, 'lang'),
    title: attributeIn(element, 'title'),
    rel: attributeIn(element, 'rel'),
    codecs: attributeIn(element, 'codecs'),
    integrity: proof && { type: attributeIn(proof, 'type'), value: attributeIn(proof, 'value') },
  })
}

/** podcast:value with its recipients and, of an item, its stretches. */
export function valueIn(element: XmlElement): Data {
  const splits = childrenOf(element, 'podcast:valueTimeSplit').map(splitIn)
  return withoutAbsent({
    type: attributeIn(element, 'type'),
    method: attributeIn(element, 'method'),
    suggested: attributeIn(element, 'suggested'),
    recipients: childrenOf(element, 'podcast:valueRecipient').map(recipientIn),
    splits: splits.length > 0 ? splits : undefined,
  })
}

function splitIn(element: XmlElement): Data {
  const [item] = remoteItemsIn(element)
  const recipients = childrenOf(element, 'podcast:valueRecipient').map(recipientIn)
  return withoutAbsent({
    start: numberIn(element, 'startTime'),
    duration: numberIn(element, 'duration'),
    item,
    recipients: recipients.length > 0 ? recipients : undefined,
    'remote-start': numberIn(element, 'remoteStartTime'),
    'remote-percentage': numberIn(element, 'remotePercentage'),
  })
}

function recipientIn(element: XmlElement): Data {
  const fee = attributeIn(element, 'fee')?.toLowerCase()
  return withoutAbsent({
    name: attributeIn(element, 'name'),
    type: attributeIn(element, 'type'),
    address: attributeIn(element, 'address'),
    split: numberIn(element, 'split'),
    'custom-key': attributeIn(element, 'customKey'),
    'custom-value': attributeIn(element, 'customValue'),
    fee: fee === undefined ? undefined : fee === 'true',
  })
}

/** A number as it is written; the text itself where it is none, which no key takes. */
function numberIn(element: XmlElement, name: string): number | string | undefined {
  const text = attributeIn(element, name)
  return text !== undefined && /^\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : text
}

function withoutAbsent(data: Data): Data {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}
