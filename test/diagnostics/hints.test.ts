import { execFileSync } from 'node:child_process'
import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { catalogue, say } from '../../src/diagnostics/catalogue.ts'
import { shellWord } from '../../src/diagnostics/shell-word.ts'
import { readRecording } from '../../src/read/recording.ts'
import { goodFiles, read } from '../read/a-station.ts'

const NAMES = [
  "It's",
  'My Talk',
  'a"b',
  '$HOME',
  '`id`',
  'a;b',
  '-x',
  'è',
  '',
  'plain-1.mp3',
  'a\\b',
  '!a',
  '*',
]

t.test('a name in a command that a hint says can be typed as it stands', async (t) => {
  for (const name of NAMES) {
    const typed = execFileSync('sh', ['-c', `printf %s ${shellWord(name)}`], { encoding: 'utf8' })
    t.equal(typed, name, JSON.stringify(name))
  }
  t.equal(shellWord('episodes/my-talk'), 'episodes/my-talk')
  const at = { file: 'a', line: 1, column: 1 }
  t.equal(
    say('episode.slug-wrong', at, { slug: "It's", folder: "episodes/It's", suggestion: 'episodes/it-s' })
      .hint,
    "Rename it: git mv 'episodes/It'\\''s' episodes/it-s",
  )
  const { diagnostics } = await readRecording(memoryStorage({ 'My Talk.flac': 'x' }), 'My Talk.flac')
  t.match(diagnostics, [{ hint: /ffmpeg -i 'My Talk\.flac' 'My Talk\.mp3'$/ }])
})

t.test('no hint advises to call a video sound', async (t) => {
  for (const { hint } of Object.values(catalogue)) t.notMatch(hint, /rename[^.]*m4a/i)
})

/** The hints for an episode whose line, which begins like the new one or is the title, is replaced. */
async function hintsFor(line: string): Promise<string[]> {
  const files = goodFiles()
  const text = String(files['episodes/one/episode.md'])
  const [key = ''] = line.trim().split(':')
  files['episodes/one/episode.md'] = text.replace(new RegExp(`^( *)${key}:.*$`, 'm'), `$1${line.trim()}`)
  return (await read(files)).diagnostics.map(({ hint }) => hint)
}

t.test('a hint, typed, makes what it is about go', async (t) => {
  for (const [wrong, hint, right] of [
    ['status: public', 'Write status: published', 'status: published'],
    ['status: Live', 'Write status: published', 'status: published'],
    ['status: drft', 'Write status: draft', 'status: draft'],
    ['Guest: Bo Chen', 'Write Guest: [bo-chen]', 'Guest: [bo-chen]'],
    ['Guest: Bo Chen, Ann Lee', 'Write Guest: [bo-chen, ann-lee]', 'Guest: [bo-chen, ann-lee]'],
    [
      'title: Meet the "board" #12',
      'Put the whole value in quotes: title: "Meet the \\"board\\" #12"',
      'title: "Meet the \\"board\\" #12"',
    ],
    ['title: “One”', 'Write title: "One", or, if they are meant, title: "“One”"', 'title: "One"'],
    ['title: “One”', 'Write title: "One", or, if they are meant, title: "“One”"', 'title: "“One”"'],
  ] as const) {
    t.ok((await hintsFor(wrong)).includes(hint), wrong)
    t.notOk((await hintsFor(right)).includes(hint), right)
  }
  t.strictSame(await hintsFor('title: One # a remark'), [], 'a comment is one')
  t.strictSame(await hintsFor('status: published #soon'), [], 'behind one word too')
})

t.test('quotes of print are told in every file', async (t) => {
  const files = { ...goodFiles(), 'people.yaml': 'ann-lee:\n  name: «Ann Lee»\n' }
  t.match(
    (await read(files)).diagnostics.find(({ code }) => code === 'people.quotes-typographic'),
    { line: 2, column: 9, hint: /^Write name: "Ann Lee"/ },
  )
})
