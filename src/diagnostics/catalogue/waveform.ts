import type { Entries } from './entry.ts'

export const waveformEntries = {
  'waveform.too-large': {
    severity: 'warning',
    message:
      'The file has {bytes} bytes, and more than {limit} are not read; the player shows a plain bar instead of the waveform.',
    hint: 'Make it anew with fewer points: inonda waveform {slug}',
  },
  'waveform.unreadable': {
    severity: 'warning',
    message: 'The file is no JSON ({reason}), so the player shows a plain bar instead of the waveform.',
    hint: 'Make it anew: inonda waveform {slug}',
  },
  'waveform.shape-wrong': {
    severity: 'warning',
    message:
      'The file is no waveform as audiowaveform writes it: {what}. The player shows a plain bar instead.',
    hint: 'Make it anew: inonda waveform {slug}',
  },
  'waveform.other-recording': {
    severity: 'warning',
    message:
      'The waveform is {waveform} seconds long and the recording {recording}: it was drawn of another file, and the player shows a plain bar instead.',
    hint: 'Make it anew: inonda waveform {slug}',
  },
  'waveform.recording-missing': {
    severity: 'error',
    message: 'The episode has no recording that can be read, so there is nothing to draw.',
    hint: 'Put the recording into {folder}, or see what is wrong with it: inonda check',
  },
  'waveform.tool-missing': {
    severity: 'error',
    message: 'Waveforms are drawn from what ffmpeg decodes, and it is not on the PATH.',
    hint: 'Install it (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg).',
  },
} as const satisfies Entries
