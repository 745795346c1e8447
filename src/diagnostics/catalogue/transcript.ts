import type { Entries } from './entry.ts'

/** Diagnostics about transcripts. */
export const transcriptEntries = {
  'transcript.speaker-unknown': {
    severity: 'warning',
    message:
      'No person credited in this episode is called “{label}”, who speaks {times}; credits, pages and captions show the bare label.',
    hint: '{way}',
  },
  'transcript.speaker-ambiguous': {
    severity: 'warning',
    message: '“{label}” can be {names}: it is unclear whose words these are.',
    hint: 'Write {line} under speakers: in episode.md, or the full name at each turn, such as **{name}:**',
  },
  'transcript.speaker-misspelt': {
    severity: 'warning',
    message: '“{label}” speaks here, and “{name}” is nearly the same: one of the two looks misspelt.',
    hint: 'Write **{name}:** if the same person is meant; otherwise add “{label}” to people.yaml.',
  },
  'transcript.time-goes-back': {
    severity: 'error',
    message:
      'The time {written} comes after {before}, but is earlier; captions and chapters need times that rise. Up to a second of overlap is a warning, and is read as {before}.',
    hint: 'Write the time at which this begins, [{before}] or later, or take [{written}] away.',
  },
  'transcript.time-unreadable': {
    severity: 'error',
    message: '“{written}” is not a time, so no caption or chapter can begin there.',
    hint: 'Write hours, minutes and seconds, such as [00:03:20], or take it away.',
  },
  'transcript.time-past-end': {
    severity: 'error',
    message: 'The time {written} lies past the end of the recording, which lasts {end}.',
    hint: 'Write a time before {end}, or look whether recording and transcript belong together.',
  },
  'transcript.chapters-differ': {
    severity: 'warning',
    message:
      'The chapters are not those of {original}: {difference}. Readers who change the language lose their place.',
    hint: '{fix}',
  },
  'transcript.markup-excessive': {
    severity: 'warning',
    message:
      'A paragraph here holds {what}, which no parser reads in reasonable time: it is shown as plain text, with its signs.',
    hint: 'Take the surplus signs out, or part the paragraph with empty lines.',
  },
  'transcript.turn-empty': {
    severity: 'warning',
    message: '“{label}” has a turn here without a word in it.',
    hint: 'Write what was said after the label, or delete the line.',
  },
  'transcript.heading-empty': {
    severity: 'warning',
    message: 'This heading has no words, so the chapter would have no title.',
    hint: 'Write a title: ## How did it start?',
  },
  'transcript.heading-level': {
    severity: 'info',
    message:
      'Chapters are headings of level two; this one of level {level} is left out, as are all like it ({count}).',
    hint: 'Write ## {title} to make it a chapter.',
  },
  'transcript.text-before-label': {
    severity: 'info',
    message: 'This text stands before any speaker’s label, so it has no speaker.',
    hint: 'Put a label before it, such as **{label}:**, or move it to the show notes in episode.md.',
  },
  'transcript.no-labels': {
    severity: 'info',
    message: 'No line of this transcript says who speaks.',
    hint: 'Begin each turn with a label: **Anna Rossi:** …',
  },
  'transcript.no-turns': {
    severity: 'info',
    message: 'There is not a word in this transcript, so the episode is shown without one.',
    hint: 'Write it as **Anna Rossi:** …, or delete the file.',
  },
} as const satisfies Entries
