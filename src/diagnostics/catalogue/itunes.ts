import type { Entries } from './entry.ts'

/** What can be wrong with a feed by Apple's rules, which most apps follow. */
export const itunesEntries = {
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
      'Apple has no <{name}> in <{parent}>: names are compared letter by letter, and this is read by nobody.',
    hint: '{fix}',
    standard: 'APPLE-38',
    example: { wrong: '<itunes:Author>Radio</itunes:Author>', right: '<itunes:author>Radio</itunes:author>' },
  },
  'itunes.tag-old': {
    severity: 'warning',
    message: 'Apple gave up {name} years ago; it only makes the feed larger, this one first of {count}.',
    hint: 'Take it out; the description says what it said.',
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
    standard: 'APPLE-03',
    example: {
      wrong: '<itunes:author> Radio</itunes:author>',
      right: '<itunes:author>Radio</itunes:author>',
    },
  },
  'itunes.description-long': {
    severity: 'error',
    message: 'The description has {count} bytes, and Apple takes at most 4000; tags and accents count too.',
    hint: 'Shorten it by {over} bytes; the rest can stand in content:encoded.',
    standard: ['APPLE-05', 'PSP-04', 'PSP-12'],
  },
  'itunes.image-missing': {
    severity: 'error',
    message: 'The channel has no itunes:image, and Apple lists no show without its picture.',
    hint: 'Write <itunes:image href="https://…/artwork.jpg"/> in the channel.',
    standard: ['APPLE-04', 'PSP-07', 'SPOT-01', 'SAM-01'],
    example: { wrong: '', right: '<itunes:image href="https://radio.example.org/art.jpg"/>' },
  },
  'itunes.image-wrong': {
    severity: 'error',
    message: 'The picture’s href is “{value}”, and only a whole web address can be fetched.',
    hint: 'Write <itunes:image href="https://…/artwork.jpg"/>.',
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
    hint: 'Write <itunes:category text="Society &amp; Culture"/> in the channel, with one of Apple’s names.',
    standard: ['APPLE-07', 'PSP-05'],
    example: {
      wrong: '',
      right: '<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>',
    },
  },
  'itunes.category-unknown': {
    severity: 'error',
    message:
      '“{value}” is none of Apple’s categories, which are compared letter by letter: the show would be listed nowhere.',
    hint: '{fix}',
    standard: ['APPLE-07', 'APPLE-38'],
    example: { wrong: '<itunes:category text="news">', right: '<itunes:category text="News">' },
  },
  'itunes.category-obsolete': {
    severity: 'error',
    message: 'Apple removed the category “{value}” in 2019.',
    hint: 'Write one of today’s: {now}',
    standard: 'APPLE-07',
    example: {
      wrong: '<itunes:category text="News &amp; Politics">',
      right: '<itunes:category text="News">',
    },
  },
  'itunes.category-misplaced': {
    severity: 'error',
    message: '“{value}” is no subcategory of “{parent}”, so Apple passes it over.',
    hint: '{fix}',
    standard: 'APPLE-07',
    example: { wrong: '<itunes:category text="Careers"/>', right: '<itunes:category text="Politics"/>' },
  },
  'itunes.explicit-missing': {
    severity: 'error',
    message: 'The channel does not say whether it is explicit, and Apple takes no show that does not.',
    hint: 'Write <itunes:explicit>false</itunes:explicit> in the channel.',
    standard: ['APPLE-08', 'PSP-06'],
    example: { wrong: '', right: '<itunes:explicit>false</itunes:explicit>' },
  },
  'itunes.explicit-wrong': {
    severity: 'error',
    message: 'itunes:explicit is “{value}”, and only true and false are read.',
    hint: 'Write <itunes:explicit>{fix}</itunes:explicit>',
    standard: ['APPLE-08', 'PSP-06'],
    example: {
      wrong: '<itunes:explicit>yes</itunes:explicit>',
      right: '<itunes:explicit>false</itunes:explicit>',
    },
  },
  'itunes.item-explicit-missing': {
    severity: 'info',
    message:
      'Items do not say whether they are explicit, this one first of {count}; apps then take what the channel says.',
    hint: 'Write <itunes:explicit>false</itunes:explicit> in each item.',
    standard: ['APPLE-08', 'PSP-14'],
    example: { wrong: '', right: '<itunes:explicit>true</itunes:explicit>' },
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
    severity: 'error',
    message:
      'The owner’s e-mail is “{value}”; Spotify and YouTube send the code that proves whose show it is there.',
    hint: 'Write <itunes:email>name@example.org</itunes:email>, an address that you read.',
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
    severity: 'error',
    message: 'itunes:type is “{value}”, and only episodic and serial are read.',
    hint: 'Write <itunes:type>episodic</itunes:type>, or serial for a story told from the first episode on.',
    standard: 'APPLE-13',
    example: { wrong: '<itunes:type>Weekly</itunes:type>', right: '<itunes:type>episodic</itunes:type>' },
  },
  'itunes.new-feed-url-wrong': {
    severity: 'error',
    message: 'itunes:new-feed-url moves the whole show, and “{value}” {why}.',
    hint: 'Write <itunes:new-feed-url>https://…</itunes:new-feed-url> in the channel, or take it out.',
    standard: 'APPLE-14',
    example: {
      wrong: '<itunes:new-feed-url>https://radio.example.org/new.xml</itunes:new-feed-url></item>',
      right: '</item>',
    },
  },
  'itunes.block-idle': {
    severity: 'warning',
    message: '<{name}> is “{value}”; anything but Yes does nothing, and some apps take any value for Yes.',
    hint: 'Take it out, or write <{name}>Yes</{name}> where it is meant.',
    standard: 'APPLE-15',
    example: { wrong: '<itunes:block>No</itunes:block></item>', right: '</item>' },
  },
  'itunes.enclosure-extension': {
    severity: 'warning',
    message: 'The recording’s address “{value}” ends in no file extension, and Apple goes by it.',
    hint: 'Let its path end in .mp3 or .m4a.',
    standard: 'APPLE-25',
    example: { wrong: 'https://radio.example.org/2"', right: 'https://radio.example.org/2.mp3"' },
  },
  'itunes.enclosure-type-old': {
    severity: 'warning',
    message: 'The type “{value}” is not the one that apps know for this format.',
    hint: 'Write type="{fix}".',
    standard: ['APPLE-26', 'PSP-13'],
    example: { wrong: 'length="5242880" type="audio/mp3"', right: 'length="5242880" type="audio/mpeg"' },
  },
  'itunes.enclosure-unplayable': {
    severity: 'info',
    message: 'The recording is {value}, which Apple Podcasts does not play; Spotify takes MP3 only.',
    hint: 'Offer an MP3, and this one as podcast:alternateEnclosure.',
    standard: ['APPLE-25', 'APPLE-26', 'APPLE-34', 'SPOT-02'],
    example: { wrong: 'length="5242880" type="audio/ogg"', right: 'length="5242880" type="audio/mpeg"' },
  },
  'itunes.title-numbered': {
    severity: 'warning',
    message: 'The title begins with its number (“{value}”), and apps that show itunes:episode show it twice.',
    hint: 'Write the number in itunes:season and itunes:episode alone.',
    standard: 'APPLE-28',
    example: { wrong: '<title>Ep. 2: Fish</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'itunes.markup-dropped': {
    severity: 'warning',
    message: 'The description holds <{tag}>, which Apple and Spotify drop with all that it means.',
    hint: 'Use paragraphs, lists and links; the full page can stand in content:encoded.',
    standard: ['APPLE-29', 'PSP-12', 'SPOT-06'],
    example: {
      wrong: '<description>&lt;h2&gt;Fish&lt;/h2&gt;</description>',
      right: '<description>A morning at the harbour.</description>',
    },
  },
  'itunes.duration-wrong': {
    severity: 'error',
    message: 'itunes:duration is “{value}”, so apps show no length, or a wrong one.',
    hint: 'Write whole seconds: <itunes:duration>3600</itunes:duration>',
    standard: 'APPLE-30',
    example: {
      wrong: '<itunes:duration>1 hour</itunes:duration>',
      right: '<itunes:duration>1800</itunes:duration>',
    },
  },
  'itunes.duration-missing': {
    severity: 'warning',
    message: 'The item has no itunes:duration; Amazon shows no length, and nobody knows whether to begin.',
    hint: 'Write whole seconds: <itunes:duration>3600</itunes:duration>',
    standard: ['APPLE-30', 'PSP-14'],
    example: { wrong: '', right: '<itunes:duration>1800</itunes:duration>' },
  },
  'itunes.number-wrong': {
    severity: 'error',
    message: '{name} is “{value}”; seasons and episodes are counted 1, 2, 3 and apps refuse anything else.',
    hint: 'Write a whole number from 1 on, or take it out; podcast:episode takes 3.5 and a text to show.',
    standard: 'APPLE-31',
    example: { wrong: '<itunes:episode>0</itunes:episode>', right: '<itunes:episode>2</itunes:episode>' },
  },
  'itunes.number-doubled': {
    severity: 'error',
    message:
      'The full episode on line {line} has the same season and number: apps show two episodes in one place.',
    hint: 'Give one of them another itunes:episode, or say <itunes:episodeType>bonus</itunes:episodeType>.',
    standard: 'APPLE-31',
    example: { wrong: '<itunes:episode>1</itunes:episode>', right: '<itunes:episode>2</itunes:episode>' },
  },
  'itunes.number-missing': {
    severity: 'error',
    message: 'The show is serial, and its episodes are played by their numbers: this one has none.',
    hint: 'Write <itunes:episode>…</itunes:episode> in every full episode.',
    standard: ['APPLE-31', 'APPLE-13'],
  },
  'itunes.episode-type-wrong': {
    severity: 'error',
    message: 'itunes:episodeType is “{value}”, and only full, trailer and bonus are read.',
    hint: 'Write <itunes:episodeType>full</itunes:episodeType>',
    standard: 'APPLE-32',
    example: {
      wrong: '<itunes:episodeType>Full</itunes:episodeType>',
      right: '<itunes:episodeType>full</itunes:episodeType>',
    },
  },
} as const satisfies Entries
