import type { Entries } from './entry.ts'

/** Diagnostics of `inonda clip`. */
export const clipEntries = {
  'clip.recording-missing': {
    severity: 'error',
    message: 'The episode has no recording, so there is nothing to cut a clip out of.',
    hint: 'Put the recording into {folder}, or see what is wrong with it: inonda check',
  },
  'clip.transcript-missing': {
    severity: 'error',
    message: 'The episode has no transcript.md with words in it, so a quote cannot be found there.',
    hint: 'Say when the clip begins and ends instead: inonda clip {slug} --from 00:12:30 --to 00:12:55',
  },
  'clip.quote-missing': {
    severity: 'error',
    message: 'The transcript does not say “{quote}”. Most like it is: {like}.',
    hint: 'Copy the words from the transcript, with … for what is left out: inonda clip {slug} --quote {near}',
  },
  'clip.quote-unlike': {
    severity: 'error',
    message: 'The transcript does not say “{quote}”, nor anything like it.',
    hint: 'Copy the words from {file}, or say when the clip begins and ends: inonda clip {slug} --from 00:12:30 --to 00:12:55',
  },
  'clip.quote-unclear': {
    severity: 'error',
    message: '{count} places of the transcript say “{quote}”: {places}.',
    hint: 'Quote more words, or say from when on it is looked for: inonda clip {slug} --quote {quote} --from {last}',
  },
  'clip.time-missing': {
    severity: 'error',
    message: 'The transcript has no times, so it is not known when these words are heard.',
    hint: 'Have them found (inonda align {slug}), or say when the clip begins and ends: inonda clip {slug} --from 00:12:30 --to 00:12:55',
  },
  'clip.time-outside': {
    severity: 'error',
    message: 'The clip would go from {from} to {to}, and the recording from 00:00:00 to {end}.',
    hint: 'Write times within the recording, the earlier one first, as in: --from 00:12:30 --to 00:12:55',
  },
  'clip.time-estimated': {
    severity: 'warning',
    message: 'The times of these words are estimated, so the clip may begin or end with other words.',
    hint: 'Listen to it. Where it is wrong, have the times found (inonda align {slug}) or type them: --from {from} --to {to}',
  },
  'clip.pause-missing': {
    severity: 'info',
    message: 'There is no pause near {at}, so the clip is cut between words.',
    hint: 'Listen to it. Where it sounds cut off, choose other times: --from {from} --to {to}',
  },
  'clip.length': {
    severity: 'warning',
    message: 'The clip takes {seconds} seconds; apps play soundbites of 15 to 120.',
    hint: 'Quote more or less of what is said, or say when it begins and ends: --from {from} --to {to}',
    standard: 'P20-SOUNDBITE-2',
  },
  'clip.too-long': {
    severity: 'error',
    message: 'The clip would take {seconds} seconds; a clip takes at most {limit}.',
    hint: 'Quote less of what is said, or say when it begins and ends: --from {from} --to {to}',
  },
  'clip.tool-missing': {
    severity: 'warning',
    message:
      'Sound is cut by ffmpeg, and it is not on the PATH: the soundbite and the captions have the times of the transcript, not those of pauses, and there is no sound file.',
    hint: 'Install it (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg).',
  },
  'clip.recording-elsewhere': {
    severity: 'warning',
    message:
      'The recording is at {url} alone: the soundbite and the captions have the times of the transcript, not those of pauses, and there is no sound file.',
    hint: 'To cut its sound, put the recording into {folder}.',
  },
  'clip.film-missing': {
    severity: 'info',
    message: 'This ffmpeg cannot make videos (it has no libx264), so there are pictures alone.',
    hint: 'Install a whole ffmpeg (Debian: apt-get install ffmpeg), or leave videos out: --no-video',
  },
  'clip.pictures-missing': {
    severity: 'info',
    message: 'Pictures are drawn by sharp, which is not installed, so there are none, and no videos.',
    hint: 'npm install sharp',
  },
  'clip.captions-missing': {
    severity: 'info',
    message: 'The transcript has no times there, so the clip has no captions.',
    hint: 'Have their times found: inonda align {slug}',
  },
  'clip.soundbite-unwritten': {
    severity: 'warning',
    message: 'soundbites: in the front matter is written in a way that nothing can be added to.',
    hint: 'Write it there yourself: {entry}',
  },
} as const satisfies Entries
