import type { Entries } from './entry.ts'

/** Diagnostics about items, by RSS 2.0 and its advisory board's profile. */
export const rssItemEntries = {
  'rss.item-title-missing': {
    severity: 'error',
    message: 'The item has no title, and no app lists an episode without one.',
    hint: 'Write <title>…</title> in the item, with the name of the episode.',
    fixed: 'Write {fix} in the item, as in itunes:title.',
    standard: ['RSS-03', 'APPLE-21', 'PSP-13'],
    example: { wrong: '', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.item-description-missing': {
    severity: 'warning',
    message: 'The item has no description, so listeners see its title and nothing else.',
    hint: 'Write <description>…</description> in the item, at most 4000 bytes.',
    source: 'Write a summary: into the head of the file, or notes under it.',
    standard: 'PSP-12',
    example: { wrong: '', right: '<description>A morning at the harbour.</description>' },
  },
  'rss.item-link-missing': {
    severity: 'warning',
    message: 'The item has no link, so apps cannot link to the episode’s page.',
    hint: 'Write <link>…</link> in the item, with the address of the episode’s page.',
    fixed: 'Write {fix} in the item: the guid is said to be the address of its page.',
    standard: ['APPLE-39', 'PSP-11'],
    example: { wrong: '', right: '<link>https://radio.example.org/episodes/2</link>' },
  },
  'rss.date-missing': {
    severity: 'error',
    message: 'The item has no pubDate, so apps cannot sort it.',
    hint: 'Write <pubDate>…</pubDate> in the item, with the day and time at which it was published, as RFC 822 has them: weekday, day, month, year, time, offset.',
    fixed: 'Write {fix} in the item, the date that it has in another namespace.',
    standard: ['APPLE-22', 'SPOT-01', 'PSP-14'],
    example: { wrong: '', right: '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT</pubDate>' },
  },
  'rss.date-wrong': {
    severity: 'error',
    message: '“{value}” is not a date as RSS writes it: {why}. Apps sort it wrongly or not at all.',
    hint: 'Write the day, the month in three letters of English, the year, the time, and its offset from UTC as a sign and four digits.',
    fixed: 'Write {fix}',
    standard: ['RSS-04', 'P20-TRAILER-4'],
    example: {
      wrong: '<pubDate>2026-01-08T06:00:00Z</pubDate>',
      right: '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT</pubDate>',
    },
  },
  'rss.weekday-wrong': {
    severity: 'warning',
    message:
      '“{value}” names the wrong day of the week: that day was a {right}. Readers that check refuse the date.',
    hint: 'Write the day that it was.',
    fixed: 'Write {fix}',
    standard: 'RSS-04',
    example: {
      wrong: '<pubDate>Mon, 08 Jan 2026 06:00:00 GMT</pubDate>',
      right: '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT</pubDate>',
    },
  },
  'rss.date-future': {
    severity: 'warning',
    message: 'The date {value} is still to come; some apps hide the item until then, others show it on top.',
    hint: 'Leave the item out until its time has come.',
    standard: 'RSS-21',
    example: {
      wrong: '<pubDate>Fri, 08 Jan 2038 06:00:00 GMT</pubDate>',
      right: '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT</pubDate>',
    },
  },
  'rss.date-early': {
    severity: 'warning',
    message: '{value} is {why}, so apps list it as the oldest of all.',
    hint: 'Write the day and time at which it was published.',
    standard: 'RSS-04',
    example: {
      wrong: '<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>',
      right: '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT</pubDate>',
    },
  },
  'rss.order-wrong': {
    severity: 'warning',
    message: 'This item is newer than the one above it; many apps show items in the order of the feed.',
    hint: 'Write the newest item first, also for a serial show: apps turn those round by themselves.',
    standard: 'RSS-20',
    example: {
      wrong: '<pubDate>Thu, 01 Jan 2026 05:00:00 GMT</pubDate>',
      right: '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT</pubDate>',
    },
  },
  'rss.guid-missing': {
    severity: 'error',
    message: 'The item has no guid; by it apps know an episode again when its title or address changes.',
    hint: 'Write <guid isPermaLink="false">…</guid> in the item, with a text that no other item has and that never changes, such as a UUID.',
    standard: ['RSS-05', 'PSP-13', 'SPOT-01'],
    example: { wrong: '', right: '<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002</guid>' },
  },
  'rss.guid-doubled': {
    severity: 'error',
    message:
      'The item on line {line} has this guid already: apps take the two for one and show only one of them.',
    hint: 'Give the item that was not published yet a guid of its own.',
    standard: ['RSS-05', 'SPOT-01', 'RFC5005-5'],
    example: {
      wrong: '<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0001</guid>',
      right: '<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002</guid>',
    },
  },
  'rss.guid-permalink': {
    severity: 'warning',
    message:
      'The guid “{value}” is no web address, and without isPermaLink="false" it is said to be one: some readers open it as a link.',
    hint: 'Write isPermaLink="false" in the guid.',
    standard: 'RSS-06',
    example: {
      wrong: '<guid>0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002</guid>',
      right: '<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002</guid>',
    },
  },
  'rss.guid-permalink-unknown': {
    severity: 'warning',
    message:
      'isPermaLink is “{value}”, and only true and false are read: some readers take the guid for a link, others do not.',
    hint: 'Write isPermaLink="true" where the guid is the address of the episode’s page, else isPermaLink="false".',
    fixed: 'Write isPermaLink="{fix}"',
    standard: 'RSS-06',
    example: {
      wrong: '<guid isPermaLink="no">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002</guid>',
      right: '<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002</guid>',
    },
  },
  'rss.guid-short': {
    severity: 'warning',
    message:
      'The guid “{value}” is so short that another show’s episode has it too; apps that keep all in one place mix them up.',
    hint: 'New episodes need a UUID. Leave the guids that are published as they are.',
    standard: 'RSS-05',
    example: {
      wrong: '<guid isPermaLink="false">2</guid>',
      right: '<guid isPermaLink="false">0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002</guid>',
    },
  },
  'rss.item-outside': {
    severity: 'error',
    message: 'The item stands outside the channel, where no app looks for it.',
    hint: 'Move it into the channel.',
    standard: ['RSS-01', 'RSS-19'],
    example: { wrong: '</channel><item><title>Lost</title></item>', right: '</channel>' },
  },
} as const satisfies Entries
