import { MEDIUMS } from '../../model/medium.ts'
import { meantDate } from '../meant-date.ts'
import { meantSeconds } from '../meant-time.ts'
import { momentOf, rightWeekday } from '../moments.ts'
import { LANGUAGE_TAG, UUID } from '../web-address.ts'
import { CHAT_PROTOCOLS, SERVICES, SOCIAL_PROTOCOLS } from './lists.ts'
import { like, oneOf, should, type Tag, type Value } from './tag.ts'

const NUMBER = like(/^\d+(\.\d+)?$/, 'a number', (value) => value.replace(/^(\d+),(\d+)$/, '$1.$2'))
const SECONDS = like(/^\d+(\.\d+)?$/, 'a number of seconds', (value) => meantSeconds(value)?.toString())
const WHOLE = like(/^\d+$/, 'a whole number', (value) => value.replace(/^(\d+)\.0+$/, '$1'))
const BOOLEAN = oneOf(['true', 'false'], { yes: 'true', no: 'false', '1': 'true', '0': 'false' })
const YES_NO = oneOf(['yes', 'no'], { true: 'yes', false: 'no', '1': 'yes', '0': 'no' })
const ID = like(UUID, 'a UUID', (value) => value.replace(/^(?:urn:uuid:|\{)|\}$/gi, ''))
const ISO_TIME = like(
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/,
  'a day and time of ISO 8601 with its offset from UTC',
  (value) => momentOf(meantDate(value).fix ?? value).date?.toISOString(),
)
const LANGUAGE = like(LANGUAGE_TAG, 'a language tag such as en or de-AT', (value) =>
  value.replaceAll('_', '-'),
)
const RFC_DATE: Value = {
  fits: (value) => momentOf(value).fault === undefined,
  wanted: 'a date as RSS writes it (RFC 822)',
  meant: (value) => (momentOf(value).fault === 'weekday' ? rightWeekday(value).fix : meantDate(value).fix),
}
const MEDIUM = oneOf(MEDIUMS)
const GEO = like(
  /^geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?(,-?\d+(\.\d+)?)?(;[\w=.-]+)*$/,
  'geo: with latitude and longitude (RFC 5870)',
  (value) => (/^-?\d+\.\d+\s*,\s*-?\d+\.\d+$/.test(value) ? `geo:${value.replace(/\s/g, '')}` : undefined),
)
/** The media types of transcripts, and frequent wrong names of them. */
const TRANSCRIPT_TYPES = ['text/vtt', 'application/x-subrip', 'application/json', 'text/html', 'text/plain']
const TRANSCRIPT_NAMES = {
  'application/srt': 'application/x-subrip',
  'application/x-srt': 'application/x-subrip',
  'text/srt': 'application/x-subrip',
  'text/x-srt': 'application/x-subrip',
  'application/vtt': 'text/vtt',
  'application/webvtt': 'text/vtt',
  'text/webvtt': 'text/vtt',
  'text/json': 'application/json',
}
const ITEMS = ['item', 'liveItem']
const EVERYWHERE = ['channel', ...ITEMS]

/** Table. Every tag of the podcast namespace: its parents, requirements and values. */
export const TAGS: Readonly<Record<string, Tag>> = {
  transcript: {
    in: ITEMS,
    needs: ['url', 'type'],
    addresses: ['url'],
    attributes: {
      type: should(oneOf(TRANSCRIPT_TYPES, TRANSCRIPT_NAMES)),
      language: LANGUAGE,
      rel: should(oneOf(['captions'])),
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
    attributes: {
      type: should(oneOf(['application/json+chapters'], { 'application/json': 'application/json+chapters' })),
    },
  },
  soundbite: {
    in: ITEMS,
    needs: ['startTime', 'duration'],
    attributes: { startTime: SECONDS, duration: SECONDS },
    textLimit: 128,
  },
  person: { in: EVERYWHERE, addresses: ['img', 'href'], textNeeded: 'the person’s name', textLimit: 128 },
  location: {
    in: EVERYWHERE,
    textNeeded: 'the name of the place',
    textLimit: 128,
    attributes: {
      geo: should(GEO),
      osm: should(
        like(/^[NWR]\d+(#\d+)?$/, 'N, W or R and the number that OpenStreetMap has', (value) =>
          value.toUpperCase(),
        ),
      ),
      country: should(like(/^[A-Z]{2}$/, 'two capitals of ISO 3166', (value) => value.toUpperCase())),
      rel: should(oneOf(['subject', 'creator'])),
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
  license: {
    in: EVERYWHERE,
    once: true,
    addresses: ['url'],
    textNeeded: 'the name of the licence',
    textLimit: 128,
  },
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
      type: oneOf(['sri', 'pgp-signature']),
      value: like(/^[A-Za-z0-9+/=\s-]+$/, 'a digest in base64, with its name and a hyphen before it'),
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
      startTime: SECONDS,
      duration: SECONDS,
      remoteStartTime: should(SECONDS),
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
      'aspect-ratio': should(
        like(/^\d+(\.\d+)?\/\d+(\.\d+)?$/, 'two numbers with a slash between them', (value) =>
          value.replace(':', '/'),
        ),
      ),
      width: should(WHOLE),
      height: should(WHOLE),
    },
    attributeLimits: { purpose: 128 },
  },
  liveItem: {
    in: ['channel'],
    needs: ['status', 'start'],
    attributes: { status: oneOf(['pending', 'live', 'ended']), start: ISO_TIME, end: ISO_TIME },
    holds: {
      any: ['contentLink'],
      example: '<podcast:contentLink href="https://…">Listen live</podcast:contentLink>',
    },
  },
  contentLink: { in: ITEMS, needs: ['href'], addresses: ['href'] },
  socialInteract: {
    in: EVERYWHERE,
    needs: ['protocol'],
    attributes: { protocol: oneOf(SOCIAL_PROTOCOLS), priority: should(WHOLE) },
  },
  block: {
    in: ['channel'],
    text: YES_NO,
    attributes: { id: { ...oneOf(SERVICES), wanted: 'the name of a service in the namespace’s list' } },
  },
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
      dtstart: like(
        /^\d{4}-?\d{2}-?\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/,
        'a day, or a day and time, of ISO 8601',
      ),
      rrule: should(
        like(
          /^FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY)(;[A-Z]+=[A-Z0-9,+:-]+)*$/,
          'a rule of RFC 5545, FREQ= first',
          (value) =>
            value
              .toUpperCase()
              .replace(/^RRULE:/, '')
              .replace(/;$/, ''),
        ),
      ),
    },
  },
  podping: { in: ['channel'], once: true, needs: ['usesPodping'], attributes: { usesPodping: BOOLEAN } },
  chat: {
    in: EVERYWHERE,
    once: true,
    needs: ['server', 'protocol'],
    attributes: { protocol: oneOf(CHAT_PROTOCOLS) },
  },
}
