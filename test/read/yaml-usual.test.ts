import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { commonYaml } from '../../src/read/yaml/common-yaml.ts'
import { type Path, readByLibrary, readYaml } from '../../src/read/yaml.ts'
import { anyText, KEYS, mostlyUsual, ODD } from './yaml-texts.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** All that is known of a text, by whichever way it is read. */
function reported({ value: document, diagnostics }: ReturnType<typeof readYaml>) {
  if (!document) return { diagnostics }
  const paths = [...pathsOf(document.data), ['undefined'], ['no such key'], ['no such key', 0], [0]]
  const places = paths.map((path) => [path, document.placeOf(path), document.keyPlaceOf(path)])
  const written = paths.map((path) => [document.sourceOf(path), document.isCommentedOut(path)])
  return { diagnostics, data: document.data, order: JSON.stringify(document.data), places, written }
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key]))]
}

function isSame(text: string): boolean {
  const source = { voice: 'episode', file: 'a.md', text, firstLine: 2 } as const
  return isDeepStrictEqual(reported(readYaml(source)), reported(readByLibrary(source)))
}

const different = (texts: readonly string[]) => texts.filter((text) => !isSame(text))

t.test('the usual kind is read without the library', async (t) => {
  const texts = [
    'title: "Ann Lee: growing, slowly"\nguid: 0b4c3a52-9a0e-4f5e-9d5c-2f6d1c1f7a3e\ndate: 2025-03-14T18:00:00+01:00\n',
    "summary: >-\n  One line,\n  and another.\nnotes: |\n  - one: two\n  # three\nlast: 'it'\n",
    'people:\n  Host: [ann-lee, bo]\n  Cover Art Designer:\n    - cy\nteams:\n  - name: Board\n    people:\n    - dee\n',
    '# A remark.\n\ntags: []\nseason: 12\nexplicit: false\n\nchapters:\n- start: 00:03:12\n  title: 7 lessons\n',
    'defaults:\n  author: Bo\n  # Why.\n  # More.\n  txt:\n    - a\n    # b\n    - c\n    # d\n  # e\nlast: x\n',
    'a:\n  text: |\n    # one\n  # two\n  b: c\nd:\n  - x: y\n    # z\n  # of it\n  - x: z\n# end\n',
  ]
  t.strictSame(
    texts.filter((text) => !commonYaml(text)),
    [],
  )
  t.strictSame(different(texts), [])
})

t.test('what is odd is read as the library reads it, wherever it stands', async (t) => {
  const values = ODD.flatMap((one) => [
    ...[
      `a: ${one}\n`,
      `a:\n  - ${one}\n  - x\nb: y\n`,
      `a: ${one}\n  more\n`,
      `a: ${one}\n  more: x\nb: y\n`,
    ],
    ...[`a: >-\n  ${one}\n  x\n`, `a: |\n  ${one}\n  x\nb: c\n`, `- ${one}\n`, `${one}: x\n`, `${one}\n`],
  ])
  const keys = KEYS.flatMap((one) => [
    ...[`${one}: x\n`, `${one}:\n  ${one}: x\n  b: y\n`, `a:\n  - ${one}: x\n    b: y\n`],
    `${one}: x\n${one}: y\n`,
  ])
  t.strictSame(different([...values, ...keys]), [])
  const remarks = ['b:\n  # c\n', 'b:\n  # c\n  d: e\n', 'b: c\n  # d\ne: f\n', 'b:\n  c: d\n # e\n  f: g\n']
  t.strictSame(different([...remarks, 'b:\n  - c\n   # d\n  - e\n', 'b:\n  c: d\n    # e\n  f: g\n']), [])
  t.strictSame(different(['', '\n', 'word\n title: word\n', 'a: x', 'a: >\n  x']), [])
})

t.test('whatever stands in a text, it is read as the library reads it', async (t) => {
  fc.assert(fc.property(anyText, isSame), { numRuns: 1000 })
  let read = 0
  const text = mostlyUsual().map((one) => {
    if (commonYaml(one)) read++
    return one
  })
  fc.assert(fc.property(text, isSame), { numRuns: 1000 })
  t.ok(read > 100, 'and many without it')
})

t.test('so is every file of YAML that lies beside this program', async (t) => {
  const folders = ['episodes', 'feeds', 'starter', 'test/fixtures', '../shared/fixtures', '../shared/seeds']
  for (const folder of folders) {
    const skip = existsSync(join(ROOT, folder)) ? false : `${folder} is not here`
    t.test(folder, { skip }, async (t) => t.strictSame(different(yamlIn(join(ROOT, folder))), []))
  }
})

/** The texts of a folder's YAML files, and of the front matter of its Markdown files. */
function yamlIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.flatMap((name) => {
    if (!/\.(ya?ml|md)$/.test(name)) return []
    const text = readFileSync(join(folder, name), 'utf8')
    return name.endsWith('.md') ? (/^---\n([\s\S]*?)^---/m.exec(text)?.[1] ?? []) : text
  })
}
