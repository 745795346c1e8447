import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import { formTrouble } from '../date.ts'
import { check, checksOf, description, type IssueMaker, tagLine, tagUrl, url, uuid } from '../fields.ts'
import * as patterns from '../patterns.ts'
import { byteCount, mediaType, streams } from './alternative.ts'
import { chat, contentLinks, funding, social, txt } from './extras.ts'
import { images } from './image.ts'
import { location, people } from './rights.ts'
import { value } from './value.ts'

/** podcast:liveItem: broadcasts of a show. */
export function live() {
  return z.array(liveItem()).meta({
    shape: 'a list of title, guid, status, start, content-links and what else is known',
    examples: [
      [
        {
          title: 'Open day, live',
          guid: '0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e',
          status: 'pending',
          start: '2025-06-07T10:00:00+02:00',
          'content-links': [{ url: 'https://radio.example/live', title: 'Listen here' }],
        },
      ],
    ],
    mistaken: ['liveitem', 'live-item', 'broadcasts'],
  })
}

export type WrittenLive = z.output<ReturnType<typeof liveItem>>

const moment = check(z.string(), (value) => {
  const found = formTrouble(value)
  if (!found) return undefined
  return (at, { key, times }) => {
    const { fix } = formTrouble(value, times) ?? found
    return liveTimeWrong(at, { key: key.split('.').at(-1) ?? key, value, fix })
  }
}).meta({
  shape: 'day, time and offset as ISO 8601 writes them; without offset in the station’s timezone',
  examples: ['2025-06-07T10:00:00+02:00'],
  json: { pattern: patterns.STATION_MOMENT },
})

/** The diagnostic for the start or end of a broadcast, with what to type. */
export function liveTimeWrong(
  at: Place,
  { key, value, fix }: { readonly key: string; readonly value: string; readonly fix: string },
): Diagnostic {
  return say('feed.live-time-wrong', at, { value, fix: fix.replace(/\bdate:/g, `${key}:`) })
}

const linkless: IssueMaker = (at) =>
  say('feed.live-links-missing', at, {
    example:
      'content-links: and below it - url: with the address of a page where it can be heard, and title:',
  })

function liveItem() {
  const shape = z.strictObject({
    title: tagLine('feed').meta({ description: 'What listeners see.', examples: ['Open day, live'] }),
    guid: uuid((value) => (at) => say('feed.live-guid-wrong', at, { value })).meta({
      description: 'The broadcast’s identity; another guid is another broadcast.',
      missing: (at: Place) => say('feed.live-guid-missing', at),
      mistaken: ['id', 'uuid'],
    }),
    status: z.enum(['pending', 'live', 'ended']).meta({
      description: 'Apps go by this, not by the clock.',
      examples: ['pending'],
      mistaken: ['state'],
    }),
    start: moment.meta({ description: 'When it shall start.', mistaken: ['date', 'from'] }),
    end: moment.exactOptional().meta({
      description: 'When it shall end.',
      examples: ['2025-06-07T12:00:00+02:00'],
      mistaken: ['until'],
    }),
    description: description('feed', 'feed.description-long')
      .exactOptional()
      .meta({
        description: 'What it is about.',
        examples: ['We answer your questions.'],
        mistaken: ['summary'],
      }),
    link: url('feed')
      .exactOptional()
      .meta({ description: 'Its page.', examples: ['https://radio.example/live'], mistaken: ['url'] }),
    stream: stream()
      .exactOptional()
      .meta({
        description: 'The stream, for apps that play it themselves.',
        mistaken: ['enclosure', 'audio'],
      }),
    alternatives: streams()
      .exactOptional()
      .meta({ description: 'The same as other streams.', absent: 'none' }),
    'content-links': check(contentLinks('feed'), (list) => (list.length === 0 ? linkless : undefined)).meta({
      description: 'Where it can be followed without a podcast app.',
      missing: linkless,
      json: { minItems: 1 },
    }),
    people: people('feed')
      .exactOptional()
      .meta({ description: 'Who is there.', absent: 'the feed’s people' }),
    location: location('feed').exactOptional().meta({ description: 'Where it is, or what it is about.' }),
    funding: funding('feed').exactOptional().meta({ description: 'Where listeners can support it.' }),
    value: value('feed').exactOptional().meta({ description: 'Who is paid.', absent: 'as the feed says' }),
    social: social('feed').exactOptional().meta({ description: 'Where it is discussed.' }),
    chat: chat('feed').exactOptional().meta({ description: 'Where listeners meet.' }),
    txt: txt('feed').exactOptional().meta({ description: 'Words for services.' }),
    images: images('feed', 'feeds/').exactOptional().meta({ description: 'Pictures for one use each.' }),
  })
  return checksOf(shape, ({ stream, alternatives = [] }) => {
    if (stream === undefined && alternatives.length === 0)
      return [[], (at) => say('feed.live-stream-missing', at)]
    return undefined
  })
}

function stream() {
  return z
    .strictObject({
      url: tagUrl('feed').meta({
        description: 'Its address.',
        examples: ['https://radio.example/live.mp3'],
        mistaken: ['href', 'uri'],
      }),
      type: mediaType('feed').meta({ description: 'What it is.', examples: ['audio/mpeg'] }),
      length: byteCount('feed')
        .exactOptional()
        .meta({ description: 'Its size, where it has an end.', absent: '0', mistaken: ['bytes', 'size'] }),
    })
    .meta({
      shape: 'url, type and length',
      examples: [{ url: 'https://radio.example/live.mp3', type: 'audio/mpeg' }],
    })
}
