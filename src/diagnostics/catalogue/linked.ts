import type { Entries } from './entry.ts'

/** Diagnostics about the files that a feed links to. */
export const linkedEntries = {
  'linked.unreachable': {
    severity: 'error',
    message: 'The {what} at {url} cannot be had: {why}.',
    hint: 'Put it there, or write the address where it is.',
    standard: ['SAM-01', 'APPLE-23'],
  },
  'linked.head-wrong': {
    severity: 'error',
    message:
      'A HEAD request for the {what} was answered with {status}, and Apple asks so before it fetches anything.',
    hint: 'Let the server answer HEAD as it answers GET, without the body.',
    standard: ['HTTP-03', 'APPLE-18'],
  },
  'linked.range-missing': {
    severity: 'error',
    message:
      'Asked for a part of the recording, the server sends all of it ({status}): apps cannot seek, and Apple refuses it.',
    hint: 'Let the server answer byte ranges with 206.',
    standard: 'APPLE-19',
  },
  'linked.length-unlike': {
    severity: 'warning',
    message:
      'The enclosure’s length is “{value}”, and the server sends {bytes} bytes: apps say a wrong size.',
    hint: 'Write length="{bytes}"',
    standard: ['RSS-07', 'HTTP-04'],
  },
  'linked.type-unlike': {
    severity: 'warning',
    message:
      'The enclosure’s type is “{value}”, and what the server sends is {found}: some apps do not play it.',
    hint: 'Write the type of what the server sends.',
    fixed: 'Write type="{fix}"',
    standard: ['APPLE-26', 'PSP-13'],
  },
  'linked.not-media': {
    severity: 'error',
    message: 'At the recording’s address there is {found}: nothing can be played.',
    hint: 'Write the address of the recording itself, not that of its page.',
    standard: 'APPLE-23',
  },
  'linked.artwork-format': {
    severity: 'error',
    message: 'The picture is {found}, and Apple shows JPEG and PNG only.',
    hint: 'Save it as JPEG or PNG.',
    standard: 'APPLE-27',
  },
  'linked.artwork-size': {
    severity: 'error',
    message: 'The show’s picture has {width} by {height} pixels, and Apple wants a square of 1400 to 3000.',
    hint: 'Save it as a square of 1400 to 3000 pixels.',
    standard: 'APPLE-27',
  },
  'linked.transcript-wrong': {
    severity: 'error',
    message: 'The transcript is said to be {value}, and {why}: apps show nothing.',
    hint: 'Write the type of what the server sends, or put a transcript of that type there.',
    standard: ['TR-01', 'P20-TRANSCRIPT-2'],
  },
  'linked.chapters-wrong': {
    severity: 'error',
    message: 'The chapters {why}: apps show none.',
    hint: 'Put chapters of the namespace’s JSON format there, version 1.2.',
    standard: 'P20-CHAPTERS-1',
  },
  'linked.left-out': {
    severity: 'info',
    message: 'The feed names {count} more files; only the first {most} were looked at.',
    hint: 'Lint a feed of the newest episodes to have those looked at.',
  },
} as const satisfies Entries
