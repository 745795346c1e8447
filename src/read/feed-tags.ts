import { say } from '../diagnostics/catalogue.ts'
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Feed } from '../model/feed.ts'
import { holdsRemoteItems, isListMedium } from '../model/medium.ts'
import type { Storage } from '../ports/storage.ts'
import type { StationTimes } from './date.ts'
import { readImages } from './images.ts'
import { readLive } from './live.ts'
import type { Register } from './people.ts'
import { blockOf } from './schemas/block.ts'
import { extrasOf } from './schemas/extras.ts'
import type { FeedFields } from './schemas/feed.ts'
import { frequencyOf } from './schemas/frequency.ts'
import { remoteItemOf } from './schemas/remote-item.ts'
import type { Defaults } from './schemas/station.ts'
import { valuesOf } from './schemas/value.ts'
import type { YamlDocument } from './yaml.ts'

/** The podcast tags of a feed. */
type FeedTags = Omit<Partial<Feed>, 'funding'>

/** Reads the podcast tags of a feed, with the station's defaults. */
export async function readFeedTags(
  storage: Storage,
  document: YamlDocument,
  fields: Partial<FeedFields>,
  {
    defaults,
    register,
    times,
  }: { defaults: Partial<Defaults>; register: Register | undefined; times: StationTimes },
): Promise<Checked<FeedTags>> {
  const written = { written: fields.images, path: ['images'] }
  const images = await readImages(storage, document, 'feeds/', written)
  const live = await readLive(storage, document, fields.live ?? [], { register, times })
  return {
    value: {
      ...plainTags(fields, defaults),
      ...(images.value && images.value.length > 0 ? { images: images.value } : {}),
      ...(live.value && live.value.length > 0 ? { live: live.value } : {}),
    },
    diagnostics: [...mediumTroubles(document, fields), ...images.diagnostics, ...live.diagnostics],
  }
}

function plainTags(fields: Partial<FeedFields>, defaults: Partial<Defaults>): FeedTags {
  const { seasons, frequency, complete, podroll, items, publisher } = fields
  const { 'new-feed-url': newFeedUrl } = fields
  const value = fields.value ?? defaults.value
  const podping = fields.podping ?? defaults.podping
  const block = fields.block === undefined ? undefined : blockOf(fields.block)
  const { txt = defaults.txt, chat = defaults.chat, social } = fields
  return {
    ...extrasOf({ ...(txt && { txt }), ...(chat && { chat }), ...(social && { social }) }),
    ...(value === undefined ? {} : { values: valuesOf(value) }),
    ...(seasons === undefined ? {} : { seasons: seasonsOf(seasons) }),
    ...(frequency === undefined ? {} : { frequency: frequencyOf(frequency) }),
    ...(complete === undefined ? {} : { complete }),
    ...(block === undefined ? {} : { block }),
    ...(newFeedUrl === undefined ? {} : { newFeedUrl }),
    ...(podroll === undefined ? {} : { podroll: podroll.map(remoteItemOf) }),
    ...(items === undefined ? {} : { items: items.map(remoteItemOf) }),
    ...(publisher === undefined ? {} : { publisher: remoteItemOf(publisher) }),
    ...(podping === undefined ? {} : { podping }),
  }
}

function seasonsOf(names: Readonly<Record<string, string>>): Map<number, string> {
  return new Map(Object.entries(names).map(([number, name]) => [Number(number), name]))
}

/** Lists and publishers' feeds have only remote items; all others have none. */
function mediumTroubles(
  document: YamlDocument,
  { medium = 'podcast', items = [], live }: Partial<FeedFields>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const { items: wrongItems } = document.data as { items?: unknown }
  // Items that cannot be read are already reported.
  const isEmpty = wrongItems === undefined || (Array.isArray(wrongItems) && wrongItems.length === 0)
  if (holdsRemoteItems(medium) && isEmpty)
    diagnostics.push(say('feed.items-missing', document.placeOf(['medium']), { medium }))
  if (!holdsRemoteItems(medium) && items.length > 0) {
    const about = { medium, list: `${medium}L` }
    diagnostics.push(say('feed.items-unread', document.keyPlaceOf(['items']), about))
  }
  if (isListMedium(medium) && live !== undefined && live.length > 0)
    diagnostics.push(say('feed.live-in-list', document.keyPlaceOf(['live']), { medium }))
  return diagnostics
}
