import type { Liquid } from 'liquidjs'
import t from 'tap'
import { EVERYWHERE } from '../../scripts/docs/templates/everywhere.ts'
import { KIND_NAMES, KINDS, type Variables } from '../../scripts/docs/templates/kinds.ts'
import { PARTIALS } from '../../scripts/docs/templates/partials.ts'
import { TEMPLATES } from '../../scripts/docs/templates/variables.ts'
import { SEARCH } from '../../src/model/address.ts'
import type { SiteView } from '../../src/model/site-view.ts'
import { pageContextOf } from '../../src/render/pages/page-context.ts'
import { renderSearch } from '../../src/render/pages/search.ts'
import { pagesOf, redirectPage } from '../../src/render/pages.ts'
import { resultOf } from '../../src/render/search/result.ts'
import type { CompiledTemplates } from '../../src/render/template.ts'
import { makeEpisode, makeOnAir, makePicture, makeTrailer } from './on-air.ts'
import { shippedSources, shippedWords } from './shipped.ts'

/** What a template is given: by its name, its own variables and those of every template. */
interface Given {
  readonly name: string
  readonly own: object
  readonly everywhere: object
}

const given = everythingGiven()

t.test('every variable that a template is given is described (in scripts/docs/templates/)', async (t) => {
  const undescribed = new Set<string>()
  for (const { name, own, everywhere } of given) {
    compare(own, describedFor(name), { path: name, undescribed })
    compare(everywhere, { ...EVERYWHERE, words: '' }, { path: 'everywhere', undescribed })
  }
  t.strictSame([...undescribed], [])
})

t.test('every variable that is described is given to a template', async (t) => {
  const names = new Set(given.map(({ name }) => name))
  t.strictSame(
    Object.keys(TEMPLATES).filter((name) => !names.has(name)),
    [],
  )
  const missing = new Set<string>()
  for (const { name, own, everywhere } of given) {
    compare(own, describedFor(name), { path: name, missing })
    compare(everywhere, EVERYWHERE, { path: 'everywhere', missing })
  }
  t.strictSame([...missing], [])
})

t.test('every partial is described with what it is handed', async (t) => {
  const sources = shippedSources()
  const handed = new Map<string, Set<string>>()
  for (const text of sources.values()) {
    for (const [, name = '', rest = ''] of text.matchAll(/\{%-?\s*render\s+'([\w-]+)'([^%]*)%\}/g)) {
      const names = handed.get(name) ?? new Set<string>()
      for (const [, variable = ''] of rest.matchAll(/([\w-]+):/g)) names.add(variable)
      handed.set(name, names)
    }
  }
  // No template that ships asks for it any more; those of stations may.
  t.notOk(handed.has('episode-line'))
  handed.set('episode-line', new Set(['episode']))
  const described = Object.entries(PARTIALS).map(([name, variables]) => [name, Object.keys(variables)])
  t.same(
    Object.fromEntries([...handed].map(([name, names]) => [name, [...names]])),
    Object.fromEntries(described),
  )
  const known = [...Object.keys(TEMPLATES), ...Object.keys(PARTIALS), 'layout']
  t.same([...sources.keys()].map((name) => name.replace('.liquid', '')).sort(), known.sort())
})

t.test('templates use only words that there are', async (t) => {
  const english: unknown = shippedWords().get('en')
  for (const [file, text] of shippedSources()) {
    for (const [, path = ''] of text.matchAll(/\bwords\.([\w.]+)/g)) {
      const found = path
        .split('.')
        .reduce((inside, name) => (inside as Record<string, unknown> | undefined)?.[name], english)
      t.ok(found, `${file}: words.${path}`)
    }
  }
})

t.test('every kind has a name in the manual', async (t) => {
  t.same(Object.keys(KIND_NAMES), Object.keys(KINDS))
})

/** A partial that stands in the notes is filled in as a template is. */
function describedFor(name: string): Variables {
  return TEMPLATES[name] ?? PARTIALS[name] ?? {}
}

