import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { conformanceManual } from '../scripts/docs/conformance.ts'
import { diagnosticsManual } from '../scripts/docs/diagnostics.ts'
import { FIELD_PAGES, fieldsManual } from '../scripts/docs/fields.ts'
import { templatesManual } from '../scripts/docs/templates.ts'
import { SCHEMA_NAMES } from '../src/model/schema-name.ts'
import { schemaText } from '../src/read/schema.ts'
import { inonda } from './cli/a-terminal.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

const page = (name: string) => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8')

t.test('docs/diagnostics.md says what the catalogue says (npm run docs makes it anew)', async (t) => {
  const tried = new URL('fixtures/tried-fixes.json', import.meta.url)
  t.equal(page('diagnostics.md'), diagnosticsManual(JSON.parse(readFileSync(tried, 'utf8'))))
})

t.test('docs/fields/ says what the schemas say (npm run docs makes it anew)', async (t) => {
  for (const name of FIELD_PAGES) {
    const text = page(`fields/${name}.md`)
    t.equal(text, fieldsManual(name, text), name)
    t.match(text, /\n\| `\w+` \| yes \|/, `${name} has a table`)
  }
})

/** The complete file at the head of a page of docs/fields/. */
function exampleOf(name: string): string {
  const [, example = ''] = page(`fields/${name}.md`).match(/\n```(?:yaml|markdown)\n(.*?)\n```\n/s) ?? []
  return `${example}\n`
}

t.test('the examples of docs/fields/ are together a station without an error or warning', async (t) => {
  const station = t.testdir({})
  const files: readonly (readonly [path: string, example: string])[] = [
    ['station.yaml', 'station'],
    ['people.yaml', 'people'],
    ['feeds/dock-talk.yaml', 'feed'],
    ['episodes/forty-years/episode.md', 'episode'],
    ['pages/about.md', 'page'],
  ]
  for (const [path, name] of files) {
    mkdirSync(join(station, dirname(path)), { recursive: true })
    writeFileSync(join(station, path), exampleOf(name))
  }
  cpSync(join(root, 'feeds/radio-bocconi.png'), join(station, 'feeds/dock-talk.png'))
  cpSync(join(root, 'episodes/read-along/read-along.mp3'), join(station, 'episodes/forty-years/talk.mp3'))
  writeFileSync(
    join(station, 'episodes/forty-years/transcript.md'),
    '**Annie:** When was the first ship?\n\n**Bo:** In 1985.\n',
  )
  const { status, out, err } = await inonda(['check', '--station', station, '--format', 'json'])
  t.equal(status, 0)
  t.strictSame(JSON.parse(out), [], err)
  // The example of docs/templates.md is a template of this station.
  const [, template = ''] = page('templates.md').match(/\n```liquid\n(.*?\n)```\n/s) ?? []
  mkdirSync(join(station, 'templates'))
  writeFileSync(join(station, 'templates/not-found.liquid'), template)
  t.equal((await inonda(['build', '--station', station])).status, 0)
  const built = (path: string) => readFileSync(join(station, 'dist', path), 'utf8')
  t.match(built('404.html'), 'archive of Harbour Radio')
  t.match(built('feeds/dock-talk.xml'), 'Forty years on the pilot boat')
})

t.test('docs/conformance.md says what the tables and codes say (npm run docs makes it anew)', async (t) => {
  t.equal(page('conformance.md'), conformanceManual())
})

t.test('docs/intake.md says what test/fixtures/intake holds (npm run docs makes it anew)', async (t) => {
  const made = new URL('../scripts/intake-manual.mjs', import.meta.url).href
  const { intakeManual } = (await import(made)) as { readonly intakeManual: () => string }
  t.equal(page('intake.md'), intakeManual())
})

t.test(
  'docs/templates.md has the tables of variables that are described (npm run docs makes them anew)',
  async (t) => {
    t.equal(page('templates.md'), templatesManual(page('templates.md')))
  },
)

t.test('docs/schemas/ says what the shapes say (npm run docs makes it anew)', async (t) => {
  for (const name of SCHEMA_NAMES) t.equal(page(`schemas/${name}.json`), schemaText(name), name)
})

const written = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
)

/** The anchors that a page offers, as GitHub and Gitea make them of its headings. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

t.test('every link from one of our pages to another leads to a file, and to a heading in it', async (t) => {
  const broken = written.flatMap((from) => {
    const text = readFileSync(join(root, from), 'utf8').replaceAll(/^```.*?^```|`[^`\n]*`/gms, '')
    return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
      const [path = '', anchor] = link.split('#')
      if (/^[a-z]+:/i.test(link) || link.startsWith('/')) return []
      const file = path ? join(root, dirname(from), path) : join(root, from)
      const leads =
        existsSync(file) && (anchor === undefined || anchorsOf(readFileSync(file, 'utf8')).includes(anchor))
      return leads ? [] : [`${from}: ${link}`]
    })
  })
  t.strictSame(broken, [])
})
