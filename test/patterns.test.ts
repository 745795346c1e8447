import { analyse } from 'scslre'
import t from 'tap'
import { type Found, patternsIn, patternsOfSchemas } from './patterns/found.ts'
import { type Pumped, pumpedFor } from './patterns/pumped.ts'

/**
 * Patterns that may look slow, by file and source, each with what keeps long texts from them. Nothing else excuses one:
 * fix it, most simply by a pattern of which one repetition cannot take what the next one wants.
 */
const EXCUSED: readonly (readonly [file: string, beginning: string, why: string])[] = []

/** Patterns that are put together while the program runs, and of what. */
const MADE: readonly (readonly [file: string, of: string])[] = [
  ['src/build/server-configuration/nginx.ts', 'the patterns of rules.ts, on one address of our own'],
  ['src/build/server-configuration/rules.ts', 'the constants of its own list, on addresses of our own'],
  ['src/read/schemas/recurrence.ts', 'numbers between bars'],
]

/** Made of the others, with the same patterns. */
const isMinified = ({ file }: Found) => file.startsWith('templates/minified/')

const all = [...patternsIn(['src', 'templates', 'scripts']), ...patternsOfSchemas()].filter(
  (one) => !isMinified(one),
)
const known = all.flatMap((one) => (one.source === undefined ? [] : [{ ...one, source: one.source }]))

function excused({ file, source = '' }: Found): boolean {
  return EXCUSED.some(([where, beginning]) => where === file && source.startsWith(beginning))
}

t.test('every regular expression can be read where it is written', async (t) => {
  t.ok(known.length > 500)
  const made = all.filter(({ source }) => source === undefined).map(({ file }) => file)
  t.strictSame([...new Set(made)].sort(), MADE.map(([file]) => file).sort())
})

t.test('no regular expression walks back more than its text is long, by its look', async (t) => {
  const slow = known.filter((one) => !excused(one) && isSlow(one.source, one.flags))
  t.strictSame(slow.map(told), [])
})

t.test('no regular expression takes four times as long for twice the text', async (t) => {
  const slow = known.flatMap((one) => {
    const pumped = excused(one) ? undefined : slowText(one.source, one.flags)
    return pumped ? [`${told(one)} at ${JSON.stringify(pumped)}`] : []
  })
  t.strictSame(slow, [])
})

t.test('what is known to be slow is found', async (t) => {
  for (const [source, flags] of [
    ['^\\s*bytes\\s*=\\s*(\\d*)\\s*-\\s*(\\d*)\\s*$', 'i'],
    ['\\/+$', ''],
    ['(a+)+b', ''],
    ['\\p{Lu}\\p{Ll}[\\p{L}]*(?: \\p{Lu}\\p{Ll}[\\p{L}]*){1,3}', 'gu'],
    ['[.!?]+[\'"]*\\s+', 'g'],
  ] as const) {
    t.ok(isSlow(source, flags) || slowText(source, flags) !== undefined, source)
  }
})

function told({ at, source, flags }: Found): string {
  return `${at} /${source}/${flags}`
}

function isSlow(source: string, flags: string): boolean {
  const { reports } = analyse({ source, flags }, { reportTypes: { Move: true, Self: true, Trade: true } })
  return reports.length > 0
}

const SHORT = 2000
const LONG = 8000
/** Four times the text may take this many times as long; quadratic work takes sixteen. */
const MOST_TIMES = 9
const NOISE_MILLISECONDS = 2
const ATTEMPTS = 3

function slowText(source: string, flags: string): Pumped | undefined {
  const pattern = new RegExp(source, flags)
  return pumpedFor(source, flags).find(({ before, unit }) => {
    const text = (length: number) => `${before}${unit.repeat(Math.ceil(length / unit.length))}\u0001`
    const [short, long] = [text(SHORT), text(LONG)]
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const much = cost(pattern, long)
      if (much < NOISE_MILLISECONDS || much < MOST_TIMES * cost(pattern, short)) return false
    }
    return true
  })
}

/** Processor time of all matches in milliseconds. */
function cost(pattern: RegExp, text: string): number {
  const before = process.cpuUsage()
  if (pattern.global) text.replace(pattern, '')
  else pattern.exec(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
