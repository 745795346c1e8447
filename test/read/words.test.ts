import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { ROLES } from '../../src/model/taxonomy.ts'
import { readCatalogues } from '../../src/read/interface-words.ts'
import { counted, filled, messageIn, messagesIn } from '../../src/render/interface-words.ts'
import { shippedWords } from '../render/shipped.ts'

const FOLDER = new URL('../../templates/', import.meta.url)
const SHIPPED = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.startsWith('words.'))
    .map((name): [string, string] => [name, readFileSync(new URL(name, FOLDER), 'utf8')]),
)

t.test('the catalogues that ship have every word in every language, and no other', (t) => {
  const shapes = [...SHIPPED.values()].map((text) => keysOf(JSON.parse(text)))
  t.equal(shapes.length, 7)
  for (const shape of shapes) t.same(shape, shapes[0])
  t.same(readCatalogues(SHIPPED, new Map()).diagnostics, [])
  t.end()
})

t.test('each language has the forms by number that it uses, and keeps what is filled in', (t) => {
  const english = leavesOf(JSON.parse(SHIPPED.get('words.en.json') ?? ''))
  for (const [name, text] of SHIPPED) {
    const language = name.split('.')[1] ?? ''
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    const words = leavesOf(JSON.parse(text))
    for (const [key, value] of words) {
      const like = english.get(key)
      const told = `${name}: ${key}`
      if (typeof value !== 'string') t.same(Object.keys(value).sort(), [...pluralCategories].sort(), told)
      else if (typeof like === 'string') t.same(filledIn(value), filledIn(like), told)
    }
  }
  t.end()
})

t.test('roles and groups of the podcast taxonomy have a name in every language', (t) => {
  for (const [name, text] of SHIPPED) {
    const { roleNames, roleGroups } = JSON.parse(text)
    for (const { role, group } of ROLES) {
      t.ok(roleNames[role], `${name}: ${role}`)
      t.ok(roleGroups[group], `${name}: ${group}`)
    }
  }
  t.end()
})

function filledIn(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort()
}

function leavesOf(value: object, path = ''): Map<string, string | object> {
  return new Map(
    Object.entries(value).flatMap(([key, below]): [string, string | object][] =>
      typeof below === 'string' || 'other' in below
        ? [[`${path}.${key}`, below]]
        : [...leavesOf(below, `${path}.${key}`)],
    ),
  )
}

t.test('a language is found by its whole tag, by its first subtag, or is English', (t) => {
  const { value: words = shippedWords() } = readWords({ 'words.pt-br.json': '{"home": "Início"}' })
  t.equal(messagesIn({ words }, 'IT-ch').language, 'it')
  t.equal(messageIn({ words }, 'pt-BR').home, 'Início')
  t.equal(messageIn({ words }, 'pt-br').people, 'Pessoas', 'a dialect goes on from its language')
  t.equal(messagesIn({ words }, 'nl').language, 'en')
  t.end()
})

t.test('numbers take the form of the language', (t) => {
  const polish = { one: '{n} odcinek', few: '{n} odcinki', many: '{n} odcinków', other: '{n} odcinka' }
  t.same(
    [1, 3, 5, 22].map((count) => counted(polish, count, 'pl')),
    ['1 odcinek', '3 odcinki', '5 odcinków', '22 odcinki'],
  )
  t.equal(counted({ other: '{n} 集' }, 1, 'zh'), '1 集')
  t.equal(counted({ one: 'one', other: '{n}' }, 12_000, 'it'), '12.000')
  t.end()
})

t.test('what is filled in is never read as a place to fill', (t) => {
  t.equal(filled('{name} and {other}', { name: '{other} $&' }), '{other} $& and {other}')
  t.end()
})

t.test('a station changes one word and keeps the others', (t) => {
  const { value, diagnostics } = readWords({ 'words.it.json': '{"shows": "Trasmissioni"}' })
  t.same(diagnostics, [])
  t.equal(value?.get('it')?.shows, 'Trasmissioni')
  t.equal(value?.get('it')?.credits, 'Crediti')
  t.end()
})

t.test('a change of an English word counts where a language has no word of its own', (t) => {
  const { value } = readWords({
    'words.en.json': '{"home": "Start"}',
    'words.nl.json': '{"people": "Mensen"}',
  })
  t.equal(value?.get('nl')?.home, 'Start')
  t.end()
})

const faults: Readonly<Record<string, { name?: string; text: string; line: number }>> = {
  'template.words-broken': { text: '{\n  "home": "Casa', line: 2 },
  'template.words-wrong': { text: '{\n\n  "counts": "many"\n}', line: 3 },
  'template.words-unknown': { text: '{\n  "hoem": "Casa"\n}', line: 2 },
  'template.words-missing': { name: 'words.nl.json', text: '{"home": "Accueil"}', line: 1 },
  'template.words-language': { name: 'words.french!.json', text: '{}', line: 1 },
}
for (const [code, { name = 'words.it.json', text, line }] of Object.entries(faults)) {
  t.test(code, (t) => {
    const { diagnostics } = readWords({ [name]: text })
    t.same(
      diagnostics.map(({ code, file, line }) => ({ code, file, line })),
      [{ code, file: `templates/${name}`, line }],
    )
    t.end()
  })
}

t.test('a form that no language has is told, and the words that ship stay', (t) => {
  const { diagnostics } = readWords({
    'words.it.json': '{"counts": {"episodes": {"several": "{n} puntate", "other": "{n} puntate"}}}',
  })
  t.same(
    diagnostics.map(({ code }) => code),
    ['template.words-wrong'],
  )
  t.end()
})

t.test('the nearest word is named', (t) => {
  t.match(readWords({ 'words.it.json': '{"hoem": "Casa"}' }).diagnostics[0]?.hint, /“home”/)
  t.end()
})

t.test('names that every object has are no words', (t) => {
  const { value, diagnostics } = readWords({ 'words.it.json': '{"__proto__": {"x": "y"}, "toString": "z"}' })
  t.same(
    diagnostics.map(({ code }) => code),
    ['template.words-unknown', 'template.words-unknown'],
  )
  t.equal(({} as Record<string, unknown>).x, undefined)
  t.equal(value?.get('it')?.home, 'Home')
  t.end()
})

function readWords(own: Readonly<Record<string, string>>) {
  return readCatalogues(SHIPPED, new Map(Object.entries(own)))
}

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || 'other' in value) return [path]
  return Object.entries(value).flatMap(([key, below]) => keysOf(below, `${path}.${key}`))
}
