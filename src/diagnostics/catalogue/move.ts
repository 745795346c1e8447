import type { Entries } from './entry.ts'

/** Whether a show that came from elsewhere keeps its subscribers: what is held against the record of its old feed. */
export const moveEntries = {
  'move.record-unreadable': {
    severity: 'warning',
    message:
      'The record of the old feed cannot be read: {what}. So it cannot be checked whether apps lose an episode.',
    hint: 'Take it from Git again; or remove it, if apps have the new feed already.',
  },
  'move.guid-changed': {
    severity: 'error',
    message:
      '“{title}” has another guid here than in the old feed, so every app delivers it again, as new: {found}',
    hint: 'Write guid: {guid}',
  },
  'move.guid-missing': {
    severity: 'warning',
    message:
      'The old feed has “{title}” with the guid {guid}, and no episode here has it: apps remove it from their lists.',
    hint: 'Import the old feed again; or take the line out, if the episode shall go.',
  },
  'move.episode-draft': {
    severity: 'warning',
    message: 'The old feed has “{title}”, and here it is a draft: apps remove it from their lists.',
    hint: 'inonda publish {slug} --at, with the date of the old feed; or take its line out of {file}, if it shall go.',
  },
  'move.feed-other': {
    severity: 'warning',
    message: '“{title}” stood in the old feed, and is not in {feed} here: apps remove it from their lists.',
    hint: 'Write feed: {feed}, or a list with it; or take its line out of {file}, if it shall go.',
  },
  'move.podcast-guid-changed': {
    severity: 'error',
    message:
      'The podcast:guid of the show is {guid} in the old feed and another one here, so directories take it for another show.',
    hint: 'Write guid: {guid}',
  },
  'move.locked': {
    severity: 'warning',
    message:
      'The old feed says that the show is locked, so that nobody takes it elsewhere without {owner}: directories may refuse the move.',
    hint: 'At the old host, take the lock off; and "locked" out of this file, once that is done.',
  },
  'move.redirect': {
    severity: 'info',
    message: 'Apps ask {from} for the show until that sends them here.',
    hint: 'At the old host, redirect it for good (301) to {to} or have it say <itunes:new-feed-url>{to}</itunes:new-feed-url>. Once apps have followed, some months later, remove this file.',
  },
  'move.elsewhere': {
    severity: 'warning',
    message: 'The old feed sends apps to {url}, which is not the feed that is made here.',
    hint: 'At the old host, have it say <itunes:new-feed-url>{to}</itunes:new-feed-url>.',
  },
} as const satisfies Entries
