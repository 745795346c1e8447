import type { Entries } from './entry.ts'

/** Diagnostics about an item's enclosure: its URL, length and type. */
export const rssEnclosureEntries = {
  'rss.enclosure-missing': {
    severity: 'error',
    message: 'The item has no enclosure, so there is nothing to hear.',
    hint: 'Write <enclosure url="…" length="…" type="…"/> in the item: the recording’s address, its bytes, its media type.',
    standard: ['APPLE-23', 'PSP-13'],
    example: {
      wrong: '',
      right: '<enclosure url="https://radio.example.org/2.mp3" length="5242880" type="audio/mpeg"/>',
    },
  },
  'rss.enclosure-second': {
    severity: 'info',
    message:
      'The item has a second enclosure{how}; apps take the first, the last, or list the episode twice.',
    hint: 'Keep one, and write the others as podcast:alternateEnclosure.',
    fixed: 'Take this one out: {fix}',
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
    message: 'The enclosure’s url {why}, so apps cannot fetch the recording.',
    hint: 'Write url="…" with the whole address of the recording, beginning with https://.',
    fixed: 'Write {fix}',
    standard: 'RSS-07',
    example: { wrong: 'url="2.mp3"', right: 'url="https://radio.example.org/2.mp3"' },
  },
  'rss.enclosure-url-untrimmed': {
    severity: 'error',
    message:
      'The enclosure’s url has spaces or line ends around it, and apps that do not cut them off cannot fetch the recording.',
    hint: 'Write the address alone between the quotes.',
    fixed: 'Write {fix}',
    standard: 'RSS-07',
    example: {
      wrong: 'url=" https://radio.example.org/2.mp3"',
      right: 'url="https://radio.example.org/2.mp3"',
    },
  },
  'rss.enclosure-length-wrong': {
    severity: 'warning',
    message:
      'The enclosure’s length is “{value}”{why}: it has to be the file’s bytes, a whole number, or apps say a wrong size.',
    hint: 'Write length="…" with the bytes that the server says (Content-Length).',
    fixed: 'Write length="{fix}"',
    standard: ['RSS-07', 'HTTP-04'],
    example: { wrong: 'length="NaN"', right: 'length="5242880"' },
  },
  'rss.enclosure-length-zero': {
    severity: 'warning',
    message:
      'The enclosure’s length is {value}, which no recording has; apps cannot say how large the download is.',
    hint: 'Write length="…" with the bytes that the server says (Content-Length).',
    standard: 'RSS-07',
    example: { wrong: 'length="0"', right: 'length="5242880"' },
  },
  'rss.enclosure-type-missing': {
    severity: 'error',
    message: 'The enclosure has no type, and apps pass over what they cannot know to be a recording.',
    hint: 'Write type="…" with the media type of the recording.',
    fixed: 'Write type="{fix}"',
    standard: ['RSS-07', 'PSP-13'],
    example: { wrong: 'length="5242880"/>', right: 'length="5242880" type="audio/mpeg"/>' },
  },
  'rss.enclosure-type-wrong': {
    severity: 'error',
    message: 'The enclosure’s type is “{value}”, which is no media type.',
    hint: 'Write the media type of the recording.',
    fixed: 'Write type="{fix}"',
    standard: ['RSS-07', 'PSP-13'],
    example: { wrong: 'length="5242880" type="mp3"', right: 'length="5242880" type="audio/mpeg"' },
  },
  'rss.enclosure-not-media': {
    severity: 'error',
    message: 'The enclosure’s type is “{value}”, which is no recording: there is nothing to play.',
    hint: 'Write the address of the recording itself, and its type.',
    fixed: 'Write type="{fix}", which its address ends in.',
    standard: ['APPLE-25', 'PSP-13'],
    example: { wrong: 'length="5242880" type="text/html"', right: 'length="5242880" type="audio/mpeg"' },
  },
  'rss.enclosure-type-unlike': {
    severity: 'warning',
    message:
      'The enclosure’s type is “{value}”, and its address ends in .{extension}: apps go by one or the other.',
    hint: 'Write the type of what the server sends.',
    fixed: 'Write type="{fix}"',
    standard: ['APPLE-26', 'PSP-13'],
    example: { wrong: 'length="5242880" type="audio/x-m4a"', right: 'length="5242880" type="audio/mpeg"' },
  },
} as const satisfies Entries
