import { memoryStorage } from '../../../../src/adapters/memory/storage.ts'
import { nearest } from '../../../../src/diagnostics/nearest.ts'
import { parseDate, unambiguousDay } from '../../../../src/read/date.ts'
import { readFrontMatter } from '../../../../src/read/front-matter.ts'
import { readCatalogues } from '../../../../src/read/interface-words.ts'
import { namesMatch } from '../../../../src/read/name-matching.ts'
import { withPeople } from '../../../../src/read/people-edit.ts'
import { readStation } from '../../../../src/read/station.ts'
import { readTranscript } from '../../../../src/read/transcript.ts'
import { readYaml } from '../../../../src/read/yaml.ts'
import { goodFiles } from '../../../read/a-station.ts'
import type { Door } from './doubling.ts'
import { numbered, type Seed } from './seeds.ts'

const GOOD = goodFiles()
const PEOPLE = ['Ann Lee', 'Bo Chen'].map((name) => ({
  id: name.toLowerCase().replace(' ', '-'),
  name,
  aliases: ['Annie'],
}))
const CREDITS = PEOPLE.map((person) => ({ person, role: 'Guest', group: 'Cast' }))

/** A station in which one text is another. */
function station(file: string, text: string) {
  const { 'feeds/show.png': _, 'episodes/one/one.mp3': __, ...files } = GOOD
  return readStation(memoryStorage({ ...files, [file]: text }))
}

/** The same with a value in place of every one that the text has. */
function withValues(file: string) {
  return (value: string) =>
    station(
      file,
      String(GOOD[file]).replace(
        /^(\s*(?:- )?[\w-]+:) \S.*$/gm,
        (_, key: string) => `${key} ${JSON.stringify(value)}`,
      ),
    )
}

const YAML_AROUND: Door['around'] = [
  ['', ''],
  ['title: ', '\n'],
  ['title: "', ''],
  ['title: >\n  ', ''],
  ['title: [', ']'],
  ['title: &', ''],
  ['title: !', ' a'],
  ['# ', '\ntitle: a'],
]

/** What stands in a station's folder. */
export const READ_DOORS: readonly Door[] = [
  {
    name: 'YAML',
    share: 0.5,
    open: (text) => readYaml({ voice: 'feed', file: 'a.yaml', text }),
    around: YAML_AROUND,
  },
  {
    name: 'front matter',
    share: 0.5,
    open: (text) => readFrontMatter('episode.md', text),
    around: [
      ['---\n', '\n---\n'],
      ['---', ''],
      ['---\ntitle: a\n---\n', ''],
    ],
  },
  {
    name: 'transcript',
    open: (text) =>
      readTranscript(text, {
        file: 't.md',
        kind: 'verbatim',
        language: 'en',
        people: PEOPLE,
        credits: CREDITS,
        seconds: 60,
      }),
    around: [
      ['', ''],
      ['**Ann Lee:** ', '\n\n**Bo:** Yes.\n'],
      ['**', ':** Yes.\n'],
      ['Ann ', ': Yes.\n'],
      ['## ', ' {t=0:01}\n\n**Ann:** Yes.\n'],
      ['<!-- ', '-->\n\nAnn: Yes.'],
    ],
  },
  ...['station.yaml', 'people.yaml', 'feeds/show.yaml', 'episodes/one/episode.md'].map(
    (file): Door => ({
      name: `values of ${file}`,
      share: 0.25,
      open: withValues(file),
      around: [
        ['', ''],
        ['https://', 'x'],
        ['rgb(', ')'],
      ],
    }),
  ),
  {
    name: 'notes of an episode',
    share: 0.5,
    open: (text) => station('episodes/one/episode.md', String(GOOD['episodes/one/episode.md']) + text),
    around: [
      ['', ''],
      ['![', '](a.jpg)'],
      ['![a](', ')'],
    ],
  },
  {
    name: 'people of a station',
    share: 0.5,
    open: (text) => {
      const words = text
        .split(/\W+/)
        .filter((word) => word !== '')
        .slice(0, text.length / 12)
      return station(
        'people.yaml',
        words.map((word, at) => `p-${at}:\n  name: ${word} Lee\n  aliases: [${word}]\n`).join(''),
      )
    },
  },
  {
    name: 'credits of an episode',
    share: 0.5,
    open: (text) => {
      const words = text
        .split(/\W+/)
        .filter((word) => word !== '')
        .slice(0, text.length / 12)
      const list = words.map((word) => `    - ${word.toLowerCase()}\n`).join('')
      return station(
        'episodes/one/episode.md',
        String(GOOD['episodes/one/episode.md']).replace('people:\n', `people:\n  Producer:\n${list}`),
      )
    },
  },
  {
    name: 'thanks of an episode',
    share: 0.5,
    open: (text) => {
      const words = text
        .split(/\W+/)
        .filter((word) => word !== '')
        .slice(0, text.length / 12)
      const list = words.map((word) => `  - ${word} Lee\n`).join('')
      return station(
        'episodes/one/episode.md',
        String(GOOD['episodes/one/episode.md']).replace('thanks: [Example University]\n', `thanks:\n${list}`),
      )
    },
  },
  {
    name: 'keys of a feed',
    share: 0.5,
    open: (text) => station('feeds/show.yaml', `${String(GOOD['feeds/show.yaml'])}${text}`),
  },
  {
    name: 'keys of a station',
    share: 0.5,
    open: (text) => station('station.yaml', `${String(GOOD['station.yaml'])}${text}`),
  },
  {
    name: 'theme',
    share: 0.5,
    open: (text) =>
      station('station.yaml', String(GOOD['station.yaml']).replace("'#7a1f2b'", JSON.stringify(text))),
    around: [
      ['', ''],
      ['calc(', ')'],
      ['0.', 'px'],
      ['"', ''],
    ],
  },
  {
    name: 'dates',
    open: (text) => [parseDate(text), unambiguousDay(text)],
    around: [
      ['', ''],
      ['2025-03-14', ''],
      ['March ', ' 2025x'],
      ['1 ', ''],
    ],
  },
  {
    name: 'words of templates',
    open: (text) =>
      readCatalogues(new Map([['words.en.json', '{"a":"b"}']]), new Map([['words.en.json', text]])),
    around: [
      ['', ''],
      ['{"a":"', '"}'],
      ['{"', '":1}'],
    ],
  },
  {
    name: 'names that are alike',
    open: (text) => [namesMatch(text, `${text}a`), nearest(text, ['chapters', text.slice(1)])],
  },
  {
    name: 'people.yaml written on',
    open: (text) =>
      withPeople(`a:\n  name: ${JSON.stringify(text)}\n`, [{ id: 'b', name: text, aliases: [text] }]),
  },
  {
    name: 'folder of an episode',
    open: (text) =>
      readStation(
        memoryStorage({
          ...GOOD,
          [`episodes/${text.replaceAll('/', '')}/episode.md`]: '---\ntitle: a\n---\n',
        }),
      ),
    share: 0.25,
  },
]

