// Makes what browsers load out of the modules of templates/: without comments and with short names, as
// templates/minified/NAME.js. Who changes a module reads and copies the one in templates/ itself. With --check nothing is
// written, and it fails where one is not as it would be made.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { minify } from 'terser'

const templates = new URL('../templates/', import.meta.url)
const minified = new URL('minified/', templates)
const isCheck = process.argv.includes('--check')

const scriptsIn = (folder) => readdirSync(folder).filter((name) => name.endsWith('.js'))

mkdirSync(minified, { recursive: true })
const names = scriptsIn(templates)
for (const name of names) {
  const source = readFileSync(new URL(name, templates), 'utf8')
  const { code } = await minify(source, {
    module: true,
    ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true },
    format: { comments: false },
  })
  tell(name, `${code}\n`)
}
for (const name of scriptsIn(minified)) if (!names.includes(name)) tell(name)

/** Writes what is not there as it should be, or says so; without a text, it should not be there. */
function tell(name, text) {
  const file = new URL(name, minified)
  if (scriptsIn(minified).includes(name) && readFileSync(file, 'utf8') === text) return
  if (isCheck) {
    console.error(
      `templates/minified/${name} is not what templates/${name} says: run node scripts/minify.mjs`,
    )
    process.exitCode = 1
  } else if (text === undefined) rmSync(file)
  else writeFileSync(file, text)
}
