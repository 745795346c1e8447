import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FeedDocument } from './feed-document.ts'
import { channelRules } from './rules/channel.ts'
import { documentRules } from './rules/document.ts'
import { enclosureRules } from './rules/enclosure.ts'
import { itemRules } from './rules/item.ts'
import { itunesRules } from './rules/itunes.ts'
import { itunesItemRules } from './rules/itunes-item.ts'
import { linkRules } from './rules/links.ts'
import { markupRules } from './rules/markup.ts'
import { nameRules } from './rules/names.ts'
import { pagingRules } from './rules/paging.ts'
import { podcastRules } from './rules/podcast.ts'
import { podcastMeaningRules } from './rules/podcast-meaning.ts'
import { podcastPresenceRules } from './rules/podcast-presence.ts'
import { pscRules } from './rules/psc.ts'
import { textRules } from './rules/text.ts'

/** All rules for the contents of a feed; each checks the whole feed. */
export const RULES: readonly ((feed: FeedDocument) => Iterable<Diagnostic>)[] = [
  documentRules,
  nameRules,
  channelRules,
  pagingRules,
  itemRules,
  enclosureRules,
  linkRules,
  markupRules,
  textRules,
  itunesRules,
  itunesItemRules,
  podcastPresenceRules,
  podcastRules,
  podcastMeaningRules,
  pscRules,
]
