import { existsSync, readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import type { Entry } from '../../src/diagnostics/catalogue/entry.ts'
import { catalogue } from '../../src/diagnostics/catalogue.ts'
import type { Diagnostic, Edit } from '../../src/diagnostics/diagnostic.ts'
import { lintFeed } from '../../src/lint/lint.ts'
import { podcastGuid } from '../../src/site/podcast-guid.ts'
import { CASES, type Case } from './fix-cases.ts'
import { GOOD } from './good-feed.ts'

type Lint = (text: string) => ReturnType<typeof lintFeed>
interface Try {
  readonly code: string
  readonly diagnostic: Diagnostic
  readonly way?: 'fixed' | 'filled'
  readonly gone?: boolean
  readonly more?: readonly string[]
  readonly after?: string
}
interface Tool {
  readonly applied: (text: string, fix: readonly Edit[]) => string
  readonly tryFeed: (lint: Lint, text: string) => readonly Try[]
  readonly triedFixes: (lint: Lint, folders: readonly string[]) => unknown
  readonly lintOf: (lint: typeof lintFeed, recipe: typeof podcastGuid) => Lint
  readonly FEEDS: readonly string[]
  readonly TRIED: string
}
const tool = new URL('../../scripts/tried-fixes.mjs', import.meta.url).href
const { applied, tryFeed, triedFixes, lintOf, FEEDS, TRIED } = (await import(tool)) as Tool
const lint = lintOf(lintFeed, podcastGuid)

/** The feed with a fault in it, and what is said of that. */
function seeded(t: Test, [code, was, wrong]: Case) {
  t.ok(GOOD.includes(was), `${code}: ${was} stands in the good feed`)
  const text = GOOD.replace(was, () => wrong)
  const found = lint(text).diagnostics.find((one) => one.code === code)
  t.ok(found, `${code} for ${wrong}`)
  return { text, found }
}

t.test('a fix is the value that follows from what stands there, or there is none', async (t) => {
  for (const one of CASES) {
    const [code, , wrong, right] = one
    const { text, found } = seeded(t, one)
    t.equal(found?.fix !== undefined, right !== undefined, `${code} for ${wrong}: ${found?.hint}`)
    if (right !== undefined && found?.fix) t.match(applied(text, found.fix), right, `${code} for ${wrong}`)
  }
})

t.test('what a fix or a hint says makes what it is said of go, and brings nothing else', async (t) => {
  const examples = (Object.entries(catalogue) as [string, Entry][]).flatMap(([code, { example }]) =>
    example && GOOD.includes(example.right) ? [[code, example.right, example.wrong] as Case] : [],
  )
  const ways = { fixed: 0, filled: 0 }
  for (const [code, was, wrong] of [...CASES, ...examples]) {
    for (const { code: said, way, gone, more, diagnostic } of tryFeed(
      lint,
      GOOD.replace(was, () => wrong),
    )) {
      if (way) t.ok(gone, `${code} ${wrong}: ${said} is ${way} (${diagnostic.hint}); then ${more?.join(' ')}`)
      if (way) ways[way]++
    }
  }
  t.ok(ways.fixed > 90 && ways.filled > 30, JSON.stringify(ways))
})

t.test('a hint shows what its fix writes', async (t) => {
  for (const one of CASES.filter(([, , , right]) => right !== undefined)) {
    const { found } = seeded(t, one)
    const written = found?.fix?.map(({ text }) => text.trim()).filter((text) => text !== '') ?? []
    const [first = ''] = written
    // What is moved or renamed is told by its name.
    const shown = first.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    const isTold =
      [first, shown].some((text) => found?.hint.includes(text)) ||
      /^Move|^Write .*CDATA/.test(found?.hint ?? '')
    t.ok(
      written.length === 0 || isTold || one[0] === 'rss.guid-permalink',
      `${one[0]}: ${found?.hint} / ${first}`,
    )
  }
})

t.test(
  'the table of docs/diagnostics.md is what comes of trying (npm run docs makes it anew)',
  { skip: FEEDS.every((folder) => existsSync(folder)) ? false : 'the feeds of others are not here' },
  async (t) => {
    const kept = JSON.parse(readFileSync(TRIED, 'utf8')) as { codes: Record<string, { stayed: number }> }
    t.strictSame(triedFixes(lint, FEEDS), kept)
    for (const [code, { stayed }] of Object.entries(kept.codes)) t.equal(stayed, 0, code)
  },
)
