import type { Entries } from './entry.ts'

/** Diagnostics about the files of an episode's folder. */
export const episodeFileEntries = {
  'episode.slug-wrong': {
    severity: 'error',
    message:
      'The folder’s name becomes the episode’s address, and “{slug}” has more than lower-case letters, digits and hyphens.',
    hint: 'Rename it: git mv {folder} {suggestion}',
  },
  'episode.file-missing': {
    severity: 'error',
    message: 'The folder has no episode.md, so what lies in it is not published.',
    hint: 'Write {file}, or remove the folder. inonda add makes both from a recording or a text.',
  },
  'episode.folder-missing': {
    severity: 'warning',
    message:
      'The file stands beside the episodes’ folders and is not read: an episode is a folder with an episode.md in it.',
    hint: 'Move it: git mv {file} {wanted}',
  },
  'episode.speaker-unknown': {
    severity: 'error',
    message: 'people.yaml has no person with the id “{id}”, so the turns of “{label}” have no name.',
    hint: '{fix}',
  },
  'episode.speaker-unused': {
    severity: 'warning',
    message: 'No turn of the transcript has the label “{label}”, so this line has no effect.',
    hint: '{fix}',
  },
  'episode.recording-missing': {
    severity: 'error',
    message: 'The episode is published and has no recording, so apps have nothing to play.',
    hint: 'Put an mp3 or m4a file into {folder}, or write status: draft',
    standard: 'APPLE-23',
  },
  'episode.recording-absent': {
    severity: 'error',
    message: 'There is no file {file} in the episode’s folder, so apps have nothing to play.',
    hint: '{fix}',
    standard: 'APPLE-23',
  },
  'episode.recording-ambiguous': {
    severity: 'error',
    message: 'The folder holds {count} recordings ({files}), and nothing says which is the episode’s.',
    hint: 'Write recording: {first}',
  },
  'episode.cover-absent': {
    severity: 'error',
    message: 'There is no file {file} in the episode’s folder, so the picture would be missing.',
    hint: '{fix}',
  },
  'episode.cover-ambiguous': {
    severity: 'error',
    message: 'The folder holds {count} covers ({files}), and nothing says which is the episode’s.',
    hint: 'Write cover: {first}',
  },
  'episode.cover-format': {
    severity: 'warning',
    message: '{file} is not taken for the cover: directories take JPEG and PNG alone.',
    hint: 'Convert it in the episode’s folder with: ffmpeg -i {file} {target}',
    standard: 'APPLE-27',
  },
  'episode.photo-absent': {
    severity: 'error',
    message:
      'There is no file {file} in the episode’s folder, so the picture would be missing from the page.',
    hint: '{fix}',
  },
  'episode.photo-doubled': {
    severity: 'error',
    message: '{file} is among the photos already, and the page would show it twice.',
    hint: 'Remove one of the two entries.',
  },
  'episode.photo-alt-missing': {
    severity: 'warning',
    message: '{file} has no alternative text, so people who cannot see it learn nothing of it.',
    hint: 'Write alt: and below the file what is to be seen, such as alt: Two people at a microphone',
  },
  'episode.photo-lead-doubled': {
    severity: 'warning',
    message: '{file} is marked as the lead photo, and {first} is already; only one can be.',
    hint: 'Remove lead: true from one of them.',
  },
  'episode.photo-unlisted': {
    severity: 'warning',
    message:
      'The notes show {file}, and it is not among the photos, so the picture is missing from the page.',
    hint: '{fix}',
  },
  'episode.transcript-language-wrong': {
    severity: 'error',
    message:
      'The part “{value}” of the name should say the translation’s language, and is not a language tag (BCP 47).',
    hint: 'Rename the file, for instance to transcript.it.md for Italian.',
  },
  'episode.transcript-doubled': {
    severity: 'error',
    message:
      'There is a transcript in this language already, {other}, and both would stand at the same address.',
    hint: 'Remove one of the two, or write the language that it is in: transcript.<language>.md',
  },
  'episode.translation-alone': {
    severity: 'error',
    message: 'This is a translation, and there is no transcript.md that it translates.',
    hint: 'If it is what was said, rename it to transcript.md; if not, add the original.',
  },
  'episode.transcript-unread': {
    severity: 'warning',
    message:
      'The file is not read: a transcript is called transcript.md, a translation transcript.<language>.md.',
    hint: 'Turn it into one with: inonda add {file}',
  },
} as const satisfies Entries
