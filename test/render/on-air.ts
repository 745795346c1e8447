import type { Credit } from '../../src/model/credit.ts'
import type { Episode } from '../../src/model/episode.ts'
import type { Feed } from '../../src/model/feed.ts'
import type { Person } from '../../src/model/person.ts'
import type { Picture } from '../../src/model/picture.ts'
import type { Recording } from '../../src/model/recording.ts'
import type { SiteView } from '../../src/model/site-view.ts'
import type { Transcript, Turn } from '../../src/model/transcript.ts'
import { shippedWords } from './shipped.ts'

/** A made-up station that has one of everything, on the air. Named parts replace those of the same name. */
export function makeOnAir(facts: Partial<SiteView> = {}): SiteView {
  const feeds = facts.feeds ?? [makeFeed(), makeFeed({ id: 'empty', title: 'Nothing yet', credits: [] })]
  const episodes = facts.episodes ?? [makeEpisode(), makeTrailer()]
  return {
    station: {
      title: 'Radio Faro',
      url: 'https://faro.example/onda',
      language: 'en',
      description: 'A lighthouse with a transmitter.',
      contact: 'hello@faro.example',
      theme: {},
      people: PEOPLE,
      feeds,
      episodes,
      templates: new Map(),
    },
    url: 'https://faro.example/onda',
    episodes,
    feeds,
    feedGuids: new Map(feeds.map((feed, index) => [feed.id, `9b024349-ccf0-5f69-a609-6b82873eab3${index}`])),
    words: shippedWords(),
    generator: 'Inonda/0.0.0',
    ...facts,
  }
}

/** A show with everything that a show can have. */
export function makeFeed(facts: Partial<Feed> = {}): Feed {
  return {
    id: 'lamp',
    title: 'Lamp & Lens',
    description: 'Talks with keepers of lights.\n\nOne a month.',
    author: 'Radio Faro',
    owner: { name: 'Radio Faro', email: 'hello@faro.example' },
    language: 'en',
    categories: [{ name: 'Society & Culture', sub: 'Documentary' }, { name: 'Technology' }],
    artwork: makePicture('feeds/lamp.png'),
    explicit: false,
    type: 'episodic',
    copyright: 'Radio Faro',
    license: { name: 'cc-by-4.0' },
    locations: [{ name: 'Genoa', geo: 'geo:44.4045,8.9046', osm: 'R43152', country: 'IT', rel: 'creator' }],
    funding: [{ url: 'https://faro.example/give?a=1&b=2', title: 'Keep the lamp lit' }],
    locked: true,
    medium: 'podcast',
    credits: [credit(ANNA, 'Host')],
    ...facts,
  }
}

/** An interview with everything that an episode can have. */
export function makeEpisode(facts: Partial<Episode> = {}): Episode {
  return {
    day: (facts.date?.toISOString() ?? '2025-03-14').slice(0, 10),
    slug: 'the-keeper',
    guid: '3b1f0c7e-5a52-4d0b-9a3e-0d1f6f1f2a01',
    title: 'The keeper of “Capo <Nord>” & his lamp',
    feeds: ['lamp'],
    status: 'published',
    date: new Date('2025-03-14T17:00:00Z'),
    language: 'en',
    summary: 'What a keeper does all night.',
    kind: 'full',
    season: 2,
    episode: 7,
    explicit: true,
    credits: [
      credit(BRUNO, 'Guest'),
      credit(CARLA, 'Executive Producer', 'Board'),
      credit(ANNA, 'Executive Producer', 'Board'),
      credit(CARLA, 'Editor'),
    ],
    thanks: ['The harbour office', 'Officine Luce'],
    tags: ['light', 'sea'],
    takeaways: ['A lens is *not* a mirror.', 'Salt eats brass.'],
    corrections: [{ date: '2025-04-01', text: 'The tower is **31** m high, not 13.' }],
    license: { name: 'House licence', url: 'https://faro.example/licence' },
    locations: [{ name: 'Capo Nord', rel: 'subject' }],
    chapters: [],
    notes:
      '# The lamp\n\nA night at the [light](../other/), with ![a plan](plan.png) and <script>alert(1)</script>more.\n\n> Turn slowly.\n\n| lens | order |\n|--|--|\n| big | first |',
    transcripts: [makeTranscript(), makeTranscript({ ...ITALIAN, file: 'transcript.it.md' })],
    recording: makeRecording(),
    cover: makePicture('episodes/the-keeper/cover.jpg'),
    ...facts,
  }
}

