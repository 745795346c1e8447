import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Test } from 'tap'
import { loadStation } from '../../src/build/load-station.ts'
import { compose } from '../../src/compose.ts'
import { goodFiles } from '../read/a-station.ts'
import { quickly } from '../torture/hang.ts'

/** A station without a fault, with templates and a waveform of its own, in a folder. */
export function stationIn(root: string): string {
  for (const [path, content] of Object.entries({ ...goodFiles(), 'templates/own.txt': 'An asset.' })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

export const pipe = (path: string) => void spawnSync('mkfifo', [path])

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

/** What can stand at a path; told what belongs there. */
export const STRANGE: Readonly<Record<string, (path: string, whole: string) => void>> = {
  'a pipe': pipe,
  'a link to itself': (path) => symlinkSync(path, path),
  'a link to nothing': (path) => symlinkSync('nowhere', path),
  'a link out of the station': (path) => symlinkSync('/etc', path),
  'a link to a device': (path) => symlinkSync('/dev/zero', path),
  'a link to a name too long': (path) => symlinkSync('a'.repeat(300), path),
  'the other kind': (path, whole) => {
    if (isFile(whole)) mkdirSync(path)
    else writeFileSync(path, 'x')
  },
  'a sparse file of 5 GiB': (path, whole) => {
    if (!isFile(whole)) return symlinkSync(path, path)
    writeFileSync(path, '')
    truncateSync(path, 5 * 2 ** 30)
  },
}

/** Where each can stand, and whether the station can do without what belongs there. */
const PLACES: Readonly<Record<string, RegExp>> = {
  'station.yaml': /^file\.unreadable station\.yaml$/m,
  'people.yaml': /^file\.unreadable people\.yaml$/m,
  'ledger.json': /^ledger\.unreadable ledger\.json$/m,
  feeds: /^file\.unreadable feeds$/m,
  'feeds/show.yaml': /^file\.unreadable feeds\/show\.yaml$/m,
  'feeds/show.png': /^(?:file\.unreadable|picture\.unreadable|feed\.artwork-missing) feeds\/show/m,
  episodes: /^file\.unreadable episodes$/m,
  'episodes/one': /^(?:file\.unreadable episodes\/one|ledger\.)/m,
  'episodes/one/episode.md': /^file\.unreadable episodes\/one\/episode\.md$/m,
  'episodes/one/one.mp3':
    /^(?:file\.unreadable|recording\.too-large|episode\.recording-missing) episodes\/one\/(?:one\.mp3|episode\.md)$/m,
  'episodes/one/transcript.md': /^file\.unreadable episodes\/one\/transcript\.md$/m,
  'episodes/one/cover.jpg': /^(?:file|picture)\.unreadable episodes\/one\/cover\.jpg$/m,
  'episodes/one/waveform.json':
    /^(?:file\.unreadable|waveform\.(?:too-large|unreadable)) episodes\/one\/waveform\.json$/m,
  'episodes/three': /^file\.unreadable episodes\/three$/m,
  'templates/own.txt': /^file\.unreadable templates\/own\.txt$/m,
}

/** What a kind is no fault in: these places may hold either kind, or take the rest for nobody's. */
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  'the other kind': [
    ...['templates/own.txt', 'episodes/one', 'episodes/three'],
    ...['episodes/one/cover.jpg', 'episodes/one/transcript.md', 'feeds/show.yaml'],
  ],
}

/** Every strange thing at every place of a station of its own, or some of these pairs by their number. */
export async function everywhere(t: Test, isWanted: (pair: number) => boolean): Promise<void> {
  const root = t.testdir({})
  const good = stationIn(join(root, 'good'))
  t.strictSame(await said(good), [], 'without it there is nothing to say')
  let pair = 0
  for (const [kind, make] of Object.entries(STRANGE)) {
    for (const [place, wanted] of Object.entries(PLACES)) {
      if (HARMLESS[kind]?.includes(place) || !isWanted(pair++)) continue
      const station = join(root, 'station')
      cpSync(good, station, { recursive: true })
      rmSync(join(station, place), { recursive: true, force: true })
      make(join(station, place), join(good, place))
      await quickly(async () => {
        t.match((await said(station)).join('\n'), wanted, `${kind} at ${place}`)
      }, `${kind} at ${place}`)
      rmSync(station, { recursive: true })
    }
  }
}

/** `code file` of everything that is said of a station. */
export async function said(station: string): Promise<string[]> {
  const { diagnostics } = await loadStation(compose(station).context)
  return diagnostics.map(({ code, file }) => `${code} ${file}`)
}
