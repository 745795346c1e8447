import type { Entries } from './entry.ts'

export const loudnessEntries = {
  'loudness.unreadable': {
    severity: 'warning',
    message: 'What was measured cannot be read: {what}.',
    hint: 'Measure anew: inonda measure {slug}',
  },
  'loudness.other-recording': {
    severity: 'info',
    message: 'What was measured is of another file than the recording here.',
    hint: 'Measure anew: inonda measure {slug}',
  },
  'loudness.off-target': {
    severity: 'warning',
    message:
      'The recording has {integrated} LUFS, and {target} (±{tolerance}) is the level for {profile} ({standard}): beside others it is too {word}.',
    hint: 'Make it anew from its source, in episodes/{slug}/source/: inonda master {slug}',
  },
  'loudness.peak-high': {
    severity: 'warning',
    message:
      'The highest peak is {peak} dBTP, and {limit} is the most for {profile} ({standard}): some players distort it.',
    hint: 'Make it anew from its source, in episodes/{slug}/source/: inonda master {slug}',
  },
  'loudness.clipped': {
    severity: 'warning',
    message:
      '{count} samples are at full scale: what was louder was cut off when it was recorded or encoded.',
    hint: 'Export the recording at a lower level, and measure again: inonda measure {slug}',
  },
  'loudness.silence-long': {
    severity: 'info',
    message: 'The recording {where} with {seconds} s of silence.',
    hint: 'Cut it in the sound editor, unless it is meant.',
  },
  'loudness.recording-missing': {
    severity: 'error',
    message: 'The episode has no recording that can be read, so there is nothing to measure.',
    hint: 'Put the recording into {folder}, or see what is wrong with it: inonda check',
  },
  'loudness.tool-missing': {
    severity: 'error',
    message: 'Loudness is measured by ffmpeg, and it is not on the PATH.',
    hint: 'Install it (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg).',
  },
} as const satisfies Entries
