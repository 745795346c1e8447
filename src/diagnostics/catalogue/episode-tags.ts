import type { Entries } from './entry.ts'
import { ownTagEntries, tagEntries } from './podcast-tags.ts'

/** Diagnostics about the podcast tags of an episode. */
export const episodeTagEntries = {
  ...tagEntries('episode'),
  ...ownTagEntries('episode'),
  'episode.display-long': {
    severity: 'warning',
    message: '{key} has {count} characters; apps show at most {limit} in place of a number.',
    hint: 'It is {over} too many: shorten it.',
    standard: 'P20-EPISODE-2',
  },
  'episode.display-alone': {
    severity: 'error',
    message: 'display stands in place of the episode’s number, and the episode has none.',
    hint: 'Write episode: and the number beside it, or remove the line.',
    standard: 'P20-EPISODE-1',
  },
  'episode.feed-is-list': {
    severity: 'error',
    message: 'The feed {feed} is of the medium {medium}: a list of other feeds, which holds no episodes.',
    hint: 'Name the feed of the show itself, and list the episode under items: of feeds/{feed}.yaml.',
    standard: 'P20-MEDIUM-2',
  },
  'episode.soundbite-time-wrong': {
    severity: 'error',
    message: '{key} is {value}, which is not a time within a recording.',
    hint: 'Write seconds, or hours, minutes and seconds with colons between them.',
    standard: 'P20-SOUNDBITE-1',
  },
  'episode.soundbite-outside': {
    severity: 'error',
    message: 'The soundbite goes on until {until} seconds, but the recording ends after {end}.',
    hint: 'Correct start: or duration:.',
    standard: 'P20-SOUNDBITE-1',
  },
  'episode.quote-absent': {
    severity: 'warning',
    message:
      'The transcript does not contain “{text}”, so it is not shown as a quote.',
    hint: 'Copy the sentence from transcript.md.',
  },
  'episode.quote-twice': {
    severity: 'warning',
    message: '“{text}” is quoted twice.',
    hint: 'Remove one of the two lines.',
  },
  'episode.soundbite-length': {
    severity: 'warning',
    message: 'The soundbite takes {seconds} seconds; apps play those of 15 to 120.',
    hint: 'Choose a stretch of 15 to 120 seconds.',
    standard: 'P20-SOUNDBITE-2',
  },
  'episode.split-time-wrong': {
    severity: 'error',
    message: '{key} is {value}, which is not a time within a recording.',
    hint: 'Write seconds, or hours, minutes and seconds with colons between them.',
    standard: 'P20-VTS-1',
  },
  'episode.split-unclear': {
    severity: 'error',
    message: 'A split is paid to one other item or to recipients, and {found} given here.',
    hint: 'Write item: with guid: and item: below it, or recipients: with at least one.',
    standard: 'P20-VTS-2',
  },
  'episode.split-percentage-wrong': {
    severity: 'error',
    message: '{key} is {value}; the part that goes to the other item is 0 to 100 per cent.',
    hint: 'Write {example}',
    standard: 'P20-VTS-3',
  },
  'episode.split-outside': {
    severity: 'error',
    message: 'The split goes on until {until} seconds, but the recording ends after {end}.',
    hint: 'Correct start: or duration:.',
    standard: 'P20-VTS-1',
  },
  'episode.alternative-absent': {
    severity: 'error',
    message: 'There is no file {file} in the episode’s folder, so apps would fetch nothing.',
    hint: '{fix}',
    standard: 'P20-SOURCE-1',
  },
  'episode.alternative-doubled': {
    severity: 'error',
    message: 'The file {file} stands among the alternatives already.',
    hint: 'Remove one of the two, or join what they say into one.',
    standard: 'P20-ALTENC-3',
  },
  'episode.alternative-facts': {
    severity: 'error',
    message: '{key} is read from the file, and two answers could differ.',
    hint: 'Remove the line.',
    standard: 'P20-INTEGRITY-3',
  },
} as const satisfies Entries
