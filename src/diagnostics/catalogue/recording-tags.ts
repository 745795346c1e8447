import type { Entries } from './entry.ts'

export const taggingEntries = {
  'tagging.recording-missing': {
    severity: 'error',
    message: 'The episode has no recording that can be read, so there is nothing to write tags into.',
    hint: 'Put the recording into {folder}, or see what is wrong with it: inonda check',
  },
  'tagging.feed-missing': {
    severity: 'error',
    message: 'None of the episode’s feeds can be read, and the show’s title and cover stand there.',
    hint: 'See what is wrong with them: inonda check',
  },
  'tagging.format-refused': {
    severity: 'error',
    message: 'The recording is {found}, and what such a file says of itself is read by no podcast app.',
    hint: 'Make an MP3 of it, remove the {extension} file, and tag that: ffmpeg -i {file} -b:a 96k {target}',
  },
  'tagging.tool-missing': {
    severity: 'error',
    message: 'Tags in {found} are written by ffmpeg, and it is not on the PATH.',
    hint: 'Install it (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg), or use an MP3, which needs nothing.',
  },
  'tagging.published': {
    severity: 'error',
    message:
      'The episode was published with this recording, and a published recording never changes: apps that have it would go on in the middle of another file.',
    hint: 'Write a copy beside it, without --replace: inonda tag {slug}',
  },
  'tagging.cover-left-out': {
    severity: 'warning',
    message:
      'The cover ({bytes} bytes, {width} pixels wide) is too heavy for a tag, which every listener loads before the first sound; it is left out.',
    hint: 'Install sharp, which makes it smaller: npm install sharp. Or save the cover with at most {limit} bytes.',
    standard: 'ID3-6',
  },
  'tagging.chapters-many': {
    severity: 'warning',
    message: 'There are {count} chapters, and a file holds at most {limit}; those after it are left out.',
    hint: 'The feed and the page show all of them. For the file, join some.',
    standard: 'ID3-4',
  },
  'tagging.links-left-out': {
    severity: 'info',
    message:
      'Chapters of an M4A have no place for an address, so those of {count} chapters are left out of it.',
    hint: 'Leave it so: the page and the feed’s chapters show them, and so does an MP3 or Opus file (--also opus).',
  },
} as const satisfies Entries
