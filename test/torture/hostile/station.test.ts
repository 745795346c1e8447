import fc from 'fast-check'
import t from 'tap'
import { IoError } from '../../../src/ports/io-error.ts'
import { goodFiles } from '../../read/a-station.ts'
import { quickly } from '../hang.ts'
import { times } from '../how-often.ts'
import { nasty } from './disguises.ts'
import { pagesAreHarmless } from './harmless.ts'

/** What can stand in a YAML file to take it down. */
const BOMBS = [
  `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghijklmnop'
    .split('')
    .map((name, index, all) => `${name}: &${name} [${`*${all[index - 1] ?? 'a'},`.repeat(9)}]`)
    .join('\n')}\n`,
  `title: ${'['.repeat(20_000)}\n`,
  `title: ${'{a: '.repeat(20_000)}\n`,
  `${'- '.repeat(20_000)}x\n`,
  `title: &a [*a]\n`,
  `? ${'? '.repeat(5000)}\n: x\n`,
  `title: "${'\\u0041'.repeat(100_000)}"\n`,
  `!!js/function 'function () {}'\n`,
  `title: !!python/object/apply:os.system ['id']\n`,
  `<<: {<<: {<<: x}}\n`,
  `${'a'.repeat(1_000_000)}: x\n`,
  `title: |\n${'  line\n'.repeat(100_000)}`,
  `__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n`,
  `title: ${'&a '.repeat(10_000)}x\n`,
]

t.test('no file of a station brings the program down, and no page runs what it says', async (t) => {
  const texts = Object.keys(goodFiles()).filter((file) => /\.(yaml|md)$/.test(file))
  const junk = fc.oneof(nasty, fc.constantFrom(...BOMBS))
  const runs = times(60, 1500)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat(20),
      fc.boolean(),
      junk,
      async (file, at, gone, asField, typed) => {
        const files = goodFiles()
        const text = String(files[file])
        const start = at % (text.length + 1)
        files[file] = asField
          ? text.replace(/^(\w+): .*$/m, (_, key) => `${key}: ${JSON.stringify(typed)}`)
          : text.slice(0, start) + typed + text.slice(start + gone)
        await quickly(
          () => pagesAreHarmless(files),
          `${file} ${start} ${JSON.stringify(typed.slice(0, 200))}`,
        )
      },
    ),
    { numRuns: runs },
  )
  t.equal(({} as { polluted?: unknown }).polluted, undefined)
  t.pass(`${runs} stations`)
})

t.test('no name of a file leads out of the station or into a page', async (t) => {
  const part = fc.constantFrom(
    ...['..', '.', '/', '\\', '%2e%2e', '\0', '\n', 'con', '~', '$(id)', '`id`', ';id', '|id', '-rf', '<b>'],
    ...['"', "'", '&', '#', '?', '%', 'è', '中', '\u202e', '\ud800', 'a'.repeat(300), ' ', ':'],
    ...['"onload="alert(1)', '<script>alert(1)</script>', 'javascript:alert(1)'],
  )
  const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
  const runs = times(60, 1500)
  await fc.assert(
    fc.asyncProperty(
      name,
      fc.constantFrom('mp3', 'jpg', 'md', 'json', 'liquid', 'yaml', ''),
      async (stem, end) => {
        const file = end === '' ? stem : `${stem}.${end}`
        const good = goodFiles()
        for (const path of [
          `episodes/one/${file}`,
          `episodes/${file}/episode.md`,
          `feeds/${file}`,
          `templates/${file}`,
        ]) {
          const bytes = end === 'mp3' ? good['episodes/one/one.mp3'] : String(good['episodes/one/episode.md'])
          const files = { ...goodFiles(), [path]: bytes ?? '' }
          await quickly(() => pagesAreHarmless(files).catch((error) => refusedAbove(path, error)), path)
        }
      },
    ),
    { numRuns: runs },
  )
  t.pass(`${runs * 4} names`)
})

/** What would stand outside the station, or in the place of its folder, is refused as a whole. */
function refusedAbove(path: string, error: unknown): void {
  const isRefused = error instanceof IoError && /leads out|it is a file, and a folder/.test(error.message)
  if (!isRefused || !path.split('/').includes('..')) throw error
}
