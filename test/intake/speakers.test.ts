import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { add as addTo } from '../../src/tasks/add.ts'
import { goodFiles, read } from '../read/a-station.ts'
import { add } from './a-draft.ts'

const nora = { id: 'nora-lind', name: 'Nora Lind', aliases: [] }
const LETTERS = `Q&A: Berta Holm on Lighthouses

Marina Press met Berta Holm at the harbour to hear how lamps are kept.

Q. Who lights the lamp?

A. I do, each evening at six, and I have done so for a long time now.

Q. And in winter?

A. In winter I stay up there for weeks, with a stove and a radio.
`

/** Answers in turn; what was asked stands in `asked`. */
function keyboard(...answers: readonly string[]) {
  const asked: string[] = []
  const left = [...answers]
  const ask = async (question: string) => {
    asked.push(question)
    return left.shift() ?? ''
  }
  return { asked, ask }
}

t.test('whole names are written down as speakers, first names only as questions', async (t) => {
  const text =
    'Rain\n\n**Nora Lind:** How was it?\n\n**Tobias:** Wet.\n\n**Nora Lind:** And now?\n\n**Tobias:** Dry.\n'
  const { front, draft } = await add({ 'rain.md': text }, { people: [nora] })
  t.strictSame(front['speakers'], { 'Nora Lind': 'nora-lind' })
  t.match(draft?.episodeMd, /^# {3}Tobias: first-last {2}# who is “Tobias”\?$/m)
})

t.test('a letter is asked about for its own episode', async (t) => {
  const { front, draft } = await add({ 'second.txt': LETTERS })
  t.equal(front['speakers'], undefined)
  t.match(draft?.episodeMd, /^# speakers:$/m)
  t.match(draft?.episodeMd, /^# {3}A: berta-holm {2}# is “A” Berta Holm\?$/m)
})

t.test('without its #, the proposal holds for this episode, whoever has such an alias', async (t) => {
  const files = goodFiles()
  files['people.yaml'] = 'ann-lee:\n  name: Ann Lee\n  aliases: [A]\nbo-chen:\n  name: Bo Chen\n'
  const storage = memoryStorage(files)
  const { slug } = await addTo(storage, [{ name: 'b.txt', bytes: new TextEncoder().encode(LETTERS) }], {})
  const path = `episodes/${slug}/episode.md`
  const written = new TextDecoder().decode(await storage.read(path))
  const voicesOf = async (text: string) => {
    await storage.write(path, new TextEncoder().encode(text))
    const { station } = await read(await contents(storage))
    return station?.episodes.find((one) => one.slug === slug)?.transcripts[0]?.turns.map((one) => one.speaker)
  }
  t.strictSame(await voicesOf(written), ['Q', 'A', 'Q', 'A'], 'nobody is guessed')
  const answered = written.replace('# speakers:', 'speakers:').replace('#   A: berta', '  A: berta')
  t.strictSame(await voicesOf(answered), ['Q', 'Berta Holm', 'Q', 'Berta Holm'])
})

t.test('somebody at a keyboard is asked, and the answers are written', async (t) => {
  const text =
    'Rain\n\n**Host:** Welcome to Weather, my name is Nora Lind.\n\n**Tobias:** Hello.\n\n**Host:** Is it wet?\n\n**Tobias:** Dry.\n'
  const { asked, ask } = keyboard('', 'Tobias Berg')
  const { front, draft, codes } = await add({ 'rain.md': text }, { people: [nora], ask })
  t.strictSame(asked, [
    'Is Host Nora Lind? [Y/n] ',
    'Who is Tobias, the Guest? Full name, or Enter to leave it open: ',
  ])
  t.strictSame(front['speakers'], { Host: 'nora-lind', Tobias: 'tobias-berg' })
  t.strictSame(front['people'], { Host: ['nora-lind'], Guest: ['tobias-berg'] })
  t.strictSame(draft?.newPeople, [{ id: 'tobias-berg', name: 'Tobias Berg', aliases: [] }])
  t.notOk(
    codes.some((code) => /question|unnamed/.test(code)),
    'what is answered is not told',
  )
})

t.test('no is taken for no, and what is left open stays a question', async (t) => {
  const { asked, ask } = keyboard('', 'n', '')
  const { front, draft, codes } = await add({ 'second.txt': LETTERS }, { ask })
  t.match(asked, [/^Who is Q/, 'Is A, the Guest, Berta Holm? [Y/n] ', /^Who is A/])
  t.equal(front['speakers'], undefined)
  t.strictSame(draft?.newPeople, [], 'nobody enters people.yaml who is not meant')
  t.ok(codes.includes('intake.person-question'))
})

async function contents(storage: ReturnType<typeof memoryStorage>) {
  const files: Record<string, Uint8Array> = {}
  const walk = async (folder: string) => {
    for (const { name, kind } of await storage.list(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`
      if (kind === 'folder') await walk(path)
      else files[path] = (await storage.read(path)) ?? new Uint8Array()
    }
  }
  await walk('')
  return files
}
