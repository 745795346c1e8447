import type { Entries } from './entry.ts'

/** Diagnostics about Podlove Simple Chapters in a feed. */
export const pscEntries = {
  'psc.chapters-doubled': {
    severity: 'warning',
    message: 'The item has psc:chapters twice, and apps take either.',
    hint: 'Join the two lists.',
    standard: 'PSC-01',
    example: { wrong: '</psc:chapters><psc:chapters version="1.2"/>', right: '</psc:chapters>' },
  },
  'psc.version-wrong': {
    severity: 'warning',
    message: 'psc:chapters has the version “{value}”, and there are 1.0, 1.1 and 1.2.',
    hint: 'Write version="1.2".',
    standard: 'PSC-01',
    example: { wrong: '<psc:chapters version="2">', right: '<psc:chapters version="1.2">' },
  },
  'psc.chapters-empty': {
    severity: 'warning',
    message: 'psc:chapters holds no chapter.',
    hint: 'Take it out, or write a <psc:chapter/> for each chapter in it.',
    standard: 'PSC-02',
    example: { wrong: '<psc:chapters version="1.2"/></item>', right: '</item>' },
  },
  'psc.time-wrong': {
    severity: 'error',
    message: 'The chapter’s start is “{value}”, which is not a time within a recording.',
    hint: 'Write hours, minutes and seconds with colons between them, and the seconds with a fraction where one is known.',
    fixed: 'Write start="{fix}".',
    standard: 'PSC-03',
    example: { wrong: 'start="00:61:12"', right: 'start="00:03:12"' },
  },
  'psc.time-late': {
    severity: 'warning',
    message: 'The chapter starts at {start} seconds, but the recording ends after {duration}.',
    hint: 'Correct the time, or take the chapter out.',
    standard: 'CHAP-2',
    example: { wrong: 'start="00:53:12"', right: 'start="00:03:12"' },
  },
  'psc.title-missing': {
    severity: 'warning',
    message: 'The chapter has no title, so apps show an empty line.',
    hint: 'Write title="…".',
    standard: 'PSC-04',
    example: { wrong: 'start="00:03:12"/>', right: 'start="00:03:12" title="At sea"/>' },
  },
  'psc.order-wrong': {
    severity: 'warning',
    message: 'The chapter starts before the one above it, and not every app sorts them.',
    hint: 'Sort the chapters by their start.',
    standard: 'PSC-05',
    example: { wrong: 'start="00:10:00" title="Welcome"', right: 'start="00:00:00" title="Welcome"' },
  },
} as const satisfies Entries
