import type { Entries } from './entry.ts'

export const masterEntries = {
  'master.source-missing': {
    severity: 'error',
    message: 'There is no source recording in {folder}.',
    hint: 'Put the recording of the studio (wav, flac, aiff) there; nothing in that folder is published.',
  },
  'master.source-unclear': {
    severity: 'error',
    message: 'There are several recordings in {folder}: {files}.',
    hint: 'Say which one it is: inonda master {slug} --source {first}',
  },
  'master.part-missing': {
    severity: 'error',
    message: 'There is no {file}.',
    hint: 'Write the path from the station’s folder, as in: --intro sounds/intro.wav',
  },
  'master.published': {
    severity: 'error',
    message: 'The episode is published, and apps may have its recording, so it is not replaced here.',
    hint: 'Make the new one elsewhere (inonda master {slug} --out ../{slug}.mp3), and then: inonda correct {slug} --recording ../{slug}.mp3',
  },
  'master.tool-missing': {
    severity: 'error',
    message: 'Recordings are made by ffmpeg, and it is not on the PATH.',
    hint: 'Install it (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg).',
  },
  'master.form-missing': {
    severity: 'error',
    message: 'This ffmpeg cannot make {form} files.',
    hint: 'Install a whole ffmpeg (Debian: apt-get install ffmpeg), or choose others: --also m4a',
  },
  'master.target-missed': {
    severity: 'warning',
    message:
      'It has {integrated} LUFS and a peak of {peak} dBTP, and {target} and at most {limit} were wanted: the source is too uneven for more.',
    hint: 'Make loud and quiet passages of the source more alike in the sound editor (a compressor), and master it again.',
  },
  'master.alternatives-kept': {
    severity: 'info',
    message: 'alternatives: says other things already, so {file} was not written into it.',
    hint: 'Write - file: {file} below alternatives: in episode.md, to publish it too.',
  },
} as const satisfies Entries
