import type { Entries } from './entry.ts'

export const recordingEntries = {
  'recording.empty': {
    severity: 'error',
    message: 'The file has no bytes, so there is nothing to hear. Often an upload or a copy broke off.',
    hint: 'Copy the recording again from where it was made.',
  },
  'recording.too-large': {
    severity: 'error',
    message: 'The file has {bytes} bytes. More than {limit} are not read, and no listener waits for them.',
    hint: '{fix}',
  },
  'recording.format-unknown': {
    severity: 'error',
    message: 'The file is {found} and no recording that Inonda reads, so apps would have nothing to play.',
    hint: 'Export it as mp3 (or m4a, ogg, opus, flac, wav; a video as mp4), for instance with: ffmpeg -i {file} {target}',
    standard: 'APPLE-34',
  },
  'recording.extension-wrong': {
    severity: 'error',
    message:
      'The file is {found}, but its name ends in .{extension}; some apps go by the name and do not play it.',
    hint: 'Rename it to {wanted}',
    standard: 'APPLE-25',
  },
  'recording.unreadable': {
    severity: 'error',
    message: 'The recording cannot be read: {reason}. Apps would stumble over it in the same way.',
    hint: 'Export the recording again from where it was made.',
  },
  'recording.silent': {
    severity: 'error',
    message: 'The file holds tags but no sound, so there is nothing to hear.',
    hint: 'Export the recording again from where it was made.',
  },
  'recording.length-doubtful': {
    severity: 'warning',
    message:
      'The file announces {announced} seconds and holds {held}: it was cut, or its header is wrong. Apps show the wrong length and jump to wrong places.',
    hint: 'Export the recording again, or copy it again from where it was made.',
  },
  'recording.cut': {
    severity: 'warning',
    message:
      'The file ends before it says it does: at least {missing} bytes are missing. Often an upload or a copy broke off.',
    hint: 'Copy the recording again from where it was made.',
  },
  'recording.seek-imprecise': {
    severity: 'warning',
    message:
      'The recording is of a variable bit rate, and no header says where which moment is: players guess its length, and chapters and links to a moment lead to wrong places.',
    hint: 'Write the header, without a loss: ffmpeg -i {file} -c copy {target}',
  },
  'recording.rate-changed': {
    severity: 'warning',
    message:
      'The sample rate changes within the recording ({rates} Hz), and many players go on too fast, too slow or not at all.',
    hint: 'Make it of one rate: ffmpeg -i {file} -ar 44100 {target}',
  },
  'recording.not-for-apple': {
    severity: 'warning',
    message:
      'Apple Podcasts plays MP3, AAC and video in H.264 or HEVC only, and this is {found}: its listeners hear nothing.',
    hint: 'Convert it with: ffmpeg -i {file} {target}',
    standard: 'APPLE-34',
  },
} as const satisfies Entries
