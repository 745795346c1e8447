import type { Entries } from './entry.ts'
import { tagEntries } from './podcast-tags.ts'
import { EVERY_FILE, sourceEntries } from './source.ts'

export const stationEntries = {
  ...sourceEntries(
    'station',
    EVERY_FILE,
    'text-long',
    'label-long',
    'email-wrong',
    'language-wrong',
    'license-wrong',
  ),
  ...tagEntries('station'),
  'station.missing': {
    severity: 'error',
    message: 'There is no station.yaml here, so this folder is not a station.',
    hint: 'Make one with: inonda init . (or name the station’s folder with --station DIR)',
  },
  'station.outage': {
    severity: 'error',
    message:
      '{reason} What cannot be read is not taken for absent: nothing is taken off the air because of it.',
    hint: 'Fix the disk, the mount or the permissions. inonda serve tries again by itself each minute.',
  },
  'station.name-wrong': {
    severity: 'error',
    message: '{file} is not read: a file of this kind is called {wanted}, exactly.',
    hint: 'Rename it: git mv {file} {wanted}',
  },
  'station.theme-wrong': {
    severity: 'error',
    message: '“{value}” is not a valid colour, length or font for this key.',
    hint: 'Write {example}',
  },
  'station.theme-path-wrong': {
    severity: 'error',
    message: '“{value}” leads out of templates/, where the files of pages stand.',
    hint: 'Put the file into templates/ and write {example}',
  },
  'station.theme-file-absent': {
    severity: 'error',
    message: 'There is no file templates/{file}, so pages would lack it.',
    hint: '{fix}',
  },
  'station.theme-picture-wrong': {
    severity: 'error',
    message: 'templates/{file} cannot be read as a picture that browsers show here: it has to be {kinds}.',
    hint: 'Export it again from the program that it was drawn with.',
  },
  'station.theme-picture-unsafe': {
    severity: 'error',
    message:
      'templates/{file} holds {what}. A browser that opens the drawing by itself would run or load it, in the station’s name.',
    hint: 'Export it as plain SVG (in Inkscape: “Plain SVG”), or as PNG.',
  },
  'station.font-wrong': {
    severity: 'error',
    message: 'templates/{file} {what}, so no browser would show it: the fonts of pages are WOFF2.',
    hint: '{fix}',
  },
  'station.font-unused': {
    severity: 'warning',
    message: 'Nothing is set in the font “{family}”: neither font-body nor font-label names it.',
    hint: 'Write {example}',
  },
  'station.timezone-wrong': {
    severity: 'error',
    message: '“{value}” is no time zone of the IANA database, so dates without an offset cannot be read.',
    hint: 'Write {example}',
  },
  'station.air-time-wrong': {
    severity: 'error',
    message: '“{value}” is no time of day in hours and minutes, so days without a time cannot be read.',
    hint: 'Write {example}',
  },
  'station.link-wrong': {
    severity: 'error',
    message:
      '“{value}” is no web address and no mailto: address, so readers who follow {key} would get nowhere.',
    hint: 'Write {example}',
  },
  'station.page-unknown': {
    severity: 'error',
    message: 'There is no page “{value}”, so this link would lead nowhere.',
    hint: '{fix}',
  },
  'station.link-unclear': {
    severity: 'error',
    message: 'The link “{title}” needs one place to lead to: page: for a page of the station, or url:.',
    hint: 'Write either page: with the name of a page, or url: with a web address.',
  },
  'station.schedule-time-wrong': {
    severity: 'error',
    message: '“{value}” is no time of day: hours and minutes, from 00:00 to 23:59.',
    hint: 'Write {example}',
  },
  'station.schedule-day-wrong': {
    severity: 'error',
    message: '“{value}” is no day of the week.',
    hint: 'Write the day in English: {example}',
  },
  'station.schedule-nameless': {
    severity: 'error',
    message: 'This broadcast says neither which show is on nor what it is called.',
    hint: 'Write show: with the id of a feed, or title: with a few words.',
  },
  'station.schedule-show-unknown': {
    severity: 'error',
    message: 'There is no feed “{value}”, so the schedule cannot name the show.',
    hint: '{fix}',
  },
  'station.schedule-zone-missing': {
    severity: 'error',
    message:
      'The schedule’s times need the station’s time zone: without it, listeners elsewhere cannot tell when to listen.',
    hint: 'Write timezone: in station.yaml, for example timezone: Europe/Rome',
  },
  'station.theme-unknown': {
    severity: 'warning',
    message: 'Unknown theme key “{name}”: the style sheet of the pages does not use it.',
    hint: '{fix}',
    example: { wrong: 'theme: { acent: "#7a1f2b" }', right: 'theme: { accent: "#7a1f2b" }' },
  },
  'station.theme-contrast': {
    severity: 'warning',
    message:
      '{what} {colour} on {ground} {groundColour} has a contrast of {ratio}:1 on {scheme} screens; WCAG 2.2 ({criterion}) asks for {needed}:1, so many people cannot see it.',
    hint: '{fix}',
  },
  'station.home-unknown': {
    severity: 'error',
    message: 'The home page is to be that of the show “{value}”, and there is no feeds/{value}.yaml.',
    hint: '{fix}',
  },
  'station.feed-unknown': {
    severity: 'error',
    message: 'New episodes would go to the feed “{value}”, and there is no feeds/{value}.yaml.',
    hint: '{fix}',
  },
} as const satisfies Entries
