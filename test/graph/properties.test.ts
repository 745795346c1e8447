import { serialize } from 'node:v8'
import fc from 'fast-check'
import t from 'tap'
import { memoryCache } from '../../src/adapters/memory/cache.ts'
import { type MakeBuildInput, madeBuildOf, makeBuild, siteOf } from '../../src/build/make-build.ts'
import type { SiteBuild } from '../../src/build/site-build.ts'
import { digestOf } from '../../src/graph/digest.ts'
import { nodeStore } from '../../src/graph/node-store.ts'
import { type Episode, translationsOf } from '../../src/model/episode.ts'
import { withDigests } from '../../src/model/episode-digests.ts'
import { DETAIL_KEYS, EPISODE_HEADER_KEYS, only } from '../../src/model/episode-parts.ts'
import type { Station } from '../../src/model/station.ts'
import { ByteCache } from '../../src/site/byte-cache.ts'
import { QUERIES } from '../../src/site/queries.ts'
import type { Site } from '../../src/site/site.ts'
import { aRecording } from '../build/a-station.ts'
import { anyStation } from '../journeys/any-station.ts'
import { shippedTemplates, shippedWords } from '../render/shipped.ts'
import { times } from '../torture/how-often.ts'

const SOUND_PICTURES = {
  maker: 'a maker',
  smaller: async () => new Uint8Array(),
  card: async () => new Uint8Array(),
}
const NOSY = `{% layout 'layout' %}{% block main %}<h1>{{ episode.title }}</h1>
{% for show in episode.shows %}{{ show.title }} {{ show.count }}{% endfor %}
{{ episode.previous.title }} {{ episode.next.title }} {{ episode.next.href }}
{% for one in episode.tags %}{{ one.name }}{% endfor %}{% for role in episode.credits.roles %}
{% for person in role.people %}{{ person.name }} {{ person.href }}{% endfor %}{% endfor %}{% endblock %}`
const TEMPLATES = [
  shippedTemplates(),
  shippedTemplates({ 'episode.liquid': NOSY }),
  shippedTemplates({
    'person.liquid': `{% layout 'layout' %}{% block main %}{{ name }} {{ count }}{% endblock %}`,
  }),
]
const WORDS = shippedWords()

/** What a site is made of, but for what never changes here. */
interface State {
  readonly station: Station
  readonly moment: Date
  readonly templates: number
  readonly assets: ReadonlyMap<string, Uint8Array>
}

type Change = (state: State) => State

const one = (of: number, change: (episode: Episode) => Episode | undefined): Change => {
  return (state) => {
    const { episodes } = state.station
    const at = episodes.length === 0 ? -1 : of % episodes.length
    const changed = episodes.flatMap((episode, index) => (index === at ? (change(episode) ?? []) : [episode]))
    return { ...state, station: { ...state.station, episodes: changed } }
  }
}

const aChange: fc.Arbitrary<Change> = fc
  .record({
    kind: fc.nat(14),
    of: fc.nat(5),
    text: fc.string({ maxLength: 6 }),
    year: fc.integer({ min: 1975, max: 2100 }),
  })
  .map(({ kind, of, text, year }): Change => {
    const changes: readonly Change[] = [
      one(of, (episode) => ({ ...episode, title: `Title ${text}` })),
      one(of, (episode) => ({ ...episode, notes: `Notes ${text}` })),
      one(of, (episode) => ({
        ...episode,
        transcripts: episode.transcripts.map((transcript) => ({
          ...transcript,
          turns: [...transcript.turns, { speaker: 'Ann', paragraphs: [`Said ${text}.`], asides: [] }],
        })),
      })),
      one(of, (episode) => ({ ...episode, tags: [...episode.tags, `tag ${text}`] })),
      one(of, (episode) => ({ ...episode, status: episode.status === 'draft' ? 'published' : 'draft' })),
      one(of, () => undefined),
      one(of, (episode) => ({ ...episode, slug: `renamed-${episode.slug}` })),
      one(of, (episode) => ({ ...episode, feeds: ['other'] })),
      one(of, (episode) => ({ ...episode, takeaways: [`Take ${text}`] })),
      one(of, (episode) => ({ ...episode, recording: aRecording({ file: 'b.mp3', seconds: year }) })),
      (state) => {
        const guid = `00000000-0000-4000-8000-${String(state.station.episodes.length).padStart(12, '0')}`
        const [first] = state.station.episodes
        const more = first
          ? [{ ...first, guid, slug: `new-${text.length}-${year}`, title: `New ${text}` }]
          : []
        const known = new Set(state.station.episodes.map((episode) => episode.slug))
        const added = more.filter(({ slug }) => !known.has(slug))
        return { ...state, station: { ...state.station, episodes: [...state.station.episodes, ...added] } }
      },
      (state) => ({ ...state, moment: new Date(`${year}-01-01T00:00:00Z`) }),
      (state) => ({ ...state, templates: of % TEMPLATES.length }),
      (state) => {
        const people = state.station.people.map((person) => ({ ...person, name: `${person.name} ${text}` }))
        return { ...state, station: { ...state.station, people } }
      },
      (state) => {
        const feeds = state.station.feeds.map((feed) => ({ ...feed, title: `Show ${text}` }))
        return {
          ...state,
          station: { ...state.station, feeds },
          assets: new Map([['a.css', Buffer.from(text)]]),
        }
      },
    ]
    return changes[kind] ?? ((state) => state)
  })

