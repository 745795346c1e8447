import type { Entries } from './entry.ts'
import { episodeFileEntries } from './episode-files.ts'
import { episodeTagEntries } from './episode-tags.ts'
import { EVERY_FILE, sourceEntries } from './source.ts'

export const episodeEntries = {
  ...sourceEntries(
    'episode',
    EVERY_FILE,
    'text-long',
    'label-long',
    'language-wrong',
    'license-wrong',
    'person-unknown',
    'role-unknown',
    'file-name-wrong',
  ),
  ...episodeFileEntries,
  ...episodeTagEntries,
  'episode.front-matter-missing': {
    severity: 'error',
    message:
      'The file does not begin with its facts between two lines of ---, so the episode has no title and no identity.',
    hint: 'Begin the file with a line ---, then title:, guid: and feed:, then another line ---, then the show notes.',
  },
  'episode.front-matter-open': {
    severity: 'error',
    message: 'The front matter that begins here has no end, so the show notes cannot be told from it.',
    hint: 'Write a line --- below the last key.',
  },
  'episode.title-missing': {
    severity: 'error',
    message: 'The episode has no title, and no app lists an episode without one.',
    hint: 'Write title: followed by the title that listeners see in their lists.',
    standard: 'APPLE-21',
  },
  'episode.guid-missing': {
    severity: 'error',
    message: 'The episode has no guid; by it apps know an episode again when its title or address changes.',
    hint: 'Write guid: {fresh}',
    standard: 'RSS-05',
  },
  'episode.guid-wrong': {
    severity: 'error',
    message:
      '“{value}” can be no guid: it is empty, goes over several lines, has spaces at its ends or more than 1024 characters.',
    hint: 'If the episode was never published, write guid: {fresh}',
    standard: 'RSS-05',
  },
  'episode.guid-doubled': {
    severity: 'error',
    message:
      '{other} has this guid already; apps would take the two episodes for one and show only one of them.',
    hint: 'Write guid: {fresh} in the episode that was not published yet.',
    standard: 'RSS-05',
  },
  'episode.feed-missing': {
    severity: 'error',
    message: 'The episode is in no feed, so no app would get it.',
    hint: '{fix}',
  },
  'episode.feed-unknown': {
    severity: 'error',
    message: 'There is no feed “{value}”, so no app would get the episode.',
    hint: '{fix}',
  },
  'episode.announce-idle': {
    severity: 'warning',
    message:
      'The episode is announced and its status is {status}, so no page tells of it: only scheduled episodes are announced.',
    hint: '{fix}',
  },
  'episode.date-missing': {
    severity: 'error',
    message: 'The episode is published and has no date, so apps cannot sort it.',
    hint: 'Write date: followed by day, time and zone, such as {example}, or status: draft',
    standard: 'APPLE-22',
  },
  'episode.date-unreadable': {
    severity: 'error',
    message: '“{value}” is not a date as ISO 8601 writes it, so apps cannot sort this episode.',
    hint: '{fix}',
    standard: 'APPLE-22',
  },
  'episode.date-without-zone': {
    severity: 'error',
    message: '“{value}” does not say of which time zone it is, so it is another moment on every machine.',
    hint: '{fix}',
    standard: 'APPLE-22',
  },
  'episode.date-without-time': {
    severity: 'error',
    message: '“{value}” does not say at what time the episode goes on air, and station.yaml has no airTime:.',
    hint: '{fix}',
    standard: 'APPLE-22',
  },
  'episode.date-skipped': {
    severity: 'error',
    message: 'No clock in {timezone} shows “{value}”: this hour is left out when the clocks go forward.',
    hint: '{fix}',
    standard: 'APPLE-22',
  },
  'episode.date-doubled': {
    severity: 'error',
    message: 'The clocks in {timezone} show “{value}” twice: this hour is repeated when the clocks go back.',
    hint: '{fix}',
    standard: 'APPLE-22',
  },
  'episode.date-impossible': {
    severity: 'error',
    message: 'There is no such moment as “{value}”.',
    hint: '{fix}',
    standard: 'APPLE-22',
  },
  'episode.correction-date-wrong': {
    severity: 'error',
    message: '“{value}” is not a day, and readers want to know since when a correction stands.',
    hint: 'Write the day as year, month and day, with hyphens between them.',
    fixed: 'Write {fix}',
  },
  'episode.post-date-wrong': {
    severity: 'error',
    message: '“{value}” is not a day, and readers want to know when a post was written.',
    hint: 'Write the day as year, month and day, with hyphens between them.',
    fixed: 'Write {fix}',
  },
  'episode.post-doubled': {
    severity: 'error',
    message: 'The post at {url} is among the posts already, and the page would quote it twice.',
    hint: 'Remove one of the two entries.',
  },
  'episode.description-missing': {
    severity: 'warning',
    message: 'The episode has neither a summary nor show notes, so apps show an empty page below its title.',
    hint: 'Write summary: in the front matter, or a paragraph below it.',
    standard: 'PSP-12',
  },
  'episode.summary-long': {
    severity: 'warning',
    message: 'The summary has {count} bytes, and Apple takes at most {limit} of an episode’s description.',
    hint: 'Shorten it by {over} bytes; the rest can stand in the show notes below the front matter.',
    standard: 'APPLE-05',
  },
  'episode.number-wrong': {
    severity: 'error',
    message: '{key} is {value}; seasons and episodes are counted 1, 2, 3 and apps pass over anything else.',
    hint: 'Write a whole number from 1 on, or remove the line.',
    standard: 'APPLE-31',
  },
  'episode.number-doubled': {
    severity: 'warning',
    message: '{other} has the same number in the feed {feed}; apps show two episodes in one place.',
    hint: 'Write episode: {next}',
    standard: 'APPLE-31',
  },
  'episode.number-missing': {
    severity: 'warning',
    message: 'The feed {feed} is serial, and its episodes are played by their numbers: this one has none.',
    hint: 'Write episode: {next}',
    standard: 'APPLE-31',
  },
  'episode.chapter-time-wrong': {
    severity: 'error',
    message: '“{value}” is not a time within a recording.',
    hint: 'Write hours, minutes and seconds with colons between them, or seconds alone.',
  },
  'episode.chapter-order': {
    severity: 'warning',
    message: 'This chapter starts before the one above it; players show them in the order of time.',
    hint: 'Sort the chapters by their start, or correct the time.',
  },
  'episode.chapter-late': {
    severity: 'warning',
    message: 'This chapter starts at {start} seconds, but the recording ends after {end}.',
    hint: 'Correct the time, or remove the chapter.',
  },
  'episode.unknown': {
    severity: 'error',
    message: 'There is no episode “{slug}”.',
    hint: 'Write the name of a folder under episodes/, such as {nearest}.',
  },
  'episode.notes-hostile': {
    severity: 'warning',
    message: 'The show notes hold the character {character}, which XML forbids; it will be left out.',
    hint: 'Delete the invisible character.',
    standard: 'XML-03',
  },
  'episode.footnote-missing': {
    severity: 'warning',
    message: '“{value}” refers to a footnote that the text does not have, so readers see the brackets.',
    hint: 'Write the footnote into a line of its own, such as {value}: The source is …; or remove {value}.',
  },
  'episode.link-dead': {
    severity: 'warning',
    message:
      '“{value}” leads to {address}, and the station has nothing there: who follows the link finds a page that says so.',
    hint: '{fix}',
  },
  'episode.link-not-public': {
    severity: 'warning',
    message:
      '“{value}” leads to the episode {slug}, which is not public yet: who follows the link finds nothing.',
    hint: '{fix}',
  },
  'episode.link-place-missing': {
    severity: 'warning',
    message:
      '“{value}” leads to the place “{fragment}” on {address}, and nothing on that page has this id: browsers show its start.',
    hint: '{fix}',
  },
  'episode.markup-excessive': {
    severity: 'warning',
    message:
      '{key} holds {what}, which no parser reads in reasonable time: it is shown as plain text, with its signs.',
    hint: 'Take the surplus signs out, or part what is long with empty lines.',
  },
} as const satisfies Entries
