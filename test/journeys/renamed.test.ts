import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { mp3 } from '../read/a-station.ts'
import { built, smallStation } from './a-small-station.ts'

const TALKS = 50

/** Labels as producers write them: names, first names, roles and letters, with and without times. */
const NOTATIONS: readonly (readonly [host: string, guest: string])[] = [
  ['Ann Lee', 'Bo Chen'],
  ['Ann', 'Bo'],
  ['Host', 'Guest'],
  ['Q', 'A'],
]

t.test('a name that changes in people.yaml is changed in every file of fifty episodes', async (t) => {
  const station = await smallStation(t.testdir())
  for (let talk = 100; talk < 100 + TALKS; talk++) {
    const [host = '', guest = ''] = NOTATIONS[talk % NOTATIONS.length] ?? []
    const folder = join(station, `episodes/talk-${talk}`)
    await mkdir(folder)
    await writeFile(
      join(folder, 'episode.md'),
      `---
title: Talk ${talk}
guid: 00000000-0000-4000-8000-000000000${talk}
feed: show
date: 2025-04-01T10:00:00Z
status: published
summary: Of machines.
people:
  Host: [ann-lee]
speakers:
  ${host}: ann-lee
  ${guest}: bo-chen
---
`,
    )
    await writeFile(join(folder, 'talk.mp3'), mp3(60))
    const turn = (label: string, clock: string, text: string) => `**${label}** [${clock}]: ${text}\n\n`
    await writeFile(
      join(folder, 'transcript.md'),
      turn(host, '0:00', `How did ${talk} start?`) + turn(guest, '0:01', 'With one machine.'),
    )
  }
  for (let talk = 1; talk <= 7; talk++) {
    const path = join(station, `episodes/talk-${talk}/episode.md`)
    const text = await readFile(path, 'utf8')
    await writeFile(
      path,
      text.replace('people:', 'speakers: { Ann Lee: ann-lee, Bo Chen: bo-chen }\npeople:'),
    )
  }
  await built(station)
  t.ok((await holders(station, 'Bo Chen')).length > 4 * TALKS)

  const people = join(station, 'people.yaml')
  await writeFile(people, (await readFile(people, 'utf8')).replace('name: Bo Chen', 'name: Bo Weston'))
  await built(station)
  t.strictSame(await holders(station, 'Bo Chen'), [])
  const now = await holders(station, 'Bo Weston')
  for (const form of ['index.html', 'transcript.vtt', 'transcript.srt', 'transcript.json', 'transcript.txt'])
    t.equal(now.filter((path) => /talk-1\d\d\//.test(path) && path.endsWith(form)).length, TALKS, form)
})

/** The built files that hold a name, in whatever case. */
async function holders(station: string, name: string): Promise<string[]> {
  const dist = join(station, 'dist')
  const found: string[] = []
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /\.(?:mp3|png|br|gz)$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    if ((await readFile(path, 'utf8')).toLowerCase().includes(name.toLowerCase()))
      found.push(path.slice(dist.length + 1))
  }
  return found.sort()
}
