import type { Entries } from './entry.ts'

export const timingsEntries = {
  'timings.unreadable': {
    severity: 'warning',
    message: 'The measured times cannot be used: {what}. Captions have estimated times instead.',
    hint: 'Add the captions anew with inonda add and take timings.json from that draft, or remove the file.',
  },
  'timings.other-recording': {
    severity: 'warning',
    message:
      'The measured times go on until {last} s, and the recording ends after {recording} s: they are of another recording, and are not used.',
    hint: 'Put the recording there that was measured, or remove the file.',
  },
  'timings.recording-changed': {
    severity: 'warning',
    message:
      'The times are those of a recording of {before} s, and the one here has {seconds} s: it was changed since, and the times are not used.',
    hint: 'Find them anew: inonda align {slug}',
  },
  'timings.recording-written-anew': {
    severity: 'info',
    message:
      'The recording is another file than the one that the times were found in, and as long ({seconds} s): they are used.',
    hint: 'If what is heard in it changed, find them anew: inonda align {slug}',
  },
  'timings.other-words': {
    severity: 'warning',
    message:
      'Fewer than half of the words here stand in transcript.md too, so the times are of another text, and are not used.',
    hint: 'Put the transcript there that was measured, or remove the file.',
  },
  'timings.estimated': {
    severity: 'info',
    message:
      'Words were put in or taken out here after the times were measured, so the captions of this place have estimated times. All others keep theirs.',
    hint: 'Measure them anew, in timings.json, where the seconds matter.',
  },
} as const satisfies Entries