/** Entries of every list that a file can have, each another one. */
const LISTS: Readonly<Record<string, Readonly<Record<string, (word: string, index: number) => string>>>> = {
  'episodes/one/episode.md': {
    tags: (word) => `  - ${word}\n`,
    categories: (word) => `  - ${word}\n`,
    takeaways: (word) => `  - ${word} *is* there.\n`,
    corrections: (word) => `  - date: 2025-04-01\n    text: ${word}\n`,
    teams: (word) => `  - name: ${word}\n    role: Producer\n    people: [ann-lee]\n`,
    chapters: (word, index) => `  - title: ${word}\n    start: ${index}\n`,
    photos: (word) => `  - file: ${word}.jpg\n    alt: ${word}\n`,
    posts: (word) =>
      `  - author: ${word}\n    url: https://${word}.example/1\n    date: 2025-04-01\n    text: ${word}\n`,
    location: (word) => `  - name: ${word}\n    rel: subject\n`,
    alternatives: (word) => `  - type: video/mp4\n    sources: [https://${word}.example/1.mp4]\n`,
    soundbites: (word, index) => `  - start: ${index}\n    duration: 9\n    title: ${word}\n`,
    'content-links': (word) => `  - url: https://${word}.example/\n    title: ${word}\n`,
    images: (word) => `  - url: https://${word}.example/1.jpg\n    purpose: banner\n    alt: ${word}\n`,
    funding: (word) => `  - url: https://${word}.example/\n    title: ${word}\n`,
    social: (word) => `  - protocol: activitypub\n    uri: https://${word}.example/1\n`,
    txt: (word) => `  - text: ${word}\n    purpose: ${word}\n`,
  },
  'feeds/show.yaml': {
    podroll: (word) => `  - guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810\n    title: ${word}\n`,
    funding: (word) => `  - url: https://${word}.example/\n    title: ${word}\n`,
    hub: (word) => `  - https://${word}.example/\n`,
    images: (word) => `  - url: https://${word}.example/1.jpg\n    purpose: banner\n    alt: ${word}\n`,
    seasons: (word, index) => `  ${index + 1}: ${word}\n`,
    live: (word, index) =>
      `  - title: ${word}\n    guid: ${String(index).padStart(8, '0')}-9a0e-4f5e-9d5c-2f6d1c1f7a3e\n    status: pending\n    start: 2025-06-07T10:00:00+02:00\n    content-links: [{url: https://${word}.example/, title: ${word}}]\n`,
    txt: (word) => `  - text: ${word}\n`,
  },
}

function listSeeds(file: string): readonly Seed[] {
  return Object.entries(LISTS[file] ?? {}).map(([key, entry]) => ({
    name: `entries of ${key}`,
    text: (characters) => `${key}:\n${numbered(entry, characters)}`,
  }))
}

export const LIST_DOORS: readonly Door[] = [
  {
    name: 'lists of an episode',
    open: (text) => {
      const whole = String(GOOD['episodes/one/episode.md'])
      return station('episodes/one/episode.md', whole.replace('\n---\n\n', `\n${text}---\n\n`))
    },
    seeds: listSeeds('episodes/one/episode.md'),
  },
  {
    name: 'lists of a feed',
    open: (text) => station('feeds/show.yaml', `${String(GOOD['feeds/show.yaml'])}${text}`),
    seeds: listSeeds('feeds/show.yaml'),
  },
]
