import type { Entries } from './entry.ts'

/** What can be wrong with an item by RSS 2.0 and its advisory board's profile. */
export const rssItemEntries = {
  'rss.item-title-missing': {
    severity: 'error',
    message: 'The item has no title, and no app lists an episode without one.',
    hint: 'Write <title>…</title> in the item.',
    standard: ['RSS-03', 'APPLE-21', 'PSP-13'],
    example: { wrong: '', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.item-description-missing': {
    severity: 'warning',
    message: 'The item has no description, so listeners see its title and nothing else.',
    hint: 'Write <description>…</description> in the item, at most 4000 bytes.',
    standard: 'PSP-12',
    example: { wrong: '', right: '<description>A morning at the harbour.</description>' },
  },
  'rss.item-link-missing': {
    severity: 'warning',
    message: 'The item has no link, so nobody gets from an app to the episode’s page.',
    hint: 'Write <link>https://…</link> in the item.',
    standard: ['APPLE-39', 'PSP-11'],
    example: { wrong: '', right: '<link>https://radio.example.org/episodes/2</link>' },
  },
  'rss.date-missing': {
    severity: 'error',
    message: 'The item has no pubDate, so apps cannot sort it.',
    hint: 'Write <pubDate>Mon, 05 Jan 2026 08:00:00 +0000</pubDate> in the item.',
    standard: ['APPLE-22', 'SPOT-01', 'PSP-14'],
    example: { wrong: '', right: '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT</pubDate>' },
  },
  'rss.date-wrong': {
    severity: 'error',
    message: '“{value}” is not a date as RSS writes it, so apps sort this wrongly or not at all.',
    hint: 'Write {fix}',
    standard: ['RSS-04', 'P20-TRAILER-4'],
    example: {
      wrong: '<pubDate>2026-01-08T06:00:00Z</pubDate>',
      right: '<pubDate>Thu, 08 Jan 2026 06:00:00 GMT</pubDate>',
    },
  },
  'rss.weekday-wrong': {
    severity: 'error',
    message: '“{value}” names the wrong day of the week, and readers that check refuse the date.',
    hint: 'Write {fix}',
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
    hint: 'Write <guid isPermaLink="false">a UUID that never changes</guid> in the item.',
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
    severity: 'error',
    message: 'The guid “{value}” is no web address but is said to be one: readers would open it as a link.',
    hint: 'Write <guid isPermaLink="false">…</guid>',
    standard: 'RSS-06',
    example: {
      wrong: '<guid>0d6b4b2e-0001-4f6e-9d1c-3f7c1f0a0002</guid>',
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
  'rss.enclosure-missing': {
    severity: 'error',
    message: 'The item has no enclosure, so there is nothing to hear.',
    hint: 'Write <enclosure url="https://…" length="bytes" type="audio/mpeg"/> in the item.',
    standard: ['APPLE-23', 'PSP-13'],
    example: {
      wrong: '',
      right: '<enclosure url="https://radio.example.org/2.mp3" length="5242880" type="audio/mpeg"/>',
    },
  },
  'rss.enclosure-second': {
    severity: 'warning',
    message: 'The item has a second enclosure; apps take the first, the last, or list the episode twice.',
    hint: 'Keep one, and write the others as podcast:alternateEnclosure.',
    standard: 'RSS-08',
    example: {
      wrong: '<enclosure url="https://radio.example.org/2.ogg" length="1" type="audio/ogg"/></item>',
      right: '</item>',
    },
  },
  'rss.enclosure-doubled': {
    severity: 'error',
    message:
      'The item on line {line} has this recording already, and Apple passes over an address that it has seen.',
    hint: 'Give each episode’s recording an address of its own.',
    standard: 'APPLE-23',
    example: { wrong: '"https://radio.example.org/1.mp3"', right: '"https://radio.example.org/2.mp3"' },
  },
  'rss.enclosure-url-wrong': {
    severity: 'error',
    message:
      'The enclosure’s url is “{value}”, and apps can only fetch a whole address with http: or https:.',
    hint: 'Write url="https://…/episode.mp3".',
    standard: 'RSS-07',
    example: { wrong: 'url="2.mp3"', right: 'url="https://radio.example.org/2.mp3"' },
  },
  'rss.enclosure-length-wrong': {
    severity: 'error',
    message:
      'The enclosure’s length is “{value}”: it has to be the file’s bytes, a whole number. Seconds or fractions break downloads.',
    hint: 'Write length="{example}", the bytes that the server says (Content-Length).',
    standard: ['RSS-07', 'HTTP-04'],
    example: { wrong: 'length="NaN"', right: 'length="5242880"' },
  },
  'rss.enclosure-length-zero': {
    severity: 'warning',
    message:
      'The enclosure’s length is {value}, which no recording has; apps cannot say how large the download is.',
    hint: 'Write the bytes that the server says (Content-Length).',
    standard: 'RSS-07',
    example: { wrong: 'length="0"', right: 'length="5242880"' },
  },
  'rss.enclosure-type-missing': {
    severity: 'error',
    message: 'The enclosure has no type, and apps pass over what they cannot know to be audio.',
    hint: 'Write type="{example}".',
    standard: ['RSS-07', 'PSP-13'],
    example: { wrong: 'length="5242880"/>', right: 'length="5242880" type="audio/mpeg"/>' },
  },
  'rss.enclosure-type-wrong': {
    severity: 'error',
    message: 'The enclosure’s type is “{value}”, which is no media type.',
    hint: 'Write type="{example}".',
    standard: ['RSS-07', 'PSP-13'],
    example: { wrong: 'length="5242880" type="mp3"', right: 'length="5242880" type="audio/mpeg"' },
  },
  'rss.markup-in-title': {
    severity: 'warning',
    message: 'The title holds HTML, and apps show the tags as they stand.',
    hint: 'Write plain text.',
    standard: 'RSSP-02',
    example: { wrong: '<title>&lt;b&gt;Fish&lt;/b&gt;</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.title-escaped': {
    severity: 'warning',
    message: 'The title holds “{value}” after it was read: it was escaped twice, and apps show that.',
    hint: 'Escape it once: &amp; for &, nothing more.',
    standard: 'RSSP-03',
    example: { wrong: '<title>Fish &amp;amp; chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.title-angle': {
    severity: 'info',
    message: 'The title holds < or >, and YouTube refuses an episode with them.',
    hint: 'Write the title without them.',
    standard: 'YT-04',
    example: { wrong: '<title>Fish &lt; chips</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'rss.content-first': {
    severity: 'warning',
    message:
      'content:encoded stands before the description, and readers that take the first show it cut off.',
    hint: 'Write the description first.',
    standard: 'RSSP-04',
    example: {
      wrong: '<content:encoded>x</content:encoded><description>A morning at the harbour.</description>',
      right: '<description>A morning at the harbour.</description>',
    },
  },
  'rss.reference-relative': {
    severity: 'warning',
    message: 'The HTML leads to “{value}”; in an app there is no page that it could be relative to.',
    hint: 'Write the whole address, with https://.',
    standard: 'RSSP-05',
    example: { wrong: '<a href="/about">', right: '<a href="https://radio.example.org/about">' },
  },
  'rss.markup-dangerous': {
    severity: 'warning',
    message: 'The HTML holds {what}, which apps strip, or refuse the feed for.',
    hint: 'Take it out: text, links, lists and paragraphs are what apps show.',
    standard: 'RSSP-09',
    example: { wrong: '<a href="javascript:go()">', right: '<a href="https://radio.example.org/about">' },
  },
} as const satisfies Entries
