import type { Entries } from './entry.ts'
import { rssEnclosureEntries } from './rss-enclosure.ts'
import { rssItemEntries } from './rss-item.ts'
import { rssTextEntries } from './rss-text.ts'

/** Diagnostics about a feed, by RSS 2.0 and its advisory board's profile. */
export const rssEntries = {
  ...rssItemEntries,
  ...rssEnclosureEntries,
  ...rssTextEntries,
  'rss.root-wrong': {
    severity: 'error',
    message: 'This is {found}, and podcast apps read RSS 2.0.',
    hint: '{fix}',
    standard: ['RSS-01', 'APPLE-01', 'SAM-01'],
  },
  'rss.version-wrong': {
    severity: 'warning',
    message:
      'The element rss says version “{found}”, and podcasts are RSS 2.0; most readers do not look at it.',
    hint: 'Write <rss version="2.0" …>',
    fixed: 'Write {fix}',
    standard: ['RSS-01', 'PSP-01'],
    example: { wrong: '<rss version="0.91"', right: '<rss version="2.0"' },
  },
  'rss.channel-count': {
    severity: 'error',
    message: 'A feed has exactly one channel, and this one has {count}.',
    hint: 'Put all items into one <channel>…</channel>.',
    standard: 'RSS-01',
    example: { wrong: '</channel><channel/>', right: '</channel>' },
  },
  'rss.title-missing': {
    severity: 'error',
    message: 'The channel has no title, so no directory can list the show.',
    hint: 'Write <title>…</title> in the channel, with the name of the show.',
    standard: ['RSS-02', 'PSP-04', 'APPLE-09'],
    example: { wrong: '<title></title>', right: '<title>Good Morning Radio</title>' },
  },
  'rss.link-missing': {
    severity: 'warning',
    message: 'The channel has no link to the show’s web page, which RSS asks for; apps then show none.',
    hint: 'Write <link>…</link> in the channel, with the address of the page.',
    standard: ['RSS-02', 'PSP-04'],
    example: { wrong: '', right: '<link>https://radio.example.org/</link>' },
  },
  'rss.description-missing': {
    severity: 'error',
    message: 'The channel has no description, so listeners do not learn what the show is about.',
    hint: 'Write <description>…</description> in the channel.',
    standard: ['RSS-02', 'PSP-04'],
    example: { wrong: '', right: '<description>What the city talks about.</description>' },
  },
  'rss.language-missing': {
    severity: 'error',
    message: 'The channel names no language, and directories list shows by it.',
    hint: 'Write <language>…</language> in the channel, with the tag of the language spoken: en for English, it for Italian, de-AT for the German of Austria.',
    standard: ['PSP-04', 'APPLE-06'],
    example: { wrong: '', right: '<language>en</language>' },
  },
  'rss.language-wrong': {
    severity: 'error',
    message: '“{value}” is not a language tag, and Apple refuses a feed without a right one.',
    hint: 'Write the tag of the language: en for English, it for Italian, de-AT for the German of Austria.',
    fixed: 'Write <language>{fix}</language>',
    standard: ['RSS-10', 'APPLE-06'],
    example: { wrong: '<language>English</language>', right: '<language>en</language>' },
  },
  'rss.items-none': {
    severity: 'warning',
    message: 'The feed has no item, and no directory takes a show without an episode.',
    hint: 'Publish the first episode, or a trailer, before you submit the feed.',
    standard: ['APPLE-20', 'SPOT-01'],
  },
  'rss.self-missing': {
    severity: 'warning',
    message: 'The feed does not say its own address, so copies of it cannot be told from the original.',
    hint: 'Write <atom:link href="…" rel="self" type="application/rss+xml"/> in the channel, with the address that listeners subscribe to.',
    fixed: 'Write {fix} in the channel.',
    standard: ['RSSP-01', 'PSP-03'],
    example: {
      wrong: '',
      right: '<atom:link href="https://radio.example.org/feed.xml" rel="self" type="application/rss+xml"/>',
    },
  },
  'rss.self-wrong': {
    severity: 'warning',
    message: 'The link to the feed itself {why}, so copies of the feed cannot be told from the original.',
    hint: 'Write <atom:link href="…" rel="self" type="application/rss+xml"/> once, with the address that listeners subscribe to.',
    fixed: 'Write {fix}',
    standard: ['RSSP-01', 'PSP-03'],
    example: {
      wrong: '<atom:link href="/feed.xml" rel="self" type="application/rss+xml"/>',
      right: '<atom:link href="https://radio.example.org/feed.xml" rel="self" type="application/rss+xml"/>',
    },
  },
  'rss.self-elsewhere': {
    severity: 'warning',
    message: 'The feed came from {url} and says it stands at {value}; apps may move there.',
    hint: 'Write the address that listeners shall subscribe to, and redirect the other one to it (301).',
    standard: ['RSSP-01', 'WEBSUB-4'],
  },
  'rss.contact-wrong': {
    severity: 'warning',
    message:
      '<{name}> holds “{value}”, and RSS wants an e-mail address there, with the name in brackets behind it.',
    hint: 'Take it out, or write the address, and the name in brackets behind it. Names alone stand in itunes:author.',
    fixed: 'Write <{name}>{fix}</{name}>',
    standard: 'RSS-11',
    example: {
      wrong: '<managingEditor>The newsroom</managingEditor>',
      right: '<managingEditor>newsroom@radio.example.org (The newsroom)</managingEditor>',
    },
  },
  'rss.contact-unnamed': {
    severity: 'info',
    message: '<{name}> has an address and no name beside it, so readers show the address.',
    hint: 'Write the name in brackets behind it: {value} (…)',
    standard: 'RSSP-06',
    example: {
      wrong: '<managingEditor>newsroom@radio.example.org</managingEditor>',
      right: '<managingEditor>newsroom@radio.example.org (The newsroom)</managingEditor>',
    },
  },
  'rss.image-incomplete': {
    severity: 'warning',
    message:
      'The element image has no {name}; RSS wants url, title and link in it, and readers pass it over without them.',
    hint: 'Write <{name}>…</{name}> in it.',
    fixed: 'Write {fix} in it, as in the channel.',
    standard: 'RSS-12',
    example: { wrong: '', right: '<url>https://radio.example.org/art.jpg</url>' },
  },
  'rss.image-size-wrong': {
    severity: 'warning',
    message: 'The image’s {name} is “{value}”; RSS allows whole numbers up to {limit} for its small picture.',
    hint: 'Take the element out: apps use itunes:image.',
    standard: 'RSS-12',
    example: { wrong: '<width>3000</width>', right: '<width>144</width>' },
  },
  'rss.image-unlike': {
    severity: 'info',
    message: 'The image’s {name} is not the channel’s, so pages that show both contradict each other.',
    hint: 'Write <{name}>{value}</{name}>',
    standard: 'RSSP-07',
    example: { wrong: '<title>Logo</title><link>', right: '<title>Good Morning Radio</title><link>' },
  },
  'rss.ttl-wrong': {
    severity: 'warning',
    message: 'The ttl is “{value}”, and it counts whole minutes; readers pass it over.',
    hint: 'Take it out, or write whole minutes.',
    standard: 'RSS-14',
    example: { wrong: '<ttl>1.5</ttl>', right: '<ttl>60</ttl>' },
  },
  'rss.skip-wrong': {
    severity: 'warning',
    message: '“{value}” is no {what} to be skipped, or stands there twice; readers pass it over.',
    hint: 'Take it out: hours are 0 to 23, days Monday to Sunday, each once.',
    fixed: 'Write {fix}',
    standard: 'RSS-15',
    example: { wrong: '<day>Montag</day>', right: '<day>Monday</day>' },
  },
  'rss.cloud-wrong': {
    severity: 'warning',
    message: 'The element cloud has no {name}, so programs cannot register with it.',
    hint: 'Take the element out: WebSub has taken its place.',
    standard: 'RSS-16',
    example: { wrong: '<cloud domain="rpc.example.org"/>', right: '<ttl>60</ttl>' },
  },
  'rss.text-input': {
    severity: 'warning',
    message: 'The channel has a textInput, which no reader shows.',
    hint: 'Take it out.',
    standard: 'RSS-17',
    example: { wrong: '<textInput/>', right: '<ttl>60</ttl>' },
  },
  'rss.generator-missing': {
    severity: 'info',
    message: 'The feed does not name the program that made it, so whoever finds a fault cannot report it.',
    hint: 'Write <generator>…</generator> in the channel, with the name of the program and its version.',
    standard: 'RSS-23',
    example: { wrong: '', right: '<generator>Radio/1.0 (+https://radio.example.org/about)</generator>' },
  },
  'rss.build-date-old': {
    severity: 'warning',
    message: 'lastBuildDate is before the newest item, so readers that go by it miss that item.',
    hint: 'Write the moment of the last change into lastBuildDate.',
    fixed:
      'Write <lastBuildDate>{fix}</lastBuildDate>, the date of the newest item, or the moment of the last change.',
    standard: 'RSS-22',
    example: {
      wrong: '<lastBuildDate>Fri, 01 Jan 2010 06:00:00 GMT</lastBuildDate>',
      right: '<lastBuildDate>Thu, 08 Jan 2026 06:00:00 GMT</lastBuildDate>',
    },
  },
  'rss.element-doubled': {
    severity: 'warning',
    message: '<{name}> may stand once here and stands again{how}; readers take the first, the last, or none.',
    hint: 'Keep the one that is right, and take the others out.',
    fixed: 'Take this one out: {fix}',
    standard: 'RSS-18',
    example: { wrong: '<language>en</language><language>it</language>', right: '<language>en</language>' },
  },
  'rss.element-unknown': {
    severity: 'warning',
    message:
      'RSS has no <{name}> in <{parent}>: names must match exactly, also in case, so apps ignore this one.',
    hint: 'Take it out, or write it in a namespace that has it.',
    fixed: '{fix}',
    standard: 'RSS-19',
    example: { wrong: '<Language>en</Language>', right: '<language>en</language>' },
  },
  'rss.element-empty': {
    severity: 'warning',
    message:
      '<{name}> is there and empty; some readers show the emptiness instead of what they would take otherwise.',
    hint: 'Take it out, or write something into it.',
    standard: ['RSS-13', 'APPLE-32'],
    example: { wrong: '<copyright></copyright>', right: '<copyright>Good Morning Radio</copyright>' },
  },
  'rss.channel-after-item': {
    severity: 'warning',
    message: '<{name}> of the channel stands after an item, and readers that stop at the first item miss it.',
    hint: 'Move it above the first item.',
    standard: 'RSSP-08',
    example: { wrong: '<webMaster>it@radio.example.org (IT)</webMaster></channel>', right: '</channel>' },
  },
  'rss.url-wrong': {
    severity: 'warning',
    message: '<{name}> holds “{value}”, which {why}: apps cannot open it.',
    hint: 'Write the whole address, beginning with https://.',
    fixed: 'Write {fix}',
    standard: ['RSS-09', 'APPLE-39'],
    example: {
      wrong: '<link>/episodes/2</link>',
      right: '<link>https://radio.example.org/episodes/2</link>',
    },
  },
  'rss.url-not-ascii': {
    severity: 'warning',
    message: 'The address “{value}” has letters beyond ASCII, and some apps and servers disagree about them.',
    hint: 'Write it percent-encoded.',
    fixed: 'Write {fix}',
    standard: ['APPLE-24', 'RSS-09'],
    example: { wrong: 'https://radio.example.org/2-è.mp3', right: 'https://radio.example.org/2.mp3' },
  },
  'rss.insecure': {
    severity: 'warning',
    message:
      'Addresses begin with http:, this one first of {count}: anyone on the network can read and change them, and some apps refuse.',
    hint: 'Write https: everywhere, once the server answers it.',
    standard: 'HTTP-22',
    example: {
      wrong: '<link>http://radio.example.org/episodes/2</link>',
      right: '<link>https://radio.example.org/episodes/2</link>',
    },
  },
} as const satisfies Entries
