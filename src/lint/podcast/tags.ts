import { MEDIUMS } from '../../model/medium.ts'
import { momentOf } from '../moments.ts'
import { LANGUAGE_TAG, UUID } from '../web-address.ts'
import { CHAT_PROTOCOLS, SERVICES, SOCIAL_PROTOCOLS } from './lists.ts'
import { like, oneOf, should, type Tag } from './tag.ts'

const NUMBER = like(/^\d+(\.\d+)?$/, '12.5')
const WHOLE = like(/^\d+$/, '1')
const BOOLEAN = oneOf('true', 'false')
const YES_NO = oneOf('yes', 'no')
const ID = like(UUID, '917393e3-1b1e-5cef-ace4-edaa54e1f810')
const ISO_TIME = like(
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/,
  '2026-09-26T07:30:00+02:00',
)
const LANGUAGE = like(LANGUAGE_TAG, 'it')
const RFC_DATE = {
  fits: (value: string) => momentOf(value).fault === undefined,
  wanted: 'Mon, 05 Jan 2026 08:00:00 +0000',
}
const MEDIUM = oneOf(...MEDIUMS)
const ITEMS = ['item', 'liveItem']
const EVERYWHERE = ['channel', ...ITEMS]

/** Table. Every tag of the podcast namespace: where it stands, what it needs, how its values look. */
export const TAGS: Readonly<Record<string, Tag>> = {
  transcript: {
    in: ITEMS,
    needs: ['url', 'type'],
    addresses: ['url'],
    attributes: {
      type: should(oneOf('text/vtt', 'application/x-subrip', 'application/json', 'text/html', 'text/plain')),
      language: LANGUAGE,
      rel: should(oneOf('captions')),
    },
  },
  locked: { in: ['channel'], once: true, text: YES_NO },
  funding: {
    in: EVERYWHERE,
    needs: ['url'],
    addresses: ['url'],
    textLimit: 128,
    textNeeded: 'what listeners read',
  },
  chapters: {
    in: ITEMS,
    once: true,
    needs: ['url', 'type'],
    addresses: ['url'],
    attributes: { type: should(oneOf('application/json+chapters')) },
  },
  soundbite: {
    in: ITEMS,
    needs: ['startTime', 'duration'],
    attributes: { startTime: NUMBER, duration: NUMBER },
    textLimit: 128,
  },
  person: { in: EVERYWHERE, addresses: ['img', 'href'], textNeeded: 'the person’s name', textLimit: 128 },
  location: {
    in: EVERYWHERE,
    textNeeded: 'the name of the place',
    textLimit: 128,
    attributes: {
      geo: should(like(/^geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?(,-?\d+(\.\d+)?)?(;[\w=.-]+)*$/, 'geo:45.46,9.19')),
      osm: should(like(/^[NWR]\d+(#\d+)?$/, 'R44915')),
      country: should(like(/^[A-Z]{2}$/, 'IT')),
      rel: should(oneOf('subject', 'creator')),
    },
  },
  season: { in: ITEMS, once: true, text: WHOLE, attributeLimits: { name: 128 } },
  episode: { in: ITEMS, once: true, text: NUMBER, attributeLimits: { display: 32 } },
  trailer: {
    in: ['channel'],
    needs: ['url', 'pubdate'],
    addresses: ['url'],
    textNeeded: 'its title',
    textLimit: 128,
    attributes: { pubdate: RFC_DATE, length: should(WHOLE), season: should(WHOLE) },
  },
  license: { in: EVERYWHERE, once: true, addresses: ['url'], textNeeded: 'cc-by-4.0', textLimit: 128 },
  alternateEnclosure: {
    in: ITEMS,
    needs: ['type'],
    attributes: { default: BOOLEAN, length: should(WHOLE), bitrate: should(NUMBER), height: should(WHOLE) },
    attributeLimits: { title: 32, rel: 32 },
    holds: { any: ['source'], example: '<podcast:source uri="https://…"/>' },
  },
  source: { in: ['alternateEnclosure'], needs: ['uri'] },
  integrity: {
    in: ['alternateEnclosure'],
    once: true,
    needs: ['type', 'value'],
    attributes: {
      type: oneOf('sri', 'pgp-signature'),
      value: like(/^[A-Za-z0-9+/=\s-]+$/, 'sha384-…'),
    },
  },
  guid: { in: ['channel'], once: true, text: ID },
  value: {
    in: EVERYWHERE,
    needs: ['type', 'method'],
    holds: {
      any: ['valueRecipient'],
      example: '<podcast:valueRecipient type="lnaddress" address="…" split="100"/>',
    },
  },
  valueRecipient: {
    in: ['value', 'valueTimeSplit'],
    needs: ['type', 'address', 'split'],
    attributes: { split: NUMBER, fee: should(BOOLEAN) },
  },
  valueTimeSplit: {
    in: ['value'],
    needs: ['startTime', 'duration'],
    attributes: {
      startTime: NUMBER,
      duration: NUMBER,
      remoteStartTime: should(NUMBER),
      remotePercentage: should(NUMBER),
    },
    holds: {
      any: ['remoteItem', 'valueRecipient'],
      example: '<podcast:remoteItem feedGuid="…" itemGuid="…"/>',
    },
  },
  medium: { in: ['channel'], once: true, text: MEDIUM },
  images: { in: EVERYWHERE },
  image: {
    in: EVERYWHERE,
    needs: ['href'],
    addresses: ['href'],
    attributes: {
      'aspect-ratio': should(like(/^\d+(\.\d+)?\/\d+(\.\d+)?$/, '16/9')),
      width: should(WHOLE),
      height: should(WHOLE),
    },
    attributeLimits: { purpose: 128 },
  },
  liveItem: {
    in: ['channel'],
    needs: ['status', 'start'],
    attributes: { status: oneOf('pending', 'live', 'ended'), start: ISO_TIME, end: ISO_TIME },
    holds: {
      any: ['contentLink'],
      example: '<podcast:contentLink href="https://…">Listen live</podcast:contentLink>',
    },
  },
  contentLink: { in: ITEMS, needs: ['href'], addresses: ['href'] },
  socialInteract: {
    in: EVERYWHERE,
    needs: ['protocol'],
    attributes: { protocol: oneOf(...SOCIAL_PROTOCOLS), priority: should(WHOLE) },
  },
  block: { in: ['channel'], text: YES_NO, attributes: { id: { ...oneOf(...SERVICES), wanted: 'spotify' } } },
  txt: { in: EVERYWHERE, textLimit: 4000, attributeLimits: { purpose: 128 } },
  remoteItem: {
    in: ['channel', 'podroll', 'valueTimeSplit', 'publisher'],
    needs: ['feedGuid'],
    addresses: ['feedUrl'],
    attributes: { feedGuid: ID, medium: should(MEDIUM) },
  },
  podroll: {
    in: ['channel'],
    once: true,
    holds: { any: ['remoteItem'], example: '<podcast:remoteItem feedGuid="…"/>' },
  },
  publisher: {
    in: ['channel'],
    once: true,
    holds: {
      any: ['remoteItem'],
      example: '<podcast:remoteItem medium="publisher" feedGuid="…" feedUrl="…"/>',
    },
  },
  updateFrequency: {
    in: ['channel'],
    once: true,
    textLimit: 128,
    attributes: {
      complete: BOOLEAN,
      dtstart: like(/^\d{4}-?\d{2}-?\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/, '2026-09-26T07:30:00+02:00'),
      rrule: should(
        like(
          /^FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY)(;[A-Z]+=[A-Z0-9,+:-]+)*$/,
          'FREQ=WEEKLY',
        ),
      ),
    },
  },
  podping: { in: ['channel'], once: true, needs: ['usesPodping'], attributes: { usesPodping: BOOLEAN } },
  chat: {
    in: EVERYWHERE,
    once: true,
    needs: ['server', 'protocol'],
    attributes: { protocol: oneOf(...CHAT_PROTOCOLS) },
  },
}
