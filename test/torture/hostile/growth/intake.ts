import { readDraft } from '../../../../src/intake/draft.ts'
import { languageOf, languageOfLine } from '../../../../src/intake/language.ts'
import { slugOf } from '../../../../src/intake/slug.ts'
import { cleanName } from '../../../../src/intake/source.ts'
import { openDocument } from '../../../intake/a-document.ts'
import type { Door } from './doubling.ts'

const PEOPLE = ['Ann Lee', 'Bo Chen'].map((name) => ({ id: slugOf(name), name, aliases: ['Annie'] }))

function added(file: string, text: string) {
  const bytes = new TextEncoder().encode(text)
  const about = { people: PEOPLE, stationLanguage: 'en', feed: 'show', guid: 'g', takenSlugs: ['a'] }
  return readDraft([{ name: file, bytes }], about)
}

/** What is handed to `inonda add`. */
export const INTAKE_DOORS: readonly Door[] = [
  {
    name: 'plain text',
    open: (text) => added('talk.txt', text),
    around: [
      ['', ''],
      ['A title\n\nAnn Lee: Hello.\n\nBo Chen: ', '\n\nAnn Lee: And?\n\nBo Chen: Yes.\n'],
      ['A title\n\nSome words\n\n', '\n\nSpecial thanks to\n\nAnn Lee\n'],
      ['A title\n\nSome prose. “Yes,” he says in the interview.\n\nSpecial thanks to\n', ''],
      ['A title\n\nQ. What?\nA. ', '\n\nQ. And?\n\nA. Yes.'],
    ],
  },
  {
    name: 'people above an interview',
    open: (text) => added('talk.txt', text),
    around: [
      ['Host: ', '\n\nHost: Hello.\n\nGuest: Yes.\n'],
      ['A title\n\nHost: Ann\nGuest: Bo\n\nAnn: Hello, Bo. ', '\n\nBo: Yes.\n'],
    ],
  },
  {
    name: 'OpenDocument text',
    open: (text) => {
      const bytes = openDocument(text)
      const about = { people: PEOPLE, stationLanguage: 'en', feed: 'show', guid: 'g', takenSlugs: ['a'] }
      return readDraft([{ name: 'talk.odt', bytes }], about)
    },
    around: [
      ['', ''],
      ['<text:p>Ann: ', '</text:p><text:p>Bo: Yes.</text:p>'],
      ['<text:p><text:span text:style-name="', '">Ann:</text:span> Hello.</text:p>'],
    ],
  },
  {
    name: 'Markdown',
    open: (text) => added('talk.md', text),
    around: [
      ['', ''],
      ['---\ntitle: ', '\n---\n\n# A title\n\n**Ann:** Hello.\n\n**Bo:** Yes.\n'],
      ['# A title\n\n**Ann:** Hello? ', '\n\n**Bo:** Yes.\n\n**Ann:** So.\n'],
      ['# A title\n\n> ', '\n\n**Ann:** Hello?\n\n**Bo:** Yes.\n'],
    ],
  },
  {
    name: 'WebVTT',
    open: (text) => added('talk.vtt', text),
    around: [
      ['WEBVTT\n\n', ''],
      ['WEBVTT ', '\n\n00:00:01.000 --> 00:00:02.000\na\n'],
      ['WEBVTT\n\nSTYLE\n', '\n\n00:00:01.000 --> 00:00:02.000\na\n'],
      ['WEBVTT\n\n00:00:01.000 --> 00:00:02.000', '\na\n'],
      ['WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n', ''],
      ['WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v', 'x'],
    ],
  },
  {
    name: 'SRT',
    open: (text) => added('talk.srt', text),
    around: [
      ['', ''],
      ['1\n00:00:01,000 --> 00:00:02,000\n', '\n\n2\n00:00:03,000 --> 00:00:04,000\nb\n'],
      ['1\n', '\n00:00:01,000 --> 00:00:02,000\na\n'],
    ],
  },
  {
    name: 'JSON transcript',
    open: (text) =>
      added(
        'talk.json',
        JSON.stringify({
          segments: [text, text].map((body, at) => ({ startTime: at, body, speaker: body })),
        }),
      ),
  },
  {
    name: 'JSON',
    open: (text) => added('talk.json', text),
    around: [
      ['', ''],
      ['{"segments":[', ']}'],
    ],
  },
  {
    name: 'HTML transcript',
    open: (text) => added('talk.html', text),
    around: [
      ['<cite>A:</cite><time>0:01</time><p>', '</p>'],
      ['<cite', ''],
      ['<cite>', ''],
    ],
  },
  {
    name: 'timed lines',
    open: (text) => added('talk.lrc', text),
    around: [
      ['[00:01.00] a\n[00:02.00] ', '\n[00:03.00] b\n'],
      ['[ar:', ']\n[00:01.00] a\n[00:02.00] b\n'],
    ],
  },
  {
    name: 'file names',
    open: (text) => [cleanName(text, 'mp3'), slugOf(text)],
    around: [
      ['', ''],
      ['a', '.mp3'],
    ],
  },
  {
    name: 'title, slug and language of an episode',
    open: (text) =>
      readDraft([{ name: text.slice(0, 5000), bytes: new TextEncoder().encode('Hello.') }], {
        people: PEOPLE,
        stationLanguage: 'en',
        feed: 'show',
        guid: 'g',
        takenSlugs: [],
        title: text,
        slug: text,
        language: text,
        date: text,
      }),
  },
  { name: 'language of a text', open: (text) => [languageOf(text), languageOfLine(text)] },
]
