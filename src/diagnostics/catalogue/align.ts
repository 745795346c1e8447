import type { Entries } from './entry.ts'

export const alignEntries = {
  'align.recording-missing': {
    severity: 'error',
    message: 'The episode has no recording that can be read, so its text cannot be laid onto one.',
    hint: 'Put the recording into {folder}, or see what is wrong with it: inonda check',
  },
  'align.transcript-missing': {
    severity: 'error',
    message:
      'The episode has no transcript.md with words in it, so there is nothing to find in the recording.',
    hint: 'Write down what is said in {folder}transcript.md, or add the text: inonda add',
  },
  'align.tool-missing': {
    severity: 'error',
    message: 'Text is laid onto what ffmpeg decodes, and ffmpeg is not on the PATH.',
    hint: 'Install it (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg).',
  },
  'align.voice-missing': {
    severity: 'warning',
    message:
      'espeak-ng is not on the PATH, so times are found by pauses and the length of sentences alone. That is good for calm speech of a text that is word for word, and less so for any other.',
    hint: 'Install it (Debian: apt-get install espeak-ng; macOS: brew install espeak-ng; Windows: winget install eSpeak-NG.eSpeak-NG).',
  },
  'align.language-unknown': {
    severity: 'warning',
    message:
      'espeak-ng has no voice for the language “{language}”, so times are found by pauses and the length of sentences alone.',
    hint: 'If the language is another one, write it into the front matter, as in: language: it',
  },
  'align.other-text': {
    severity: 'error',
    message:
      'The recording does not sound like this text ({likeness} times as much as like a text of the same sounds in disorder; {least} are wanted). It looks like another episode’s, and nothing was written.',
    hint: 'Put the text and the recording there that belong together. Where they do, type the times of some turns (**Host:** [12:30]) and align again.',
  },
  'align.left-out': {
    severity: 'info',
    message: '{count} of {all} parts are not heard plainly enough and have no time of their own: “{text}”',
    hint: 'Where the seconds matter, type the time of the turn, as in **{label}:** [12:30], and align again.',
  },
} as const satisfies Entries
