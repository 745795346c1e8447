import t from 'tap'
import { goodFiles, read, said } from './a-station.ts'

const ONE = 'episodes/one/episode.md'
const TRANSCRIPT = 'episodes/one/transcript.md'
const ITALIAN = 'episodes/one/transcript.it.md'

t.test('the ways of a station, the categories and the posts of an episode', async (t) => {
  const files = goodFiles()
  files['station.yaml'] +=
    'links: { correction: "mailto:desk@radio.example?subject=Oh%20no", reuse: http://radio.example/reuse }\n'
  files[ONE] = String(files[ONE]).replace(
    'thanks:',
    `categories: [Business Post]
posts:
  - author: Ann Lee
    handle: '@ann'
    url: https://social.example/1
    date: 2025-04-01
    language: pt-br
    text: |
      Hello.

      Again.
thanks:`,
  )
  const { station, diagnostics } = await read(files)
  t.same(diagnostics, [])
  t.same(station?.links, {
    correction: 'mailto:desk@radio.example?subject=Oh%20no',
    reuse: 'http://radio.example/reuse',
  })
  const [one] = station?.episodes ?? []
  t.same(one?.categories, ['Business Post'])
  t.same(one?.posts, [
    {
      author: 'Ann Lee',
      handle: '@ann',
      url: 'https://social.example/1',
      date: '2025-04-01',
      language: 'pt-BR',
      text: 'Hello.\n\nAgain.',
    },
  ])
})

t.test('what was meant by a way that leads nowhere is proposed', async (t) => {
  const hint = async (written: string) => {
    const files = goodFiles()
    files['station.yaml'] += `links: { tip: '${written}' }\n`
    return (await read(files)).diagnostics.map(({ code, hint }) => [code, hint])
  }
  t.same(await hint('desk@radio.example'), [['station.link-wrong', 'Write tip: mailto:desk@radio.example']])
  t.same(await hint('radio.example/tips'), [['station.link-wrong', 'Write tip: https://radio.example/tips']])
  t.same(await hint('ftp://x'), [['station.link-wrong', 'Write tip: https://radio.example/tips']])
  t.same(await hint('mailto:a b@c.example'), [
    ['station.link-wrong', 'Write tip: https://radio.example/tips'],
  ])
})

t.test('an organisation of people.yaml that is only thanked is not without use', async (t) => {
  const files = goodFiles()
  files['people.yaml'] +=
    'university:\n  name: Example University\n  kind: organisation\nnobody:\n  name: Nemo Nihil\n'
  const { station, diagnostics } = await read(files)
  t.same(
    diagnostics.map(({ code, line }) => [code, line]),
    [['people.uncredited', 10]],
  )
  t.equal(station?.people.find(({ id }) => id === 'university')?.kind, 'organisation')
  t.notOk(station?.people.some(({ id, kind }) => id === 'bo-chen' && kind !== undefined))
})

t.test('a translation has the chapters of the original', async (t) => {
  const both = (original: string, translation: string) =>
    said({ ...goodFiles(), [TRANSCRIPT]: `${original}\n`, [ITALIAN]: `${translation}\n` })
  const chapter = (title: string) => `## ${title}\n\n**Ann Lee:** Sì.\n\n**Bo Chen:** No.`
  const text = (...titles: string[]) => titles.map(chapter).join('\n\n')

  t.same(await both(text('A', 'B'), text('Uno', 'Due')), [])
  t.same(
    await both(text('A {t=0:00}', 'B {t=0:01}'), text('Uno', 'Due {t=0:01}')),
    [],
    'times where both have them',
  )
  t.same(await both(text('A {t=0:00}', 'B {t=0:01}'), text('Uno {t=0:00}', 'Due {t=0:00.5}')), [
    `${ITALIAN}:7:1 transcript.chapters-differ`,
  ])
  t.same(await both(text('A', 'B', 'C'), text('Uno', 'Due')), [`${ITALIAN}:7:1 transcript.chapters-differ`])
  t.same(await both(text('A'), text('Uno', 'Due')), [`${ITALIAN}:7:1 transcript.chapters-differ`])
  t.same(await both(text('A {t=0:00}', 'B {t=0:01}'), text('Due {t=0:01}')), [
    `${ITALIAN}:1:1 transcript.chapters-differ`,
  ])
  t.same(await both(text('A'), '**Ann Lee:** Sì.\n\n**Bo Chen:** No.'), [
    `${ITALIAN}:1:1 transcript.chapters-differ`,
  ])
})

t.test('which chapter is missing, extra or elsewhere is said by name and line', async (t) => {
  const text = (...titles: string[]) =>
    titles.map((one) => `## ${one}\n\n**Ann Lee:** Sì.\n\n**Bo Chen:** No.`).join('\n\n')
  const { diagnostics } = await read({
    ...goodFiles(),
    [TRANSCRIPT]: text('A {t=0:00}', 'B {t=0:00.5}', 'C {t=0:01}'),
    [ITALIAN]: text('Uno {t=0:00}', 'Tre {t=0:01}'),
  })
  t.match(diagnostics, [
    {
      code: 'transcript.chapters-differ',
      severity: 'warning',
      line: 7,
      message: 'The chapters are not those of transcript.md: “B” (line 7) is missing here.',
      hint: 'Write ## and its title in this language, with {t=00:00:00.500}, where that chapter begins.',
    },
  ])
})
