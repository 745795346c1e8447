import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { MEDIUMS } from '../../model/medium.ts'
import type { RemoteItem } from '../../model/remote-item.ts'
import { check, ID, label, line, tagUrl, uuid } from '../fields.ts'

/** podcast:remoteItem: a feed of this station or another one, optionally with an item of it. */
export function remoteItem(voice: 'feed' | 'episode') {
  const shape = z.strictObject({
    feed: line(voice)
      .exactOptional()
      .meta({
        description: 'The id of a feed of this station: its guid and address are known.',
        shape: 'a feed’s id',
        json: { pattern: ID.source },
        examples: ['my-show'],
        mistaken: ['id', 'show'],
      }),
    guid: uuid((value) => (at) => say(`${voice}.remote-guid-wrong`, at, { value }))
      .exactOptional()
      .meta({
        description: 'The podcast:guid of a feed elsewhere.',
        examples: ['917393e3-1b1e-5cef-ace4-edaa54e1f810'],
        mistaken: ['feedguid', 'feed-guid'],
      }),
    url: tagUrl(voice)
      .exactOptional()
      .meta({
        description: 'The address of a feed elsewhere, for apps that do not know its guid.',
        examples: ['https://other.example/feed.xml'],
        mistaken: ['feedurl', 'feed-url', 'link'],
      }),
    item: line(voice)
      .exactOptional()
      .meta({
        description: 'The guid of one of its episodes.',
        examples: ['0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e'],
        mistaken: ['itemguid', 'item-guid', 'episode'],
      }),
    medium: z
      .enum(MEDIUMS)
      .exactOptional()
      .meta({ description: 'What a feed elsewhere holds.', examples: ['music'], absent: 'podcast' }),
    title: label(voice)
      .exactOptional()
      .meta({
        description: 'What apps show before they have looked it up.',
        examples: ['Another Show'],
        absent: 'the title of a feed of this station',
        mistaken: ['name'],
      }),
  })
  return check(shape, ({ feed, guid, url, medium }) => {
    const foreign = guid !== undefined || url !== undefined || medium !== undefined
    if (feed === undefined ? guid !== undefined : !foreign) return undefined
    const found = feed === undefined ? 'neither is' : 'both are'
    return (at) => say(`${voice}.remote-unclear`, at, { found })
  }).meta({
    shape: 'feed, or guid, url and medium; and item and title',
    json: {
      anyOf: [
        { required: ['feed'], properties: { guid: false, url: false, medium: false } },
        { required: ['guid'], properties: { feed: false } },
      ],
    },
    examples: [{ feed: 'my-show' }, { guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810', title: 'Another Show' }],
  })
}

export type WrittenRemoteItem = z.output<ReturnType<typeof remoteItem>>

/** Converts a remote item to model data. */
export function remoteItemOf({ feed, guid, url, medium, item, title }: WrittenRemoteItem): RemoteItem {
  const foreign = {
    guid: guid ?? '',
    ...(url === undefined ? {} : { url }),
    ...(medium === undefined ? {} : { medium }),
  }
  return {
    of: feed === undefined ? foreign : { feed },
    ...(item === undefined ? {} : { item }),
    ...(title === undefined ? {} : { title }),
  }
}
