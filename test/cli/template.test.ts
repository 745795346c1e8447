import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { goodFiles } from '../read/a-station.ts'
import { inonda } from './a-terminal.ts'

function aStation(folder: string): string {
  for (const [path, content] of Object.entries(goodFiles())) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Scripts as browsers load them stand in a folder beside those that can be copied. */
const isNoFolder = (name: string) => name.includes('.')

t.test('template copies one that ships, and overwrites nothing without being told', async (t) => {
  const station = aStation(t.testdir({}))
  const at = ['--station', station]
  const list = await inonda(['template', ...at])
  t.strictSame(list.out.split('\n'), readdirSync('templates').filter(isNoFolder).sort())
  const first = await inonda(['template', 'not-found', ...at])
  t.match(first, { status: 0, out: /^templates\/not-found\.liquid\n/ })
  const own = join(station, 'templates/not-found.liquid')
  t.equal(readFileSync(own, 'utf8'), readFileSync('templates/not-found.liquid', 'utf8'))
  writeFileSync(own, 'mine')
  t.match(await inonda(['template', 'not-found.liquid', ...at]), {
    status: 1,
    err: 'templates/not-found.liquid is there already; nothing was written. To overwrite it: --force',
  })
  t.equal(readFileSync(own, 'utf8'), 'mine')
  t.match(await inonda(['template', 'templates/not-found.liquid', '--force', ...at]), { status: 0 })
  t.not(readFileSync(own, 'utf8'), 'mine')
  t.match(await inonda(['template', 'style.css', ...at]), { status: 0 })
  t.match(await inonda(['template', 'epsode', ...at]), { status: 1, err: 'Did you mean episode?' })
  t.match(await inonda(['template', '../station.yaml', ...at]), { status: 1, err: 'ships with Inonda' })
  t.match(await inonda(['template', 'home', '--station', t.testdirName]), { status: 0 })
  t.match(await inonda(['template', 'home', '--station', join(station, 'feeds')]), {
    status: 1,
    err: 'There is no station.yaml',
  })
})

t.test('a template that no page uses is told, and one that a template renders is not', async (t) => {
  const station = aStation(t.testdir({}))
  mkdirSync(join(station, 'templates'))
  const write = (name: string, text: string) => writeFileSync(join(station, 'templates', name), text)
  write('epsode.liquid', 'x')
  write('greeting.liquid', 'Hello')
  write('not-found.liquid', "{% layout 'layout' %}{% block main %}{% render 'greeting' %}{% endblock %}")
  const { out } = await inonda(['check', '--format', 'json', '--station', station])
  t.match(JSON.parse(out), [
    {
      code: 'template.unused',
      file: 'templates/epsode.liquid',
      hint: 'If it is to replace episode.liquid, rename it: git mv templates/epsode.liquid templates/episode.liquid',
    },
  ])
})
