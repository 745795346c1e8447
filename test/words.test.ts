import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Words that named something once, with the word that names it now (docs/architecture.md, “Words”). */
const RETIRED: readonly (readonly [was: RegExp, is: string])[] = [
  [/deed/i, 'command'],
  [/edition/i, 'build'],
  [/shelf|sheet(?!s?Url)/i, 'output directory, output file'],
  [/airing|onAir(?!Date)/i, 'live site, site view'],
  [/herald/i, 'notifier'],
  [/outage/i, 'I/O error'],
  [/workshop|kitchen|\bdesk\b/i, 'context'],
  [/crew(?!Role)/i, 'worker group'],
  [/essence/i, 'digests'],
  [/provenance|handover|soundness/i, 'stamp, memo, validation'],
  [/near-?miss/i, 'typo'],
  [/furniture/i, 'boilerplate'],
  [/spareFolder|claimSpare/i, 'standby directory'],
  [/proof(?!read)/i, 'validated build'],
]

const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)

t.test('no file and no exported name has a word that another one replaced', async (t) => {
  t.ok(files.length > 400)
  for (const file of files) {
    const text = readFileSync(join(ROOT, 'src', file), 'utf8')
    const names = [...text.matchAll(/^export (?:async )?(?:function\*?|const|interface|type|class) (\w+)/gm)]
    for (const name of [basename(file, '.ts'), ...names.map(([, one = '']) => one)]) {
      const found = RETIRED.find(([was]) => was.test(name))
      if (found) t.fail(`${file}: ${name} has a word for which there is: ${found[1]}`)
    }
  }
})

t.test('every word of the list has one meaning', async (t) => {
  const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')
  const rows = [...text.slice(text.indexOf('## Words')).matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].slice(1)
  const words = rows.flatMap(([, names = '']) => names.split(',').map((one) => one.trim()))
  t.ok(words.length > 25)
  t.equal(new Set(words).size, words.length)
})
