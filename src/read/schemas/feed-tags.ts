import { z } from 'zod'
import { say } from '../../diagnostics/catalogue.ts'
import { checksOf, label, tagUrl } from '../fields.ts'
import { block } from './block.ts'
import { chat, social, txt } from './extras.ts'
import { frequency } from './frequency.ts'
import { images } from './image.ts'
import { live } from './live.ts'
import { remoteItem } from './remote-item.ts'
import { value } from './value.ts'

/** The names of seasons, by number. */
function seasons() {
  return checksOf(z.record(z.string(), label('feed')), (names) => {
    const wrong = Object.keys(names).find((number) => !/^[1-9]\d{0,8}$/.test(number))
    if (wrong === undefined) return undefined
    return [[wrong], (at) => say('feed.season-wrong', at, { value: wrong })]
  }).meta({
    shape: 'a season’s number → its name',
    json: { propertyNames: { pattern: '^[1-9]\\d{0,8}$' } },
    examples: [{ '1': 'Beginnings', '2': 'Abroad' }],
    mistaken: ['season', 'season-names'],
  })
}

function remoteItems() {
  return z.array(remoteItem('feed')).meta({
    shape: 'a list of feed, or guid and url; and item and title',
    examples: [
      [{ feed: 'my-show' }, { guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810', title: 'Another Show' }],
    ],
    mistaken: ['remoteitem', 'remote-item', 'remote-items', 'remoteitems'],
  })
}

/** The podcast tags of a show, except name, picture and people. */
export const feedTags = {
  seasons: seasons().exactOptional().meta({ description: 'The names of seasons.', absent: 'none' }),
  frequency: frequency()
    .exactOptional()
    .meta({ description: 'How often something new comes.', absent: 'nothing' }),
  complete: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether nothing new will ever come. Apps stop asking.',
      examples: [true],
      absent: 'false',
      mistaken: ['completed', 'finished', 'ended'],
    }),
  block: block()
    .exactOptional()
    .meta({ description: 'Which services may not list the show.', absent: 'none' }),
  'new-feed-url': tagUrl('feed')
    .exactOptional()
    .meta({
      description: 'The address that the show moves to. Keep it until all apps have followed.',
      examples: ['https://new.example/feed.xml'],
      mistaken: ['newfeedurl', 'moved', 'redirect'],
    }),
  podroll: remoteItems()
    .exactOptional()
    .meta({ description: 'Shows that this one recommends.', absent: 'none' }),
  items: remoteItems()
    .exactOptional()
    .meta({ description: 'What a list or a publisher’s feed holds, in order.', absent: 'none' }),
  publisher: remoteItem('feed').exactOptional().meta({
    description: 'The feed, of the medium publisher, of who publishes the show. It has to list this one.',
  }),
  live: live().exactOptional().meta({ description: 'Broadcasts.', absent: 'none' }),
  images: images('feed', 'feeds/')
    .exactOptional()
    .meta({ description: 'Pictures for one use each, beside the artwork.', absent: 'none' }),
  value: value('feed').exactOptional().meta({
    description: 'Who is paid while episodes are heard.',
    absent: 'defaults.value of station.yaml',
  }),
  social: social('feed').exactOptional().meta({ description: 'Where the show is discussed.' }),
  chat: chat('feed')
    .exactOptional()
    .meta({ description: 'Where listeners meet.', absent: 'defaults.chat of station.yaml' }),
  txt: txt('feed').exactOptional().meta({
    description: 'Words for services: a directory’s code, or whether AI made any of it.',
    absent: 'defaults.txt of station.yaml',
  }),
  podping: z
    .boolean()
    .exactOptional()
    .meta({
      description: 'Whether a Podping is sent for every change; true only where one is.',
      examples: [true],
      absent: 'defaults.podping of station.yaml',
      mistaken: ['usespodping', 'uses-podping'],
    }),
}
