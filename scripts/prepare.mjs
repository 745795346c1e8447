// Puts a clone in order: the npm packages of package-lock.json, and with --for-tests the Debian programs
// that tests compare against. INONDA_NO_SETUP=1 installs nothing. It needs nothing but Node, since it runs before anything is
// installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = `${root}node_modules/.inonda-lock`
const leavesMachineAlone = (process.env.INONDA_NO_SETUP ?? '') !== ''

/** Installs what package-lock.json says, unless it stands there already. */
export function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (leavesMachineAlone) {
    console.error('INONDA_NO_SETUP is set, and node_modules is not what package-lock.json says: type npm ci.')
    return
  }
  console.error('Installing the npm packages of package-lock.json into node_modules (once, about a minute)…')
  // npm's warnings about packages that ask for a newer Node are known: docs/decisions/0003-node-20.md.
  const npm = process.env.npm_execpath
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const arguments_ = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync(command, arguments_, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) {
    console.error('The packages could not be installed. Is the npm registry reachable? Then try again.')
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}

/** Program or Python module → the Debian package that brings it. */
const DEBIAN = [
  ['ffprobe', 'ffmpeg'],
  ['espeak-ng', 'espeak-ng'],
  ['/usr/lib/python3/dist-packages/mutagen', 'python3-mutagen'],
  ['xmllint', 'libxml2-utils'],
  ['gpo', 'gpodder'],
  ['chromium', 'chromium'],
  ['/usr/sbin/nginx', 'nginx-light'],
  ['/usr/sbin/apache2', 'apache2-bin'],
  ['/usr/bin/caddy', 'caddy'],
  ['/usr/lib/python3/dist-packages/feedparser', 'python3-feedparser'],
  ['/usr/lib/python3/dist-packages/podcastparser.py', 'python3-podcastparser'],
]

/** Independent judges for the tests. Where they cannot be installed, their tests skip and say so. */
function installJudges() {
  const missing = DEBIAN.filter(([what]) => (what.startsWith('/') ? !existsSync(what) : !onPath(what))).map(
    ([, name]) => name,
  )
  if (missing.length === 0) return
  if (leavesMachineAlone || !onPath('apt-get') || process.getuid?.() !== 0) {
    console.error(`Some tests will be skipped. For all of them: sudo apt-get install ${missing.join(' ')}`)
    return
  }
  console.error(
    `Installing Debian packages that the tests compare Inonda with: ${missing.join(', ')} (INONDA_NO_SETUP=1 npm test does without)…`,
  )
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, stdio: 'ignore', timeout: 240_000 }
  spawnSync('apt-get', ['update'], options)
  const { status } = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], options)
  if (status !== 0)
    console.error(`They could not be installed; their tests will be skipped: ${missing.join(', ')}`)
}

function onPath(name) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${name}`))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installPackages()
  if (process.argv.includes('--for-tests')) installJudges()
}
