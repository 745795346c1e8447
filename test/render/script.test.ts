import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { PLAYER_SCRIPTS } from '../../src/render/pages/player.ts'

t.test('browsers load what the modules of templates/ say (node scripts/minify.mjs makes it anew)', (t) => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/minify.mjs', '--check'], {
    encoding: 'utf8',
  })
  t.equal(status, 0, stderr)
  t.end()
})

t.test('what a module gives to others keeps its name, and what it takes its address', async (t) => {
  const folder = new URL('../../templates/', import.meta.url)
  const text = (name: string) => readFileSync(new URL(name, folder), 'utf8')
  const given = (module: string) => [
    ...module.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm),
  ]
  const taken = (module: string) =>
    [...module.matchAll(/(?:from ?|\bimport\()['"](\.\/[\w-]+\.js)['"]/g)].map(([, name]) => name).sort()
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.js'))) {
    const small = text(`minified/${name}`)
    for (const [, own = ''] of given(text(name))) {
      t.ok(new RegExp(`\\bexport\\b.*\\b${own}\\b`).test(small), `${name} gives ${own}`)
    }
    t.strictSame(taken(small), taken(text(name)), name)
    t.ok(small.length < text(name).length, name)
  }
})

t.test('the player and the transcript beside it stay within ten kilobytes', async (t) => {
  const module = (name: string) => readFileSync(new URL(`../../templates/minified/${name}`, import.meta.url))
  const sizes = PLAYER_SCRIPTS.map((name) => gzipSync(module(name)).length)
  t.ok(sizes.reduce((sum, one) => sum + one, 0) <= 10_000, sizes.join(' and '))
})
