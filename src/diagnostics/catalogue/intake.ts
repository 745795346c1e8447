import type { Entries } from './entry.ts'

/** Diagnostics of `inonda add`: its questions, and what it read and left out. */
export const intakeEntries = {
  'intake.feed-unknown': {
    severity: 'error',
    message: 'This station has no feed “{feed}”, so the episode would be in no show.',
    hint: 'Use one of: {feeds}',
  },
  'intake.feed-missing': {
    severity: 'error',
    message: 'This station has no feed yet, so the episode would be in no show.',
    hint: 'Write feeds/show.yaml first; inonda init makes one.',
  },
  'intake.feed-unclear': {
    severity: 'error',
    message: 'This station has several feeds ({feeds}), and the episode’s feed was not given.',
    hint: 'Add --feed {first}',
  },
  'intake.source-empty': {
    severity: 'error',
    message: 'There is nothing in this file.',
    hint: 'Look whether it was saved, and hand it in again.',
  },
  'intake.source-unknown': {
    severity: 'error',
    message: 'This file is {what}: no recording, no picture and no text that Inonda can read.',
    hint: 'Hand in MP3, M4A, Ogg, Opus, FLAC or WAV; JPEG or PNG; plain text, Markdown, WebVTT, SRT, CSV or JSON; a web page, .docx or .odt. Save any other document as one of these.',
  },
  'intake.document-reader-missing': {
    severity: 'error',
    message: 'This is a Word document, and the package that reads such documents is not installed.',
    hint: 'Install it: npm install mammoth. Or save the document as a web page (.html) or as text.',
  },
  'intake.document-unreadable': {
    severity: 'error',
    message: 'This document cannot be read: {reason}.',
    hint: 'Save it as a web page (.html) or as text, and hand that in.',
  },
  'intake.sources-doubled': {
    severity: 'error',
    message: 'There are two files for the {part} of one episode: {first} and {second}.',
    hint: 'Hand in one of them, and the other with an inonda add of its own. Notes and a transcript make one episode.',
  },
  'intake.added-before': {
    severity: 'warning',
    message: 'The same file was added before: {folder} holds it. This draft, {slug}, is a second one.',
    hint: 'If that was a slip, delete the folder episodes/{slug}.',
  },
  'intake.name-taken': {
    severity: 'info',
    message:
      'An episode {other} is there already, of the same title or file name, so this draft is called {slug}.',
    hint: 'If it is the same episode, delete the folder that is not needed; otherwise nothing to do. --slug gives another name.',
  },
  'intake.slug-wrong': {
    severity: 'error',
    message:
      'The slug “{slug}” cannot be part of an address, which has lower-case letters, digits and hyphens.',
    hint: 'Use --slug {better}',
  },
  'intake.not-utf8': {
    severity: 'warning',
    message: 'The text is not UTF-8; it was read as {encoding}, so letters beyond a to z may be wrong.',
    hint: 'Look at these letters in the draft, or save the file as UTF-8 and hand it in again.',
  },
  'intake.control-characters': {
    severity: 'warning',
    message:
      'Invisible characters ({count}) were removed, the first on this line; feeds may not contain them.',
    hint: 'Nothing to do, if no word is missing here.',
  },
  'intake.captions-unreadable': {
    severity: 'error',
    message: 'The file looks like {format}, but cannot be read: {reason}. Nothing was taken from it.',
    hint: 'Fix or export the file again, as WebVTT, SRT or plain text with a name before each turn.',
  },
  'intake.cue-broken': {
    severity: 'warning',
    message: 'Part of this cue cannot be read: {reason}.',
    hint: 'Fix the time line, such as 00:03:20.000 --> 00:03:24.500, and hand the file in again, if its time matters.',
  },
  'intake.cue-untimed': {
    severity: 'warning',
    message: 'This text has no time line above it; it was added to the cue next to it.',
    hint: 'Write its time line, such as 00:03:20.000 --> 00:03:24.500, and hand the file in again, if its time matters.',
  },
  'intake.speakers-nameless': {
    severity: 'info',
    message: 'The captions do not say who speaks, so no turn has a speaker.',
    hint: 'Write a name before each turn of transcript.md: **Anna Rossi** [00:03:20]: …',
  },
  'intake.title-missing': {
    severity: 'error',
    message:
      'The text does not say its title, and a title is not guessed; without one the episode cannot go on air.',
    hint: 'Write it after title: in the episode.md of the draft, such as title: "A walk in the garden"',
  },
  'intake.title-split': {
    severity: 'warning',
    message:
      'The first line seems to hold the title and one more sentence: “{title}” was taken as the title, “{rest}” as the summary.',
    hint: 'If that is wrong, fix title: and summary: in episode.md.',
  },
  'intake.summary-taken': {
    severity: 'info',
    message: 'The paragraph below the title, “{text}”, stands apart and was taken as the summary.',
    hint: 'If it belongs to the text, move it from summary: to the notes in episode.md.',
  },
  'intake.date-missing': {
    severity: 'info',
    message: 'The text does not say when it went on air, and a date is not guessed.',
    hint: 'Nothing to do now: inonda publish writes the date; or write the day and the time yourself, such as date: {example}, in episode.md.',
  },
  'intake.date-question': {
    severity: 'info',
    message:
      'The text is dated {day} (“{text}”). An air date also needs a time and a zone, so the day stands in episode.md as a comment.',
    hint: 'If that is the air date, write date: {example} with the true time.',
  },
  'intake.language-unsure': {
    severity: 'info',
    message: 'The text is too short to tell its language; the station’s own, {language}, was written.',
    hint: 'If it is another, write it after language: in episode.md.',
  },
  'intake.no-interview': {
    severity: 'info',
    message: 'This text has no turns of speakers: it is an article, and all of it became the show notes.',
    hint: 'If it is what was said, hand it in again with --as transcript, or with a name before each turn: **Anna Rossi:** …',
  },
  'intake.prose-interview': {
    severity: 'info',
    message:
      'The text tells an interview in prose, with quotations; quotations are no turns, so it became the show notes of an article.',
    hint: 'Nothing to do, unless there is a transcript: then hand that in as well.',
  },
  'intake.edited': {
    severity: 'info',
    message: 'The page says “{text}”, so the draft says transcript: edited, which readers are shown.',
    hint: 'Nothing to do; the line itself was left out.',
  },
  'intake.sentence-joined': {
    severity: 'info',
    message: 'The sentence before an empty line had no end, so “{text}” was joined to it.',
    hint: 'If two paragraphs were meant, put the empty line back in transcript.md.',
  },
  'intake.aside-taken': {
    severity: 'info',
    message:
      '“{text}” reads like the caption of a picture or video and stands in the transcript as an aside, not as speech.',
    hint: 'If it was said aloud, remove the > before it in transcript.md.',
  },
  'intake.heading-taken': {
    severity: 'info',
    message: '“{text}” stands alone between two turns and was taken as the title of a chapter.',
    hint: 'If it was said aloud, remove the ## before it in transcript.md.',
  },
  // Retired: intake.categories-left. The line was left out before episodes had categories of their own.
  'intake.categories-taken': {
    severity: 'info',
    message: 'The page filed itself under “{text}”, which stands after categories: now.',
    hint: 'If it is no section of yours, remove it there; the categories of directories belong to the feed.',
  },
  'intake.tags-proposed': {
    severity: 'info',
    message: 'The tags are run together on the page; they were parted at their capitals: {tags}.',
    hint: 'Look at tags: in episode.md: a brand with a capital inside may have been cut in two.',
  },
  'intake.tags-unclear': {
    severity: 'info',
    message: 'The last line looks like tags, “{text}”, but it is unclear which words belong together.',
    hint: 'The words stand as a comment after tags: in episode.md; join what belongs together and take the # away.',
  },
  'intake.team-role-proposed': {
    severity: 'info',
    message:
      '“{team}” needs a role of the podcast taxonomy, which apps can show; {role} is only the nearest.',
    hint: 'Look at the role in episode.md.',
  },
  'intake.person-question': {
    severity: 'info',
    message:
      'Is “{said}”, who is {role} here, the same as {name}? A first name alone is not proof, so it stands as a comment.',
    hint: 'If so, take the # before people: and before “{role}: [{id}]” away in episode.md.',
  },
  'intake.role-question': {
    severity: 'info',
    message:
      '{name} speaks here; whether as {role}, the text does not say for certain, so it stands as a comment.',
    hint: 'If so, take the # before people: and before “{role}: [{id}]” away in episode.md; otherwise change the role.',
  },
  'intake.person-unnamed': {
    severity: 'info',
    message: 'The text does not say who “{said}” is, the {role} of this interview.',
    hint: 'Write the person into people.yaml, and {role}: [their-id] below people: in episode.md.',
  },
  'intake.interviewer-question': {
    severity: 'info',
    message: 'Who asks (“{said}”)? The text names {name}, which may be a publication and no person.',
    hint: 'Write who asked into people.yaml, and Host: [their-id] below people: in episode.md.',
  },
  'intake.recording-video': {
    severity: 'info',
    message: 'The file is a video, and feeds say so: apps that play sound alone may not show the episode.',
    hint: 'If only its sound is meant, take that: ffmpeg -i {file} -vn {target}',
  },
  'intake.recording-offers': {
    severity: 'info',
    message: 'The recording holds facts of its own: {facts}. They stand as comments in episode.md.',
    hint: 'Take the # away before each that is right.',
  },
  'intake.spelled-two-ways': {
    severity: 'warning',
    message: '“{rare}” and “{usual}” look like one name spelt two ways; nothing was corrected.',
    hint: 'Look which one is right, and write it everywhere.',
  },
  'intake.word-doubled': {
    severity: 'warning',
    message: '“{words}” says a word twice; nothing was corrected.',
    hint: 'If it was not said so, delete one.',
  },
  'intake.space-before-comma': {
    severity: 'warning',
    message: 'There is a space before the comma in “{words}”; nothing was corrected.',
    hint: 'Delete the space.',
  },
  'intake.stripped': {
    severity: 'info',
    message: '“{text}” belongs to the web page and was left out, as all that does ({lines}).',
    hint: 'If it belongs to the episode, add it to the notes in episode.md.',
  },
  'intake.words-left': {
    severity: 'warning',
    message: '“{text}” stands in the file and not in the draft ({lines} with such words).',
    hint: 'Add it to transcript.md or to the notes in episode.md, if it belongs there.',
  },
  'intake.numbers-left': {
    severity: 'info',
    message: 'The number “{text}” has no place in the transcript and was left out, as all of them ({lines}).',
    hint: 'Nothing to do: questions and turns keep their order.',
  },
  'intake.label-mute': {
    severity: 'info',
    message: 'There are no words after the label “{text}”, so it makes no turn ({lines} of this kind).',
    hint: 'If words are missing there, add them to transcript.md: **Anna Rossi:** …',
  },
  'intake.head-taken': {
    severity: 'info',
    message:
      '“{text}” only heads what stands elsewhere in the draft now, and was left out ({lines} of this kind).',
    hint: 'Nothing to do, unless it should be read in the notes.',
  },
  'intake.key-left': {
    severity: 'info',
    message:
      'The front matter says “{text}”, which an episode here has no key for, so it was left out ({lines} of it).',
    hint: 'See docs/fields.md for the keys of episode.md, and write it there if one of them means it.',
  },
  'intake.front-unreadable': {
    severity: 'warning',
    message: 'The front matter cannot be read: {reason}. Nothing was taken from it.',
    hint: 'Fix it and hand the file in again, or write its facts into episode.md.',
  },
  'intake.note-left': {
    severity: 'info',
    message: '“{text}” is a note that stands beside what is said, and was left out ({lines} of this kind).',
    hint: 'If it belongs to the episode, add it to the notes in episode.md.',
  },
  'intake.repeats-left': {
    severity: 'info',
    message:
      'These captions say each line again in the next cue; what is repeated, first “{text}”, was left out ({lines}).',
    hint: 'Nothing to do: every word is in the transcript once.',
  },
} as const satisfies Entries
