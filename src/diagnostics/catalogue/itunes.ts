import type { Entries } from './entry.ts'
import { itunesItemEntries } from './itunes-item.ts'

/** Diagnostics about a feed, by Apple's rules, which most apps follow. */
export const itunesEntries = {
  ...itunesItemEntries,
  'itunes.namespace-missing': {
    severity: 'error',
    message:
      'The feed uses none of Apple’s tags, and no directory takes a show without its picture and category.',
    hint: 'Write xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" in the element rss, and the tags with it.',
    standard: ['APPLE-01', 'APPLE-02', 'PSP-02'],
  },
  'itunes.element-unknown': {
    severity: 'warning',
    message:
      'Apple has no <{name}> in <{parent}>: names must match exactly, also in case, so apps ignore this one.',
    hint: 'Take it out.',
    fixed: '{fix}',
    standard: 'APPLE-38',
    example: { wrong: '<itunes:Author>Radio</itunes:Author>', right: '<itunes:author>Radio</itunes:author>' },
  },
  'itunes.tag-old': {
    severity: 'info',
    message: 'Apple gave up {name} years ago; it only makes the feed larger, this one first of {count}.',
    hint: 'Move what it says into the description, and take it out.',
    fixed: 'Take it out: {fix}',
    standard: 'APPLE-40',
    example: {
      wrong: '<itunes:keywords>city, talk</itunes:keywords>',
      right: '<itunes:author>Radio</itunes:author>',
    },
  },
  'itunes.too-long': {
    severity: 'warning',
    message: '<{name}> has {count} characters; Apple takes at most 255 and may cut anywhere, or refuse.',
    hint: 'Shorten it by {over} characters.',
    standard: 'APPLE-03',
  },
  'itunes.text-untrimmed': {
    severity: 'warning',
    message: '<{name}> begins or ends with white space, which Apple compares along.',
    hint: 'Write it on one line, without a space before or after.',
    fixed: 'Write {fix}',
    standard: 'APPLE-03',
    example: {
      wrong: '<itunes:author> Radio</itunes:author>',
      right: '<itunes:author>Radio</itunes:author>',
    },
  },
  'itunes.description-long': {
    severity: 'warning',
    message:
      'The description has {count} bytes, and Apple takes at most 4000, so it is cut anywhere; tags and accents count too.',
    hint: 'Shorten it by {over} bytes; the rest can stand in content:encoded.',
    source: 'Shorten the summary, or the show’s description; the notes can be as long as they like.',
    standard: ['APPLE-05', 'PSP-04', 'PSP-12'],
  },
  'itunes.image-missing': {
    severity: 'error',
    message: 'The channel has no itunes:image, and Apple lists no show without its picture.',
    hint: 'Write <itunes:image href="…"/> in the channel, with the address of a square JPEG or PNG.',
    standard: ['APPLE-04', 'PSP-07', 'SPOT-01', 'SAM-01'],
    example: { wrong: '', right: '<itunes:image href="https://radio.example.org/art.jpg"/>' },
  },
  'itunes.image-wrong': {
    severity: 'error',
    message: 'itunes:image {why}, so apps show no picture.',
    hint: 'Write <itunes:image href="…"/> with the whole address of the picture.',
    fixed: 'Write {fix}',
    standard: ['APPLE-04', 'APPLE-33', 'PSP-07'],
    example: {
      wrong: '<itunes:image href="art.jpg"/>',
      right: '<itunes:image href="https://radio.example.org/art.jpg"/>',
    },
  },
  'itunes.image-format': {
    severity: 'warning',
    message: 'The picture “{value}” does not end in .jpg or .png, and Apple shows JPEG and PNG only.',
    hint: 'Save it as JPEG or PNG, 3000 by 3000 pixels, and name it so.',
    standard: 'APPLE-27',
    example: {
      wrong: '<itunes:image href="https://radio.example.org/art.webp"/>',
      right: '<itunes:image href="https://radio.example.org/art.jpg"/>',
    },
  },
  'itunes.category-missing': {
    severity: 'error',
    message: 'The channel has no itunes:category, so it stands in no list of shows.',
    hint: 'Write <itunes:category text="…"/> in the channel, with one of Apple’s names: https://podcasters.apple.com/support/1691-apple-podcasts-categories',
    standard: ['APPLE-07', 'PSP-05'],
    example: {
      wrong: '',
      right: '<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>',
    },
  },
  'itunes.category-unknown': {
    severity: 'error',
    message:
      '“{value}” is none of Apple’s categories, which are compared letter by letter: the show is not listed under it.',
    hint: '{hint}',
    fixed: 'Write text="{fix}".',
    standard: ['APPLE-07', 'APPLE-38'],
    example: { wrong: '<itunes:category text="news">', right: '<itunes:category text="News">' },
  },
  'itunes.category-unnamed': {
    severity: 'error',
    message: 'itunes:category has no text{where}, so the show is listed nowhere.',
    hint: 'Write text="…" with one of Apple’s names.',
    fixed: 'Write {fix}',
    standard: 'APPLE-07',
    example: {
      wrong: '<itunes:category><itunes:category text="Politics"/></itunes:category>',
      right: '<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>',
    },
  },
  'itunes.category-obsolete': {
    severity: 'warning',
    message:
      'Apple removed the category “{value}” in 2019 and takes one of today’s for it, which may not be yours.',
    hint: 'Write one of today’s: {now}',
    fixed: 'Write text="{fix}".',
    standard: 'APPLE-07',
    example: {
      wrong: '<itunes:category text="News &amp; Politics">',
      right: '<itunes:category text="News">',
    },
  },
  'itunes.category-misplaced': {
    severity: 'warning',
    message: '“{value}” is a subcategory of “{home}” and stands in {parent}, so Apple passes it over.',
    hint: 'Put it into <itunes:category text="{home}">.',
    fixed: 'Write {fix}',
    standard: 'APPLE-07',
    example: { wrong: '<itunes:category text="Careers"/>', right: '<itunes:category text="Politics"/>' },
  },
  'itunes.explicit-missing': {
    severity: 'error',
    message: 'The channel does not say whether it is explicit, and Apple takes no show that does not.',
    hint: 'Write <itunes:explicit>…</itunes:explicit> in the channel: true or false.',
    standard: ['APPLE-08', 'PSP-06'],
    example: { wrong: '', right: '<itunes:explicit>false</itunes:explicit>' },
  },
  'itunes.explicit-wrong': {
    severity: 'error',
    message:
      'itunes:explicit is “{value}”, and only true and false are read: Apple takes no show that does not say.',
    hint: 'Write true where there is strong language or the like, else false.',
    standard: ['APPLE-08', 'PSP-06'],
    example: {
      wrong: '<itunes:explicit>maybe</itunes:explicit>',
      right: '<itunes:explicit>false</itunes:explicit>',
    },
  },
  'itunes.explicit-old': {
    severity: 'warning',
    message: 'itunes:explicit is “{value}”, an old way to write it that apps still read.',
    hint: 'Write true or false.',
    fixed: 'Write <itunes:explicit>{fix}</itunes:explicit>',
    standard: ['APPLE-08', 'PSP-06'],
    example: {
      wrong: '<itunes:explicit>yes</itunes:explicit>',
      right: '<itunes:explicit>true</itunes:explicit>',
    },
  },
  'itunes.author-missing': {
    severity: 'warning',
    message:
      'The channel has no itunes:author, so apps show no name under the title, and Spotify refuses the show.',
    hint: 'Write <itunes:author>…</itunes:author> in the channel.',
    standard: ['APPLE-10', 'PSP-08', 'SPOT-01'],
    example: { wrong: '', right: '<itunes:author>Radio</itunes:author>' },
  },
  'itunes.owner-email-wrong': {
    severity: 'warning',
    message:
      'The owner’s e-mail is “{value}”; Spotify and YouTube send the code that proves whose show it is there.',
    hint: 'Write an address that you read, and nothing else.',
    fixed: 'Write <itunes:email>{fix}</itunes:email>',
    standard: ['APPLE-11', 'YT-01'],
    example: {
      wrong: '<itunes:email>radio at example.org</itunes:email>',
      right: '<itunes:email>radio@example.org</itunes:email>',
    },
  },
  'itunes.owner-missing': {
    severity: 'info',
    message:
      'The channel names no owner with an e-mail, by which Spotify and YouTube would let you claim the show.',
    hint: 'Write <itunes:owner><itunes:email>…</itunes:email></itunes:owner> at least while you claim it.',
    standard: ['APPLE-11', 'YT-01'],
    example: { wrong: '', right: '<itunes:email>radio@example.org</itunes:email>' },
  },
  'itunes.type-wrong': {
    severity: 'warning',
    message: 'itunes:type is “{value}”, and only episodic and serial are read: apps take it for episodic.',
    hint: 'Write <itunes:type>…</itunes:type>: serial for a story told from the first episode on, else episodic.',
    fixed: 'Write <itunes:type>{fix}</itunes:type>',
    standard: 'APPLE-13',
    example: { wrong: '<itunes:type>Weekly</itunes:type>', right: '<itunes:type>episodic</itunes:type>' },
  },
  'itunes.new-feed-url-wrong': {
    severity: 'error',
    message: 'itunes:new-feed-url moves the whole show, and “{value}” {why}.',
    hint: 'Write the whole address of the new feed, in the channel; or take it out.',
    fixed: 'Take it out: {fix}',
    standard: 'APPLE-14',
    example: {
      wrong: '<itunes:new-feed-url>https://radio.example.org/new.xml</itunes:new-feed-url></item>',
      right: '</item>',
    },
  },
  'itunes.block-idle': {
    severity: 'info',
    message: '<{name}> is “{value}”; anything but Yes does nothing, and some apps take any value for Yes.',
    hint: 'Take it out, or write <{name}>Yes</{name}> where it is meant.',
    standard: 'APPLE-15',
    example: { wrong: '<itunes:block>No</itunes:block></item>', right: '</item>' },
  },
  'itunes.markup-dropped': {
    severity: 'warning',
    message: 'The description holds <{tag}>, which Apple and Spotify drop with all that it means.',
    hint: 'Use paragraphs, lists and links; the full page can stand in content:encoded.',
    source: 'Write the summary without it; the notes can hold it.',
    standard: ['APPLE-29', 'PSP-12', 'SPOT-06'],
    example: {
      wrong: '<description>&lt;h2&gt;Fish&lt;/h2&gt;</description>',
      right: '<description>A morning at the harbour.</description>',
    },
  },
} as const satisfies Entries
