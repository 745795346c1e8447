import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { isTimeZone, nearestTimeZone } from '../../model/time-zone.ts'
import type { StationTimes } from '../date.ts'
import { check, email, id, language, line, lineOf, prose, tagLine, tagUrl, url } from '../fields.ts'
import * as patterns from '../patterns.ts'
import { chat, funding, txt } from './extras.ts'
import { footer, navigation } from './navigation.ts'
import { license, location } from './rights.ts'
import { schedule } from './schedule.ts'
import { stationLinks } from './station-links.ts'
import { theme } from './theme.ts'
import { value } from './value.ts'

const timezone = check(z.string(), (value) => {
  if (isTimeZone(value)) return undefined
  return (at, { example }) => {
    const meant = nearestTimeZone(value)
    return say('station.timezone-wrong', at, { value, example: meant ? lineOf('timezone', meant) : example })
  }
}).meta({
  shape: 'the name of a time zone (IANA)',
  examples: ['Europe/Rome'],
  json: { pattern: patterns.TIME_ZONE },
})

const airTime = check(z.string(), (value) => {
  if (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)) return undefined
  return (at) => say('station.air-time-wrong', at, { value, example: `airTime: "${airTimeMeant(value)}"` })
}).meta({ shape: 'hours and minutes', examples: ['18:00'], json: { pattern: patterns.AIR_TIME } })

/** `7:30` → `07:30`; an example if the meant time is unclear. */
function airTimeMeant(value: string): string {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.h](\d{2})(?!\d)/.exec(value.trim()) ?? []
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60
    ? `${hour.padStart(2, '0')}:${minute}`
    : '18:00'
}

const defaults = z.strictObject({
  language: language('station').exactOptional().meta({
    description: 'The language of feeds that do not say theirs.',
    absent: 'the station’s language',
  }),
  explicit: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether feeds hold strong language, where they do not say it.',
      examples: [false],
    }),
  license: license('station')
    .exactOptional()
    .meta({ description: 'The licence of feeds that do not give theirs.' }),
  copyright: tagLine('station')
    .exactOptional()
    .meta({
      description: 'Who holds the rights, for feeds that do not say it.',
      examples: ['Example Radio'],
    }),
  author: tagLine('station')
    .exactOptional()
    .meta({
      description: 'Who makes the feeds that do not name their author.',
      examples: ['Example Radio'],
      mistaken: ['by', 'creator'],
    }),
  location: location('station')
    .exactOptional()
    .meta({ description: 'The place of feeds that do not give theirs.' }),
  funding: funding('station')
    .exactOptional()
    .meta({ description: 'Where listeners can support feeds that do not say it.' }),
  value: value('station').exactOptional().meta({ description: 'Who is paid for feeds that do not say it.' }),
  chat: chat('station')
    .exactOptional()
    .meta({ description: 'Where listeners of feeds meet that do not say it.' }),
  txt: txt('station')
    .exactOptional()
    .meta({ description: 'Words for services in feeds that have none of their own.' }),
  podping: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether a Podping is sent for every change of a feed; true only where one is.',
      examples: [true],
      absent: 'false',
    }),
  hub: z
    .array(url('station').meta({ examples: ['https://hub.example/'] }))
    .exactOptional()
    .meta({
      description: 'WebSub hubs of feeds that do not name theirs.',
      examples: [['https://hub.example/']],
      absent: 'none',
      mistaken: ['hubs', 'websub', 'pubsubhubbub'],
    }),
  feed: id('station', 'a feed’s id')
    .exactOptional()
    .meta({
      description: 'The feed of episodes that do not name theirs.',
      examples: ['my-show'],
    }),
})

const formerUrl = url('station').meta({ examples: ['https://old.example'] })

