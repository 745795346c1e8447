import t from 'tap'
import { fileStorage } from '../../src/adapters/files/storage.ts'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { validateBuild } from '../../src/build/validated-build.ts'
import { goodFiles } from '../read/a-station.ts'

const NOW = new Date('2025-06-01T12:00:00Z')

/** What is said of the links of a second episode with these notes: where, which code and what to do. */
async function told(notes: string, front = ''): Promise<readonly string[]> {
  const files = goodFiles()
  const text = String(files['episodes/one/episode.md'])
  const other = (slug: string, status: string, rest: string) => {
    files[`episodes/${slug}/episode.md`] =
      `---\ntitle: ${slug}\nguid: 00000000-0000-4000-8000-00000000000${slug.length}\nfeed: show\ndate: 2025-05-01T10:00:00Z\nstatus: ${status}\nsummary: A talk.\n${rest}`
    files[`episodes/${slug}/a.mp3`] = files['episodes/one/one.mp3'] as Uint8Array
  }
  t.match(text, 'status: published')
  other('links', 'published', `${front}---\n\n${notes}\n`)
  other('waiting', 'draft', '---\n\nNot yet.\n')
  other('scheduled', 'published', '---\n\nLater.\n')
  const scheduled = String(files['episodes/scheduled/episode.md'])
  files['episodes/scheduled/episode.md'] = scheduled.replace('2025-05-01', '2030-05-01')
  const context = { storage: memoryStorage(files), shipped: fileStorage('templates'), generator: 'Inonda/0' }
  const { diagnostics, result } = await validateBuild(context, {
    moment: NOW,
    url: 'https://onda.example/fm',
  })
  t.ok(result, 'a dead link stops no build')
  return diagnostics
    .filter(({ code }) => /^episode\.(?:link-|footnote-)/.test(code))
    .map(({ file, line, column, code, hint }) => `${file}:${line}:${column} ${code} ${hint}`)
}

t.test('what leads to something of the station is let be', async (t) => {
  t.strictSame(
    await told(
      [
        '[a](../one/) [b](/episodes/one) [c](/fm/episodes/one/index.html) [d](https://onda.example/fm/people/)',
        '[e](/feeds/show.xml?a=1) [f](a.mp3#t=20) [g](#t=20) [h](#notes) [i](/episodes/one/#transcript) [j](#)',
        '[k](https://onda.example/other/) [l](mailto:a@b.example) [m](https://else.example/episodes/none/)',
        '[n](../one/transcript.html) `[o](nothing)` p[^1] [q](#:~:text=Links)',
        '',
        '[^1]: r',
      ].join('\n'),
    ),
    [],
  )
})

t.test(
  'what leads nowhere is told with its place, and with what was meant where something is near',
  async (t) => {
    t.strictSame(
      await told(
        'See [a](../onne/), [b](/fm/peple/) and\n[c](notes.pdf) <a href="/x">d</a> [e].\n\n[e]: https://onda.example/fm/none\n\n[f](#nots) ![g](/pictures/h.png)',
        'takeaways: ["[i](/credit/)"]\n',
      ),
      [
        'episodes/links/episode.md:8:18 episode.link-dead Write /credits/',
        'episodes/links/episode.md:11:9 episode.link-dead Write /episodes/one/',
        'episodes/links/episode.md:11:24 episode.link-dead Write /people/',
        'episodes/links/episode.md:12:5 episode.link-dead Correct the address, or remove the link.',
        'episodes/links/episode.md:12:25 episode.link-dead Correct the address, or remove the link.',
        'episodes/links/episode.md:14:6 episode.link-dead Correct the address, or remove the link.',
        'episodes/links/episode.md:16:5 episode.link-place-missing Write #notes',
        'episodes/links/episode.md:16:17 episode.link-dead Correct the address, or remove the link.',
      ],
    )
  },
)

t.test('an episode that is not public yet is told as such', async (t) => {
  t.strictSame(await told('[a](../waiting/) [b](../scheduled/)'), [
    'episodes/links/episode.md:10:5 episode.link-not-public Publish it with: inonda publish waiting',
    'episodes/links/episode.md:10:22 episode.link-not-public Wait until it goes on air, or remove the link.',
  ])
})

t.test('a footnote that is not written is told where the text refers to it', async (t) => {
  t.strictSame(await told('One[^1] and two[^2].\n\n    code [^3]\n\n`[^4]` and \\[^5].\n\n[^1]: First.'), [
    'episodes/links/episode.md:10:16 episode.footnote-missing Write the footnote into a line of its own, such as [^2]: The source is …; or remove [^2].',
  ])
})

t.test('the links of a page of its own and of the footer are followed as those of notes are', async (t) => {
  const files: Record<string, string | Uint8Array> = {
    ...goodFiles(),
    'pages/about.md':
      '---\ntitle: About\n---\nSee [a](/people/), [b](../peple/), [c](#writ) and [d](/episodes/two/).\n\n## Write\n\nA[^x].\n',
  }
  files['station.yaml'] += 'footer: { text: "[e](/about/) [f](/imprint/)" }\n'
  const context = { storage: memoryStorage(files), shipped: fileStorage('templates'), generator: 'Inonda/0' }
  const { diagnostics } = await validateBuild(context, { moment: NOW })
  t.strictSame(
    diagnostics
      .filter(({ code }) => code.startsWith('page.'))
      .map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`),
    [
      'pages/about.md:4:24 page.link-dead',
      'pages/about.md:4:40 page.link-place-missing',
      'pages/about.md:4:55 page.link-not-public',
      'pages/about.md:8:2 page.footnote-missing',
      'station.yaml:10:35 page.link-dead',
    ],
  )
})
