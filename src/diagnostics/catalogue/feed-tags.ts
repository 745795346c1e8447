import type { Entries } from './entry.ts'
import { ownTagEntries, tagEntries } from './podcast-tags.ts'

/** Diagnostics about the podcast tags of a show. */
export const feedTagEntries = {
  ...tagEntries('feed'),
  ...ownTagEntries('feed'),
  'feed.season-wrong': {
    severity: 'error',
    message: '“{value}” is no season’s number: seasons are counted 1, 2, 3.',
    hint: 'Write the number, a colon and the season’s name, such as 1: Beginnings',
    standard: 'P20-SEASON-1',
  },
  'feed.block-service-unknown': {
    severity: 'error',
    message: '“{value}” is not a service that podcast:block lists, so it would have no effect.',
    hint: '{fix}',
    standard: 'P20-BLOCK-2',
  },
  'feed.frequency-rule-wrong': {
    severity: 'error',
    message: '“{value}” is no recurrence rule (RFC 5545, 3.3.10): {reason}.',
    hint: 'Write {example}',
    standard: 'P20-FREQ-3',
  },
  'feed.frequency-start-wrong': {
    severity: 'error',
    message: '“{value}” is not a day or a moment in ISO 8601, so apps cannot tell when it begins.',
    hint: 'Write start: and the day, or the moment with its zone, as ISO 8601 writes them.',
    standard: 'P20-FREQ-4',
  },
  'feed.frequency-start-missing': {
    severity: 'error',
    message: 'The rule counts its episodes, and nothing says from when on.',
    hint: 'Write start: and the day of the first, as ISO 8601 writes it.',
    standard: 'P20-FREQ-4',
  },
  'feed.frequency-start-form': {
    severity: 'error',
    message: 'The rule’s UNTIL is {until} and start is {start}; the two are compared, so both need one form.',
    hint: 'Write both as a day (20251231 and 2025-03-05), or both as a moment.',
    standard: 'P20-FREQ-4',
  },
  'feed.items-missing': {
    severity: 'error',
    message: 'A feed of the medium {medium} holds nothing but entries under items, and there are none.',
    hint: 'Write items: and below it, for each show, - feed: and its id, or - guid: and its podcast:guid.',
    standard: 'P20-PUBLISHER-2',
  },
  'feed.items-unread': {
    severity: 'warning',
    message: 'A feed of the medium {medium} has episodes; apps do not read items there.',
    hint: 'Recommend shows under podroll:, or write medium: {list}',
    standard: 'P20-MEDIUM-2',
  },
  'feed.live-in-list': {
    severity: 'error',
    message: 'A feed of the medium {medium} is a list of other feeds, and holds no broadcasts.',
    hint: 'Write live: in the feed of the show itself.',
    standard: 'P20-MEDIUM-2',
  },
  'feed.live-guid-missing': {
    severity: 'error',
    message: 'The broadcast has no guid; by it apps know that it is still the same one.',
    hint: 'Write guid: and a new UUID; the command uuidgen prints one.',
    standard: 'P20-LIVE-5',
  },
  'feed.live-guid-wrong': {
    severity: 'error',
    message: '“{value}” is not a UUID, so it might be taken for another broadcast’s identity.',
    hint: 'Write guid: and a new UUID; the command uuidgen prints one.',
    standard: 'P20-LIVE-5',
  },
  'feed.live-guid-doubled': {
    severity: 'error',
    message: 'Another broadcast has this guid, and apps would take the two for one.',
    hint: 'Write guid: and a new UUID; the command uuidgen prints one.',
    standard: 'P20-LIVE-5',
  },
  'feed.live-time-wrong': {
    severity: 'error',
    message: '“{value}” is no moment with a time zone, so apps could not say when to listen.',
    hint: '{fix}',
    standard: 'P20-LIVE-3',
  },
  'feed.live-end-early': {
    severity: 'error',
    message: 'The broadcast ends before it starts.',
    hint: 'Correct start: or end:.',
    standard: 'P20-LIVE-3',
  },
  'feed.live-links-missing': {
    severity: 'error',
    message: 'Nothing says where the broadcast can be followed by those whose app cannot play it.',
    hint: 'Write {example}',
    standard: 'P20-LIVE-4',
  },
  'feed.live-stream-missing': {
    severity: 'warning',
    message: 'The broadcast has no stream, so no app can play it.',
    hint: 'Write stream: and below it url: with the stream’s address and type: with its media type, such as audio/mpeg.',
    standard: 'P20-LIVE-6',
  },
  'feed.publisher-address-missing': {
    severity: 'warning',
    message: 'The publisher’s feed is named by its guid alone; apps that do not know it cannot find it.',
    hint: 'Write url: and the address of the publisher’s feed.',
    standard: 'P20-PUBLISHER-1',
  },
  'feed.publisher-medium-wrong': {
    severity: 'error',
    message: '{file} is of the medium {medium}; only a feed of the medium publisher can be the publisher’s.',
    hint: 'Write medium: publisher there, or name another feed here.',
    standard: 'P20-PUBLISHER-1',
  },
  'feed.publisher-one-sided': {
    severity: 'warning',
    message: '{file} does not list this feed under items, and apps believe only what both feeds say.',
    hint: 'Write - feed: {id} under items: there.',
    standard: 'P20-PUBLISHER-1',
  },
} as const satisfies Entries