/** station.yaml. */
export const stationShape = z.strictObject({
  title: line('station').meta({
    description: 'The name of the station, at the head of every page.',
    examples: ['Example Radio'],
    mistaken: ['name'],
  }),
  url: tagUrl('station').meta({
    description: 'The public address where the build will stand; every address in feeds begins with it.',
    examples: ['https://radio.example'],
    json: { pattern: patterns.BASE_ADDRESS },
    mistaken: ['link', 'address', 'website', 'base', 'baseurl', 'site'],
  }),
  formerly: z
    .union([formerUrl, z.array(formerUrl).min(1)])
    .exactOptional()
    .meta({
      description:
        'The public address that the station had before. Every podcast:guid stays, and itunes:new-feed-url tells directories of the new one.',
      shape: 'a web address, or a list of them',
      examples: ['https://old.example'],
      mistaken: ['former', 'old-url', 'previously', 'moved-from'],
    }),
  language: language('station').meta({
    description: 'The language of the station’s own pages.',
    mistaken: ['lang', 'locale'],
  }),
  contact: email('station').meta({
    description: 'Where listeners and directories write to.',
    mistaken: ['email', 'mail', 'e-mail'],
  }),
  timezone: timezone.exactOptional().meta({
    description:
      'Where the station’s clock is: dates without an offset are read in this zone, with its summer time.',
    absent: 'every date needs its offset',
    mistaken: ['time-zone', 'tz', 'zone'],
  }),
  airTime: airTime.exactOptional().meta({
    description: 'The time of day at which episodes go on air whose date is a day alone.',
    absent: 'every date needs its time',
    mistaken: ['airtime', 'air-time', 'time', 'publish-time'],
  }),
  loudness: z
    .enum(['podcast', 'radio'])
    .exactOptional()
    .meta({
      description:
        'How loud recordings are to be, for `check` and `master`: for podcast apps (−16 LUFS) or for broadcast (−23 LUFS, EBU R 128).',
      shape: '`podcast` or `radio`',
      examples: ['radio'],
      absent: 'podcast',
      mistaken: ['lufs', 'level', 'volume'],
    }),
  description: prose('station')
    .exactOptional()
    .meta({
      description: 'What the station is, in a sentence or two.',
      examples: ['Interviews from the university’s studio.'],
      mistaken: ['subtitle', 'summary', 'about'],
    }),
  links: stationLinks.exactOptional().meta({
    description: 'Where readers of the pages can go: each a web address, or mailto: and an e-mail address.',
    absent: 'corrections and tips go to the contact by e-mail; there is no newsletter',
    mistaken: ['ways'],
  }),
  defaults: defaults
    .exactOptional()
    .meta({ description: 'What holds for feeds that do not say otherwise.', mistaken: ['default'] }),
  home: id('station', 'a feed’s id')
    .exactOptional()
    .meta({
      description:
        'The show whose page is the home page, such as the only one of the station; /shows/<id>/ then redirects there.',
      examples: ['my-show'],
      absent: 'the home page lists the newest episodes and all shows',
      mistaken: ['homepage', 'front', 'index', 'start'],
    }),
  navigation: navigation
    .exactOptional()
    .meta({ absent: 'home, archive, people, credits, subscribe and search' }),
  footer: footer.exactOptional().meta({
    description: 'What stands at the foot of every page, besides the feeds.',
    absent: 'the station’s title, and links to the pages of pages/',
    mistaken: ['foot'],
  }),
  schedule: schedule.exactOptional().meta({ absent: 'there is no such page' }),
  theme: theme
    .exactOptional()
    .meta({ description: 'Colours and fonts of the pages.', mistaken: ['colors', 'colours', 'style'] }),
})

/** The defaults for dates, from station.yaml. */
export function timesOf({ timezone, airTime }: Partial<StationFields> = {}): StationTimes {
  return { ...(timezone !== undefined && { timezone }), ...(airTime !== undefined && { airTime }) }
}

export type StationFields = z.output<typeof stationShape>
export type Defaults = z.output<typeof defaults>