/** All that the templates of a station with one of everything are given. */
function everythingGiven(): Given[] {
  const found: Given[] = []
  const liquid = {
    renderFileSync(name: string, own: object, { globals }: { globals: object }) {
      found.push({ name, own, everywhere: globals })
      return ''
    },
  } as unknown as Liquid
  const templates: CompiledTemplates = { sources: new Map(), liquid, functionOf: () => undefined }
  const full = {
    chapters: [{ title: 'Dusk', start: 1 }],
    waveform: { peaks: [1, 2, 3] },
    categories: ['Society'],
    social: [{ protocol: 'activitypub', uri: 'https://social.example/@faro/1', account: '@faro' }],
    photos: ['a.jpg', 'b.jpg', 'c.jpg'].map((name, index) => ({
      picture: makePicture(`episodes/the-keeper/${name}`),
      caption: 'At *night*.',
      credit: 'Carla di Mare',
      lead: index === 0,
    })),
    posts: ['https://social.example/@faro/1', 'https://social.example/@faro/2'].map((url) => ({
      author: 'Faro',
      url,
      date: '2025-04-01',
      text: 'The lamp is lit.',
    })),
    notes: 'Two of them stand here.\n\n![The lamp](b.jpg)\n\nhttps://social.example/@faro/1',
  }
  const older = [...'abcdefghijklm'].map((slug, index) =>
    makeTrailer({ slug, guid: slug, date: new Date(Date.UTC(2024 - index, 0, 1)) }),
  )
  const quotes = [{ text: 'Good evening.', mark: '0123456789' }]
  const plain = makeOnAir({ episodes: [makeEpisode({ ...full, quotes }), ...older] })
  const siteView: SiteView = {
    ...plain,
    upcoming: [
      {
        title: 'Dawn',
        language: 'it',
        feeds: ['lamp'],
        status: 'scheduled',
        date: new Date(0),
        slug: 'dawn',
      },
    ],
    station: {
      ...plain.station,
      timezone: 'Europe/Rome',
      schedule: [{ day: 1, time: '18:00', until: '19:00', show: 'lamp', note: 'Live' }],
      pages: [{ name: 'about', title: 'About', language: 'en', text: 'Us.' }],
      footer: { text: 'Words.', links: [{ page: 'home' }] },
      look: { logo: { file: 'a.png', asset: 'a-1.png', type: 'image/png', width: 1, height: 1 } },
    },
  }
  for (const { html } of pagesOf(siteView, templates)) html()
  const atHome = { ...siteView, station: { ...siteView.station, home: 'lamp' } }
  for (const { html } of pagesOf(atHome, templates)) html()
  redirectPage(siteView, templates, '/a/', '/')
  renderSearch(
    pageContextOf(siteView, templates, SEARCH),
    { shards: 1, years: ['2025', '2024'] },
    {
      question: 'lamp',
      count: 2,
      results: [
        resultOf('lamp', {
          t: 'The lamp',
          h: '../a/',
          d: { words: '1 April', iso: '2025-04-01' },
          n: 'Lamp & Lens',
          p: [{ r: 2, t: 'A lamp', a: 'notes', s: 'Notes' }],
        }),
      ],
    },
  )
  return found
}

interface Comparison {
  readonly path: string
  readonly undescribed?: Set<string>
  readonly missing?: Set<string>
}

/** Notes what is given without a description, and what an object lacks that should have it. */
function compare(value: unknown, told: Variables, comparison: Comparison): void {
  const { path, undescribed, missing } = comparison
  if (Array.isArray(value)) {
    for (const one of value) compare(one, told, comparison)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const name of Object.keys(told)) if (!(name in value)) missing?.add(`${path}.${name}`)
  for (const [name, inside] of Object.entries(value)) {
    const described = told[name]
    if (described === undefined) undescribed?.add(`${path}.${name}`)
    if (described === undefined || name === 'words') continue
    const parts = typeof described === 'string' ? undefined : described[1]
    const table = typeof parts === 'string' ? KINDS[parts] : parts
    const isPlain = !name.endsWith('_html') && table === undefined && !isListOfWords(inside)
    if (isPlain && typeof inside === 'object' && inside !== null)
      undescribed?.add(`${path}.${name} and its parts`)
    if (table) compare(inside, table, { ...comparison, path: `${path}.${name}` })
  }
}

function isListOfWords(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
