import type { Entries } from './entry.ts'

/** Diagnostics of `inonda import`: what it changed, left out or could not determine. */
export const importEntries = {
  'import.feed-unreadable': {
    severity: 'error',
    message: 'Nothing here can be read as a feed, so there is no show to take over.',
    hint: 'Hand in the address or the file of an RSS or Atom feed.',
  },
  'import.feed-damaged': {
    severity: 'warning',
    message: 'The feed is damaged from here on. {saved} of its items could still be read.',
    hint: 'Ask whoever hosts it for a whole one, and import that as well: what is here already stays as it is.',
  },
  'import.guid-made': {
    severity: 'info',
    message: 'The item has no guid, so apps know it by its address; that is its guid now: {guid}',
    hint: 'Nothing is to be done.',
  },
  'import.guid-missing': {
    severity: 'warning',
    message: 'The item has neither a guid nor an address, so no app could know it again. It was left out.',
    hint: 'Add it as a new episode: inonda add',
  },
  'import.guid-doubled': {
    severity: 'warning',
    message:
      'The item has the guid of the one in line {line}, so apps show one of the two. The first was kept.',
    hint: 'Give it a guid of its own at its host, and import again.',
  },
  'import.recording-missing': {
    severity: 'warning',
    message: 'The item has nothing to hear, so it came in as a draft: {slug}',
    hint: 'Put a recording into its folder, and inonda publish {slug}',
  },
  'import.date-unknown': {
    severity: 'info',
    message:
      'The item’s date is {value}, which is no moment. Apps show it without a date, and so does the station.',
    hint: 'If you know when it was published, write date: in its episode.md.',
  },
  'import.time-unknown': {
    severity: 'info',
    message: 'Only the day is known, {day}; the episode has the midnight that it begins with.',
    hint: 'Write the time behind date: in its episode.md, if it matters.',
  },
  'import.page-left': {
    severity: 'info',
    message: 'This page is no episode: {key} does not say {value}.',
    hint: 'Nothing is to be done; a mapping file says otherwise (docs/import.md).',
  },
  'import.transcript-unmatched': {
    severity: 'warning',
    message: '{file} is the transcript of no episode without one, or of several, by its name.',
    hint: 'Call it as the episode: by its slug, its title, its number or its day.',
  },
  'import.transcript-doubled': {
    severity: 'warning',
    message: '{other} is the transcript of {slug} already, so this one was left out.',
    hint: 'Take one of the two away, or call it otherwise.',
  },
  'import.mapping-wrong': {
    severity: 'error',
    message: 'The mapping cannot be used: {reason}.',
    hint: 'docs/import.md has an example.',
  },
  'import.title-cut': {
    severity: 'warning',
    message: 'The title has {count} characters, and apps show {limit} at most. It was cut there.',
    hint: 'Write a shorter title: in its episode.md.',
  },
  'import.title-made': {
    severity: 'warning',
    message: 'The item has no title; it is called “{title}” now.',
    hint: 'Write title: in its episode.md.',
  },
  'import.number-left': {
    severity: 'warning',
    message: 'The {name} is “{value}”, which is no number from 1. It was left out.',
    hint: 'Write {name}: in its episode.md, if it has one.',
  },
  'import.stretch-outside': {
    severity: 'warning',
    message:
      'The {what} at {start} goes on past the end of the recording, which lasts {end}. It was left out.',
    hint: 'Write it into the episode.md, if the recording is another one than the one it was made for.',
  },
  'import.times-outside': {
    severity: 'warning',
    message:
      '{count} times of the transcript {url} were left out: they lie past the end of the recording, or go back.',
    hint: 'Find them anew: inonda align {slug}',
  },
  'import.element-left': {
    severity: 'warning',
    message: '<{name}> is wrong here, or in no vocabulary, so it was left out.',
    hint: 'See what inonda lint says of it.',
  },
  'import.artwork-missing': {
    severity: 'warning',
    message:
      'The show’s picture could not be had ({reason}). {file} is the picture that every new station has.',
    hint: 'Put the picture in its place: square, 1400 to 3000 pixels.',
  },
  'import.category-missing': {
    severity: 'warning',
    message: 'The feed names no category that Apple knows. It says “{category}” until you write another.',
    hint: 'Write categories: in {file}.',
  },
  'import.language-missing': {
    severity: 'warning',
    message: 'The feed does not say its language. It is “{language}” now.',
    hint: 'Write language: in {file}, if that is wrong.',
  },
  'import.file-left': {
    severity: 'warning',
    message: '{url} stays where it is: {reason}.',
    hint: 'Import again, later: only what is missing is fetched.',
  },
  'import.pages-left': {
    severity: 'warning',
    message: 'The feed goes on at {url}, and that could not be followed: {reason}.',
    hint: 'Import that one as well, or this one again, later.',
  },
  'import.locked': {
    severity: 'error',
    message: 'The show is locked: {owner} asks other hosts not to take it over.',
    hint: 'If it is yours, take the lock off at its host, or say so: --unlocked',
  },
  'import.lock-told': {
    severity: 'warning',
    message:
      'The show is locked: {owner} asks other hosts not to take it over. It came in from a file all the same.',
    hint: 'Take the lock off at its host before the new feed goes out; locked: in the feed’s definition is what it says from then on.',
  },
  'import.moved': {
    severity: 'warning',
    message: 'The feed says that the show has moved to {url}',
    hint: 'Import that one instead.',
  },
  'import.station-facts': {
    severity: 'warning',
    message: 'The feed does not say {what}; station.yaml has {value} now.',
    hint: 'Write your own there, or import with {option}.',
  },
} as const satisfies Entries
