import fc from 'fast-check'
import t from 'tap'
import { goodFiles, read } from './a-station.ts'

const TEXTS = Object.keys(goodFiles()).filter((file) => /\.(yaml|md)$/.test(file))

/** What breaks readers: YAML's own signs, other languages, invisible characters, and any text at all. */
const junk = fc.oneof(
  fc.constantFrom(
    '- ',
    ': ',
    '\t',
    '---\n',
    '"',
    "'",
    '|',
    '>',
    '&a ',
    '*a',
    '? ',
    '!x ',
    '{',
    '[',
    '#',
    '\r',
    '\0',
    '<<: ',
  ),
  fc.constantFrom(
    'null',
    '~',
    '1e999',
    '.nan',
    '0x1f',
    '2025-02-30',
    '\ud800',
    '\u2028',
    '\ufeff',
    '__proto__: {}\n',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

t.test('whatever is typed into a file, reading it ends with diagnostics that have a place', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TEXTS), fc.nat(), fc.nat(30), junk, async (file, at, gone, typed) => {
      const files = goodFiles()
      const text = String(files[file])
      const start = at % (text.length + 1)
      files[file] = text.slice(0, start) + typed + text.slice(start + gone)
      const { diagnostics } = await read(files)
      for (const { line, column, message, hint } of diagnostics) {
        if (!(line >= 1 && column >= 1) || /undefined|\[object/.test(message + hint)) {
          throw new Error(`${file}:${line}:${column} ${message} ${hint}`)
        }
      }
    }),
    { numRuns: 400 },
  )
  t.pass()
})

t.test('whatever bytes a file holds, reading it ends', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(goodFiles())),
      fc.uint8Array({ maxLength: 200 }),
      async (file, bytes) => {
        await read({ ...goodFiles(), [file]: bytes })
      },
    ),
    { numRuns: 200 },
  )
  t.pass()
})

t.test('brackets, maps and lists without end are refused, and do not exhaust the stack', async (t) => {
  const deep = [
    '['.repeat(20_000),
    '{a: '.repeat(20_000),
    '- '.repeat(20_000),
    `${'? '.repeat(5000)}\n: x\n`,
    Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
  ]
  for (const yaml of deep) {
    const { diagnostics, station } = await read({ ...goodFiles(), 'station.yaml': yaml })
    t.equal(station, undefined)
    t.match(diagnostics[0], { file: 'station.yaml', code: 'station.yaml-broken' })
  }
})
