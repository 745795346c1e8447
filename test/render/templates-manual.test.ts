import { readFileSync } from 'node:fs'
import t from 'tap'
import type { OnAir } from '../../src/model/on-air.ts'
import { frameOf } from '../../src/render/pages/frame.ts'
import { renderSearch } from '../../src/render/pages/search.ts'
import { pagesOf, redirectPage } from '../../src/render/pages.ts'
import { catalogueOf } from '../../src/render/search/book.ts'
import type { CompiledTemplates } from '../../src/render/template.ts'
import { makeEpisode, makeOnAir, makeTrailer } from './on-air.ts'
import { shippedSources, shippedTemplates } from './shipped.ts'

const MANUAL = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8')

const ROOTS: Readonly<Record<string, readonly string[]>> = {
  home: ['feeds', 'newest', 'years'],
  episode: ['episode'],
  translation: ['episode'],
  embed: ['episode'],
  people: ['people', 'organisations'],
  person: ['name', 'kind', 'url', 'url_words', 'picture', 'picture_url', 'count', 'parts', 'thanked'],
  credits: ['teams', 'groups'],
  subscribe: ['feeds', 'opml'],
  search: ['question', 'shards', 'answered', 'count', 'more', 'results'],
  redirect: ['to'],
  'not-found': [],
}

t.test('the manual names every template and every variable', async (t) => {
  const own = Object.entries(ROOTS).map(([name, roots]) => {
    const fields = ['site', 'page', ...roots].map((root) => `"${root}": {{ ${root} | json }}`)
    return [`${name}.liquid`, `{ ${fields.join(', ')} }`]
  })
  const templates = shippedTemplates(Object.fromEntries(own))
  const timed = { chapters: [{ title: 'Dusk', start: 1 }] }
  const older = [...'abcdefghijklm'].map((slug) => makeTrailer({ slug, guid: slug }))
  const onAir = makeOnAir({ episodes: [makeEpisode(timed), ...older] })
  const pages = [
    ...pagesOf(onAir, templates).map(({ html }) => html()),
    redirectPage(onAir, templates, '/a/', '/'),
    answeredPage(onAir, templates),
  ]
  const names = new Set(pages.flatMap((page) => namesIn(JSON.parse(unescaped(page)))))
  t.ok(names.size > 60)
  for (const name of names) t.ok(MANUAL.includes(`\`${name}\``), name)
  for (const name of Object.keys(ROOTS)) t.ok(MANUAL.includes(`\`${name}\``), name)
  for (const [, theirs] of shippedSources()) {
    for (const [, word = ''] of theirs.matchAll(/\b(?:words|page|site)\.(\w+)/g))
      t.ok(word in wordsKnown() || names.has(word), word)
  }
})

function answeredPage(onAir: OnAir, templates: CompiledTemplates): string {
  const { shards, textOf } = catalogueOf(onAir)
  const shown = [textOf('episodes', 0)].flatMap((one) => one ?? [])
  const hits = [{ kind: 'episodes' as const, number: 0, score: 1 }]
  return renderSearch(frameOf(onAir, templates, '/search/'), shards, { question: 'come', hits, shown })
}

function wordsKnown(): Record<string, unknown> {
  const templates = shippedTemplates({ 'not-found.liquid': '{{ words | json }}' })
  const page = pagesOf(makeOnAir(), templates).find(({ address }) => address === '/404.html')
  return JSON.parse(unescaped(page?.html() ?? ''))
}

function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => [name, ...namesIn(inside)])
}

function unescaped(page: string): string {
  return page
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
