import type { Entries } from './entry.ts'

/** Diagnostics about items, by Apple's rules. */
export const itunesItemEntries = {
  'itunes.item-explicit-missing': {
    severity: 'info',
    message:
      'Items do not say whether they are explicit, this one first of {count}; apps then take what the channel says.',
    hint: 'Write <itunes:explicit>…</itunes:explicit> in each item: true or false.',
    standard: ['APPLE-08', 'PSP-14'],
    example: { wrong: '', right: '<itunes:explicit>true</itunes:explicit>' },
  },
  'itunes.enclosure-extension': {
    severity: 'warning',
    message: 'The recording’s address “{value}” ends in no file extension, and Apple goes by it.',
    hint: 'Let its path end in what the file is, such as .mp3 or .m4a.',
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
    hint: 'Offer an MP3 as well.',
    standard: ['APPLE-25', 'APPLE-26', 'APPLE-34', 'SPOT-02'],
    example: {
      wrong: '<enclosure url="https://radio.example.org/2.ogg" length="5242880" type="audio/ogg"/>',
      right: '<enclosure url="https://radio.example.org/2.mp3" length="5242880" type="audio/mpeg"/>',
    },
  },
  'itunes.title-numbered': {
    severity: 'info',
    message: 'The title begins with its number (“{value}”), and apps that show itunes:episode show it twice.',
    hint: 'Write the number in itunes:season and itunes:episode alone.',
    fixed: 'Write {fix}',
    source: 'Take the number out of the title: it stands in season and episode.',
    standard: 'APPLE-28',
    example: { wrong: '<title>Ep. 2: Fish</title>', right: '<title>Fish &amp; chips</title>' },
  },
  'itunes.duration-wrong': {
    severity: 'warning',
    message:
      'itunes:duration is “{value}”{why}, so apps show no length, or a wrong one, until they have loaded the recording.',
    hint: 'Write whole seconds, or take it out.',
    fixed: 'Write <itunes:duration>{fix}</itunes:duration>',
    standard: 'APPLE-30',
    example: {
      wrong: '<itunes:duration>1 hour</itunes:duration>',
      right: '<itunes:duration>1800</itunes:duration>',
    },
  },
  'itunes.duration-missing': {
    severity: 'warning',
    message:
      'The item has no itunes:duration; Amazon shows no length, and listeners cannot tell how long it is.',
    hint: 'Write <itunes:duration>…</itunes:duration> in the item, in whole seconds.',
    standard: ['APPLE-30', 'PSP-14'],
    example: { wrong: '', right: '<itunes:duration>1800</itunes:duration>' },
  },
  'itunes.number-wrong': {
    severity: 'warning',
    message:
      '{name} is “{value}”; seasons and episodes are counted 1, 2, 3 and apps pass over anything else.',
    hint: 'Write a whole number from 1 on, or take it out; podcast:episode takes 3.5 and a text to show.',
    fixed: 'Write {fix}',
    standard: 'APPLE-31',
    example: { wrong: '<itunes:episode>0</itunes:episode>', right: '<itunes:episode>2</itunes:episode>' },
  },
  'itunes.number-doubled': {
    severity: 'warning',
    message:
      'The full episode on line {line} has the same season and number: apps show two episodes in one place.',
    hint: 'Give one of them another itunes:episode, or say <itunes:episodeType>bonus</itunes:episodeType>.',
    standard: 'APPLE-31',
    example: { wrong: '<itunes:episode>1</itunes:episode>', right: '<itunes:episode>2</itunes:episode>' },
  },
  'itunes.number-missing': {
    severity: 'warning',
    message: 'The show is serial, and its episodes are played by their numbers: this one has none.',
    hint: 'Write <itunes:episode>…</itunes:episode> in every full episode.',
    standard: ['APPLE-31', 'APPLE-13'],
  },
  'itunes.episode-type-wrong': {
    severity: 'warning',
    message:
      'itunes:episodeType is “{value}”, and only full, trailer and bonus are read: apps take it for a full episode.',
    hint: 'Write <itunes:episodeType>…</itunes:episodeType>: full, trailer or bonus.',
    fixed: 'Write <itunes:episodeType>{fix}</itunes:episodeType>',
    standard: 'APPLE-32',
    example: {
      wrong: '<itunes:episodeType>Full</itunes:episodeType>',
      right: '<itunes:episodeType>full</itunes:episodeType>',
    },
  },
} as const satisfies Entries