t.test('what is made with all that was made before is what is made from nothing', async (t) => {
  fc.assert(
    fc.property(
      anyStation(fc.string({ maxLength: 8 })),
      fc.array(fc.tuple(aChange, fc.boolean()), { minLength: 2, maxLength: 6 }),
      (station, changes) => {
        const cache = memoryCache()
        let stored = nodeStore(QUERIES, { cache, program: 'one' })
        let before: Site | undefined
        let state: State = {
          station,
          moment: new Date('2050-01-01T00:00:00Z'),
          templates: 1,
          assets: new Map(),
        }
        for (const [change, isNewProgram] of [[(same: State) => same, false] as const, ...changes]) {
          state = change(state)
          const making = makingOf(state)
          const site = siteOf(making, { stored, before, cache: new ByteCache(), holds: false })
          for (const unit of site.units()) site.evaluate(unit)
          stored.save(site.graph)
          same(madeBuildOf(site, making), makeBuild(making))
          before = isNewProgram ? undefined : site
          if (isNewProgram) stored = nodeStore(QUERIES, { cache, program: 'one' })
        }
      },
    ),
    { numRuns: times(12, 2000) },
  )
  t.pass('the same addresses, types and bytes')
})

function makingOf({ station, moment, templates, assets }: State): MakeBuildInput {
  return {
    ...{
      moment,
      assets,
      words: WORDS,
      url: station.url,
      generator: 'Inonda/0.0.0',
      pictures: SOUND_PICTURES,
    },
    station: { ...station, episodes: station.episodes.map(known) },
    templates: TEMPLATES[templates] ?? shippedTemplates(),
    ledger: { version: 1, feeds: {}, episodes: {} },
  }
}

/** An episode as the reader hands it on: with digests that say the same of the same. */
function known(episode: Episode): Episode {
  const translated = translationsOf(episode).map(({ language }) => language)
  const read = { ...episode, translated }
  return withDigests(read, {
    header: digestOf(serialize(only(read, EPISODE_HEADER_KEYS))),
    details: digestOf(serialize(only(read, DETAIL_KEYS))),
    texts: digestOf(serialize([read.notes, read.transcripts])),
  })
}

function same(found: SiteBuild, wanted: SiteBuild): void {
  const addresses = [...wanted.addresses].sort()
  if ([...found.addresses].sort().join() !== addresses.join()) throw new Error('other addresses')
  for (const address of addresses) {
    const [a, b] = [saidAt(found, address), saidAt(wanted, address)]
    if (a !== b) throw new Error(`${address}: ${a.slice(0, 2000)} is not ${b.slice(0, 2000)}`)
  }
}

function saidAt(siteBuild: SiteBuild, address: string): string {
  const resource = siteBuild.find(address)
  if (!resource) return 'nothing'
  const { body, ...head } = resource
  const bytes = 'bytes' in body ? Buffer.from(body.bytes()).toString() : JSON.stringify(body)
  return `${JSON.stringify(head)} ${JSON.stringify(siteBuild.bytesInfo?.(address))} ${bytes}`
}
