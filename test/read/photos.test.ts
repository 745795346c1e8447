import t from 'tap'
import { goodFiles, png, read, spot } from './a-station.ts'

const ONE = 'episodes/one/episode.md'

/** The good station with more in the front matter of its first episode, other notes, and two pictures. */
function withPhotos(front: string, notes = 'The notes.') {
  const files = goodFiles()
  files[ONE] = String(files[ONE])
    .replace('thanks:', () => `${front}\nthanks:`)
    .replace('The notes.', () => notes)
  return { ...files, 'episodes/one/a.png': png(640, 480), 'episodes/one/b 1.png': png(30, 40, 6) }
}

t.test('photos have their size, digest and words, in their order', async (t) => {
  const { station, diagnostics } = await read(
    withPhotos(`photos:
  - { file: b 1.png, alt: A door, lead: true }
  - { file: a.png, alt: A window, caption: ' Of *glass*. ', credit: Ann Lee }`),
  )
  t.same(diagnostics, [], 'no rule of artwork holds for them')
  t.match(station?.episodes[0]?.photos, [
    { picture: { file: 'episodes/one/b 1.png', width: 30, height: 40 }, alt: 'A door', lead: true },
    {
      picture: { width: 640, height: 480, type: 'image/png', digest: /^[0-9a-f]{64}$/ },
      caption: 'Of *glass*.',
      credit: 'Ann Lee',
    },
  ])
})

t.test('a photo says what it shows, there or in the notes', async (t) => {
  const list = 'photos: [{ file: a.png }, { file: b 1.png }]'
  const { diagnostics } = await read(withPhotos(list, 'See ![a door](b%201.png) and ![](a.png).'))
  t.same(diagnostics.map(spot), [`${ONE}:12:18 episode.photo-alt-missing`])
})

t.test('a photo is listed once, and one leads', async (t) => {
  const { diagnostics } = await read(
    withPhotos(`photos:
  - { file: a.png, alt: A, lead: true }
  - { file: a.png, alt: A }
  - { file: b 1.png, alt: B, lead: true }`),
  )
  t.same(diagnostics.map(spot), [
    `${ONE}:14:13 episode.photo-doubled`,
    `${ONE}:15:30 episode.photo-lead-doubled`,
  ])
})

t.test('a picture of the notes that lies there and is not listed is told how to be', async (t) => {
  const { diagnostics } = await read(
    withPhotos('', 'One.\n\n![A](a.png) ![again](a.png) ![B](https://b.example/b.png)'),
  )
  t.same(diagnostics.map(spot), [`${ONE}:18:1 episode.photo-unlisted`])
  t.match(diagnostics[0]?.hint, /photos: and below it - file: a\.png$/)
})

t.test('thousands of pictures in the notes are told in a moment, and a few of them', async (t) => {
  const notes = Array.from({ length: 20_000 }, (_, index) => `![x](${index}.png)`).join('\n')
  const codes = (await read(withPhotos('', notes))).diagnostics.map(({ code }) => code)
  t.equal(codes.filter((code) => code === 'episode.photo-unlisted').length, 20)
  t.ok(codes.includes('episode.markup-excessive'), 'and that they are one paragraph')
})
