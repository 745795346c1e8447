// Which files of tests failed that drive a browser, a line each; none where anything else failed as well.
//   node .ci/browsers.mjs log
// A browser is a program that is not ours: on a starved machine one failed that way, and no wait of ours brought it back.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const BROWSER = 'test/browser/chromium.ts'
/** If more fail, it is not the machine. */
const MOST = 3

const files = failedIn(readFileSync(process.argv[2], 'utf8'))
if (files.length <= MOST && files.every((file) => reaches(file))) {
  for (const file of files) process.stdout.write(`${file}\n`)
}

/** The files that failed, of a run that came to its end: to no end came one in which fewer ran than were planned. */
function failedIn(log) {
  const planned = Number(/^1\.\.(\d+)$/m.exec(log)?.[1])
  const ran = [...log.matchAll(/^(not )?ok \d+ - (.*?)(?: # .*)?$/gm)]
  if (ran.length !== planned) return []
  return ran.filter(([, not]) => not).map(([, , file]) => file)
}

/** By what the file imports, and by what that imports. */
function reaches(file, seen = new Set()) {
  if (file === BROWSER) return true
  if (seen.has(file) || !file.startsWith('test/') || !existsSync(file)) return false
  seen.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)
  return [...imports].some(([, path]) => reaches(join(dirname(file), path), seen))
}
