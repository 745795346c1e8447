import t from 'tap'
import { withListEntry } from '../../src/read/list-edit.ts'

const ENTRY = { start: '00:03:12.500', duration: 14.2, title: 'Why: she said “no” # twice' }
const edited = (matter: string, end = '\n') => {
  const text = `---\n${matter}---\nThe notes. {{ not touched }}\n`.replaceAll('\n', end)
  return withListEntry(text, 'soundbites', ENTRY)?.replaceAll(end, '\n')
}
const file = (matter: string) => `---\n${matter}---\nThe notes. {{ not touched }}\n`
const TITLE = 'title: "Why: she said “no” # twice"'
const ROWS = `  - start: 00:03:12.500\n    duration: 14.2\n    ${TITLE}\n`

t.test('an entry comes last, and everything else stays as it was', async (t) => {
  const one = 'title: One # said so\nsoundbites:'
  for (const [name, before, after] of [
    ['a list that is not there', 'title: One\n', `title: One\nsoundbites:\n${ROWS}`],
    ['one that is empty', `${one} # none yet\ntags: [a]\n`, `${one} # none yet\n${ROWS}tags: [a]\n`],
    [
      'lines',
      `${one}\n  - start: 3 # first\n    duration: 20 # long\n  # more to come\ntags: [a]\n`,
      `${one}\n  - start: 3 # first\n    duration: 20 # long\n${ROWS}  # more to come\ntags: [a]\n`,
    ],
    [
      'lines that begin where the key does',
      `${one}\n- start: 3\n  duration: 20\n`,
      `${one}\n- start: 3\n  duration: 20\n${ROWS.replace(/^ {2}/gm, '')}`,
    ],
    [
      'a text of several lines at its end',
      `${one}\n  - start: 3\n    duration: 20\n    title: >-\n      Long\n      title\ntags: [a]\n`,
      `${one}\n  - start: 3\n    duration: 20\n    title: >-\n      Long\n      title\n${ROWS}tags: [a]\n`,
    ],
    [
      'brackets',
      `${one} [{start: 3, duration: 20}] # all\n`,
      `${one} [{start: 3, duration: 20}, {start: 00:03:12.500, duration: 14.2, ${TITLE}}] # all\n`,
    ],
    [
      'brackets in lines',
      `${one} [\n  { start: 3, duration: 20 }, # first\n]\n`,
      `${one} [\n  { start: 3, duration: 20 }, {start: 00:03:12.500, duration: 14.2, ${TITLE}}, # first\n]\n`,
    ],
    ['empty brackets', `${one} []\n`, `${one} [{start: 00:03:12.500, duration: 14.2, ${TITLE}}]\n`],
  ] as const) {
    t.equal(edited(before), file(after), name)
    t.equal(edited(before, '\r\n'), file(after), `${name}, in lines of Windows`)
  }
})

t.test('what is no list, or no YAML, is left alone', async (t) => {
  for (const matter of [
    'soundbites: *x\n',
    'soundbites: none\n',
    'soundbites: ~\n',
    'soundbites: {start: 3}\n',
    'title: [\n',
  ])
    t.equal(edited(matter), undefined, matter)
  t.equal(withListEntry('No front matter.\n', 'soundbites', ENTRY), undefined)
  const twice = 'a: &x [1]\nsoundbites: *x\n'
  t.equal(edited(twice), undefined, 'a list that stands elsewhere')
})
