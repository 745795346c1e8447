import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { readDraft } from '../../../src/intake/draft.ts'
import { goodFiles } from '../../read/a-station.ts'
import { PECULIAR } from '../../recordings/peculiar.ts'
import { quickly } from '../hang.ts'
import { times } from '../how-often.ts'
import { pagesAreHarmless } from './harmless.ts'

const SOUND = /\.(mp3|m4a|mp4|opus|ogg|flac|wav)$/

t.test('sound and pictures that are cut, flipped or lie about their length end as diagnostics', async (t) => {
  const originals = [...soundsOf(t), ...Object.entries(goodFiles()).filter(([name]) => name.endsWith('.png'))]
  const change = fc.record({
    cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    flips: fc.array(fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), to: fc.nat(255) }), {
      maxLength: 12,
    }),
    // Where containers keep their lengths: at the head.
    lies: fc.array(fc.record({ at: fc.nat(200), to: fc.constantFrom(0, 0x7f, 0x80, 0xff) }), {
      maxLength: 8,
    }),
    doubled: fc.boolean(),
  })
  const runs = times(150, 3000)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...originals),
      change,
      async ([name, original], { cut, flips, lies, doubled }) => {
        let bytes = Buffer.from(original as Uint8Array)
        if (cut !== null) bytes = bytes.subarray(0, Math.floor(bytes.length * cut))
        for (const { at, to } of flips) bytes[Math.floor(bytes.length * at)] = to
        for (const { at, to } of lies) if (at < bytes.length) bytes[at] = to
        if (doubled) bytes = Buffer.concat([bytes, bytes])
        const { 'episodes/one/one.mp3': _, ...others } = goodFiles()
        const place = name.endsWith('.png') ? 'feeds/show.png' : `episodes/one/one.${name.split('.').at(-1)}`
        await quickly(
          async () => {
            await pagesAreHarmless({ ...others, [place]: bytes })
            const about = { people: [], stationLanguage: 'en', feed: 'show', guid: 'g', takenSlugs: [] }
            await readDraft([{ name, bytes }], about)
          },
          `${name} ${JSON.stringify({ cut, flips, lies, doubled })}`,
        )
      },
    ),
    { numRuns: runs },
  )
  t.pass(`${runs} files`)
})

/** Recordings of every format: those of the sample, cut short, those made for tests, and of others where they are. */
function soundsOf(t: Test): [string, Uint8Array][] {
  const sample = readdirSync('episodes').flatMap((slug) =>
    readdirSync(`episodes/${slug}`)
      .filter((name) => SOUND.test(name))
      .map((name): [string, Uint8Array] => [
        name,
        readFileSync(`episodes/${slug}/${name}`).subarray(0, 60_000),
      ]),
  )
  const own = PECULIAR.filter(({ file, bytes }) => SOUND.test(file) && bytes.length > 0)
  const made = [...sample, ...own.map(({ file, bytes }): [string, Uint8Array] => [file, bytes])]
  const folder = new URL('../../../../shared/fixtures/audio/', import.meta.url)
  if (!existsSync(folder)) {
    t.comment('without ../shared/fixtures/audio: the sample’s recordings and those made for tests')
    return made
  }
  const others = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => SOUND.test(name))
    .map((name): [string, Uint8Array] => [name, readFileSync(new URL(name, folder))])
    .filter(([, bytes]) => bytes.length < 500_000)
  return [...made, ...others]
}
