import t from 'tap'
import { type Door, steepAt } from './growth/doubling.ts'
import { INTAKE_DOORS } from './growth/intake.ts'
import { LINT_DOORS } from './growth/lint.ts'
import { READ_DOORS } from './growth/read.ts'
import { RENDER_DOORS } from './growth/render.ts'
import { repeated, SEEDS, type Seed } from './growth/seeds.ts'
import { SERVER_DOORS } from './growth/server.ts'

const DOORS = [...SERVER_DOORS, ...LINT_DOORS, ...INTAKE_DOORS, ...READ_DOORS, ...RENDER_DOORS]

const MOST = 24_576
const PATIENCE_MILLISECONDS = 1000

/** What once held the program for seconds or minutes: the unit or the seed, and what has to stand around it. */
const KNOWN: readonly (readonly [
  door: string,
  before: string,
  what: string,
  after: string,
  most?: number,
])[] = [
  ['Range', 'bytes=', ' ', 'x'],
  ['address in a build', '/onda/', '</a>', '', 12_288],
  ['namespace declared and not known', 'http:', '/', 'x'],
  ['namespaces of a feed', 'http://', '/', ''],
  ['YAML', '', 'many aliases', ''],
  ['YAML', '', 'many aliases in a list', ']'],
  ['Markdown', '---\ntitle: ', '{', '\n---\n\n# A title\n\n**Ann:** Hello.\n\n**Bo:** Yes.\n'],
  ['values of station.yaml', '', '#', ''],
  ['values of station.yaml', 'rgb(', '.', ')'],
  ['values of feeds/show.yaml', '', ' ', ''],
  ['WebVTT', 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000', ' ', '\na\n'],
  ['SRT', '1\n00:00:01,000 --> 00:00:02,000\n', '|\n', '\n', 98_304],
  ['plain text', 'A title\n\nSome prose.\n\nSpecial thanks to\n', 'many credits', '', 65_536],
  ['pages of an episode', '**Ann:** How?\n\n**Bo:** ', '- Baa\n', '', 49_152],
  ['Markdown on one line', '', '_a', '', 8192],
  ['Markdown on one line', '> ', '!', '', 4096],
  ['words of Markdown', '- a\n\n  ', '-->\n', '', 16_384],
]

t.setTimeout(1e6)
for (const [name, before, what, after, most = MOST] of KNOWN) {
  t.test(`${name}: ${JSON.stringify(before)} ${JSON.stringify(what)} is no burden any more`, async (t) => {
    const seed: Seed = SEEDS.find((one) => one.name === what) ?? repeated(what)
    const found = DOORS.filter((door) => door.name === name)
    t.equal(found.length > 0, true, 'there is such a door')
    for (const door of found) {
      const { share: _, ...whole } = door
      const only: Door = { ...whole, seeds: [seed], around: [[before, after]] }
      t.strictSame(await steepAt(only, { most, isFull: true, patience: PATIENCE_MILLISECONDS }), [])
    }
  })
}