/** An older episode with as little as an episode can have. */
export function makeTrailer(facts: Partial<Episode> = {}): Episode {
  return {
    day: (facts.date?.toISOString() ?? '2025-01-05').slice(0, 10),
    slug: 'hello',
    guid: '3b1f0c7e-5a52-4d0b-9a3e-0d1f6f1f2a00',
    title: 'Hello',
    feeds: ['lamp'],
    status: 'published',
    date: new Date('2025-01-05T08:00:00Z'),
    language: 'en',
    kind: 'trailer',
    credits: [],
    thanks: [],
    tags: [],
    takeaways: [],
    corrections: [],
    chapters: [],
    notes: 'What is to *come*.',
    transcripts: [],
    recording: makeRecording({ file: 'hello world.opus', type: 'audio/ogg', seconds: 0.4 }),
    ...facts,
  }
}

/** A verbatim interview whose every turn has a time. */
export function makeTranscript(facts: Partial<Transcript> = {}): Transcript {
  return {
    file: 'episodes/the-keeper/transcript.md',
    kind: 'verbatim',
    language: 'en',
    chapters: [
      { title: 'Dusk', start: 0 },
      { title: 'What is in the lamp?', start: 61.5 },
    ],
    turns: [
      makeTurn(
        { speaker: 'Anna Torre', person: 'anna-torre', start: 0, chapter: 0 },
        'Good evening.',
        'We are at the top of a very tall tower, and it is getting dark. Bruno, what do you do first?',
      ),
      makeTurn(
        {
          speaker: 'Bruno & Figli <srl>',
          start: 30.25,
          chapter: 0,
          asides: [{ after: 0, text: 'He climbs.' }],
        },
        'I *look* --> at the sea.',
      ),
      makeTurn(
        { speaker: 'Anna Torre', person: 'anna-torre', start: 61.5, chapter: 1 },
        'What is in the lamp?',
      ),
      makeTurn(
        { speaker: 'Bruno & Figli <srl>', start: 70, chapter: 1 },
        'A bulb no bigger than 2 < 3 thumbs.',
      ),
    ],
    ...facts,
  }
}

/** A turn with these paragraphs. */
export function makeTurn(facts: Partial<Turn>, ...paragraphs: string[]): Turn {
  return { speaker: '', asides: [], paragraphs, ...facts }
}

export function makeRecording(facts: Partial<Recording> = {}): Recording {
  return {
    file: 'the keeper.mp3',
    type: 'audio/mpeg',
    bytes: 1_234_567,
    seconds: 120.5,
    digest: 'ab'.repeat(32),
    chapters: [],
    tags: {},
    ...facts,
  }
}

/** Strings that break feeds: forbidden characters, halves of pairs, the end of CDATA, markup, odd white space. */
export const HOSTILE: readonly string[] = [
  'a\u0000\u0008\u000b\u001f\ufffe\uffff z',
  'half \ud800 and \udc00 of a pair \u{1f4fb}',
  ']]> ]]]]>> <![CDATA[ x',
  '<script>alert("x")</script>',
  '</channel></rss><item><title>x</title></item>',
  '<lastBuildDate>x</lastBuildDate><item>',
  '&amp; &nbsp; &#0; &#x1F; "quoted" \'too\'',
  ' \t\n line\r\nbreaks\u2028and\u00a0spaces ',
  '--> 00:00:01.000 --> 00:00:02.000',
  'ردیو \u202e abc',
]

export function makePicture(file: string): Picture {
  const type = file.endsWith('.png') ? 'image/png' : 'image/jpeg'
  return { file, type, bytes: 1000, width: 1400, height: 1400, digest: 'cd'.repeat(32) }
}

const ANNA: Person = {
  id: 'anna-torre',
  name: 'Anna Torre',
  image: 'https://pictures.example/anna.jpg',
  aliases: [],
}
const BRUNO: Person = {
  id: 'bruno',
  name: 'Bruno & Figli <srl>',
  url: 'https://bruno.example/',
  image: 'javascript:alert(1)',
  aliases: [],
}
const CARLA: Person = {
  id: 'carla-di-mare',
  name: 'Carla di Mare',
  picture: makePicture('people/carla di mare.png'),
  aliases: [],
}
const PEOPLE = [ANNA, BRUNO, CARLA]

const GROUPS = new Map([
  ['Executive Producer', 'Creative Direction'],
  ['Editor', 'Writing'],
])

function credit(person: Person, role: string, team?: string): Credit {
  return { person, role, group: GROUPS.get(role) ?? 'Cast', ...(team === undefined ? {} : { team }) }
}

const ITALIAN: Partial<Transcript> = {
  kind: 'edited',
  language: 'it',
  chapters: [],
  turns: [
    makeTurn({ speaker: 'Anna Torre', start: 0 }, 'Buonasera.'),
    makeTurn({ speaker: 'Bruno' }, 'Salve.'),
    makeTurn({ speaker: 'Anna Torre', start: 60 }, 'Allora.'),
  ],
}
