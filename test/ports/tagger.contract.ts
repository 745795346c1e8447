import type { Test } from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import type { Tags } from '../../src/model/recording-tags.ts'
import type { TaggedKind, Tagger } from '../../src/ports/tagger.ts'
import { readRecording } from '../../src/read/recording.ts'
import { png } from '../read/a-station.ts'

/** Tags with one of everything. */
export const someTags = (some: Partial<Tags> = {}): Tags => ({
  title: 'The keeper of Capo Nord',
  album: 'Lamp & Lens',
  artists: ['Ann Lee', 'Bo Chen'],
  credits: [
    { role: 'Editor', name: 'Chiara Neri' },
    { role: 'Producer', name: 'Dao Minh' },
    { role: 'Producer', name: '陈博' },
  ],
  day: '2025-03-14',
  genre: 'Podcast',
  language: 'it-IT',
  season: 2,
  episode: 7,
  chapters: [
    { title: 'How did it start?', start: 0, end: 400 },
    { title: 'E poi? – 然后呢', start: 400, end: 900, url: 'https://faro.example/poi' },
  ],
  cover: { type: 'image/png', bytes: png(16, 16), width: 16, height: 16 },
  ...some,
})

/** Texts that mean something to one format or another. */
const HOSTILE = [
  'a=b;c#d\\e',
  '[CHAPTER]',
  ';FFMETADATA1',
  '-i /etc/passwd',
  '$(true) `true` "x"',
  '🎙️ ü',
  '\\',
]

/** What every Tagger must do. `recordings` holds one of each of its kinds, a second long or more. */
export function taggerContract(
  t: Test,
  tagger: Tagger,
  recordings: Readonly<Partial<Record<TaggedKind, Uint8Array>>>,
  soundOf: (bytes: Uint8Array, kind: TaggedKind) => string,
): void {
  for (const kind of tagger.kinds) {
    const original = recordings[kind]
    if (!original) throw new Error(`the test brings no ${kind}`)
    const readBack = async (bytes: Uint8Array) => {
      const { value } = await readRecording(memoryStorage({ [`a.${kind}`]: bytes }), `a.${kind}`)
      if (!value) throw new Error(`the ${kind} cannot be read`)
      return value
    }

    t.test(`${kind}: what is written is read back, and the sound is the same`, async (t) => {
      const tags = someTags()
      const copy = await tagger.write(original, kind, tags)
      const { tags: told, chapters, picture, seconds } = await readBack(copy)
      t.strictSame([told.title, told.album], [tags.title, tags.album])
      t.match(told.artist, /^Ann Lee/)
      t.strictSame(
        chapters.map(({ title, start }) => [title, start]),
        tags.chapters.map(({ title, start }) => [title, start / 1000]),
      )
      t.strictSame(picture, { type: 'image/png', bytes: tags.cover?.bytes.length })
      t.equal(seconds, (await readBack(original)).seconds)
      t.equal(soundOf(copy, kind), soundOf(original, kind))
    })

    t.test(`${kind}: the same input gives the same bytes, and leaves the input as it was`, async (t) => {
      const before = Buffer.from(original)
      const [one, other] = [
        await tagger.write(original, kind, someTags()),
        await tagger.write(original, kind, someTags()),
      ]
      t.ok(Buffer.from(one).equals(other))
      t.ok(before.equals(original))
    })

    t.test(`${kind}: tags replace those that are there, also where the new ones say less`, async (t) => {
      const first = await tagger.write(original, kind, someTags())
      const { cover: _, ...rest } = someTags({ title: 'Another', chapters: [], credits: [] })
      const told = await readBack(await tagger.write(first, kind, rest))
      t.equal(told.tags.title, 'Another')
      t.strictSame(told.chapters, [])
      t.equal(told.picture, undefined)
    })

    t.test(`${kind}: hostile texts are texts`, async (t) => {
      for (const text of HOSTILE) {
        const chapters = [{ title: text, start: 0, end: 500 }]
        const told = await readBack(
          await tagger.write(original, kind, someTags({ title: text, album: text, chapters })),
        )
        t.strictSame([told.tags.title, told.tags.album, told.chapters[0]?.title], [text, text, text])
      }
    })

    t.test(`${kind}: 255 chapters are all there`, async (t) => {
      const chapters = Array.from({ length: 255 }, (_, index) => {
        return { title: `Chapter ${index}`, start: index * 3, end: index * 3 + 3 }
      })
      const told = await readBack(await tagger.write(original, kind, someTags({ chapters })))
      t.equal(told.chapters.length, 255)
      t.strictSame([told.chapters[254]?.title, told.chapters[254]?.start], ['Chapter 254', 0.762])
    })
  }
}
