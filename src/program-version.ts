import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's own folder: src/ and lib/ both stand directly in it. */
export const HOME = fileURLToPath(new URL('..', import.meta.url))

/** Of package.json. */
export function version(): string {
  return (JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as { version: string }).version
}

/** The folder that runs: lib/, or src/ where nothing was compiled. */
const OWN = fileURLToPath(new URL('.', import.meta.url))

/**
 * Another text for every program that may make other bytes of the same files: of its own files by what they hold,
 * of the packages beside it by size and time, and of the Node.js that runs it, whose tables of languages print dates.
 */
export function programMark(): string {
  const rows = [process.version, process.versions['icu'] ?? '', process.versions['unicode'] ?? '']
  const look = (path: string) => {
    const facts = statSync(path, { throwIfNoEntry: false })
    if (facts?.isDirectory()) for (const name of readdirSync(path).sort()) look(join(path, name))
    else if (facts) rows.push(`${path.slice(HOME.length)} ${facts.size} ${facts.mtimeMs}`)
  }
  const compiled = compiledMark()
  if (compiled === '') look(OWN)
  else rows.push(compiled)
  for (const name of ['package.json', 'package-lock.json']) look(join(HOME, name))
  // Written by npm after every change, in our own folder or in the one that we were installed into.
  for (const folder of ['node_modules', '..']) look(join(HOME, folder, '.package-lock.json'))
  return createHash('sha256').update(rows.join('\n')).digest('base64url').slice(0, 24)
}

/** What scripts/compile.mjs noted of all the files that it made: to look at each takes longer than most commands. */
function compiledMark(): string {
  try {
    return readFileSync(join(OWN, '.compiled'), 'utf8')
  } catch {
    return ''
  }
}
