import { cp, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A change of a station's files, as an editor, a file manager or a disk makes it. */
export type Change = readonly [words: string, make: (station: string) => Promise<void>]

/** One thing more is said in an episode. */
export const editText = async (station: string) => {
  const file = join(await anEpisode(station), 'transcript.md')
  await writeFile(file, `${await readFile(file, 'utf8')}\nAnd one thing more.\n`)
}

/** Whatever happens to a station's own files. */
export const CHANGES: readonly Change[] = [
  ['an edit of a text', editText],
  ['an edit of a title', (station) => edit(station, /^title: .*$/m, 'title: Another title')],
  ['an edit of the same length', (station) => edit(station, /^(title: .*)[a-z]/m, '$1#')],
  ['a fault', (station) => edit(station, /^date: .*$/m, 'date: someday')],
  ['a tag', (station) => edit(station, /^---\n/, '---\ntags: [Something new]\n')],
  [
    'a renamed episode',
    async (station) => {
      const folder = await anEpisode(station)
      await rename(folder, `${folder}-renamed`)
    },
  ],
  ['a removed episode', async (station) => rm(await anEpisode(station, 1), { recursive: true })],
  [
    'a new episode',
    async (station) => {
      const folder = await anEpisode(station)
      const copy = `${folder}-again-${Math.random().toString(36).slice(2, 6)}`
      await cp(folder, copy, { recursive: true })
      const file = join(copy, 'episode.md')
      const guid = crypto.randomUUID()
      await writeFile(file, (await readFile(file, 'utf8')).replace(/^guid: .*$/m, `guid: ${guid}`))
    },
  ],
  ['a person', (station) => editFile(station, 'people.yaml', /^( +name: .*)$/m, '$1 Junior')],
  ['the station', (station) => editFile(station, 'station.yaml', /^title: .*$/m, 'title: Another station')],
  [
    'a template',
    async (station) => {
      await mkdir(join(station, 'templates'), { recursive: true })
      await writeFile(
        join(station, 'templates/not-found.liquid'),
        `{% layout 'layout' %}{% block main %}<h1>${Math.random()}</h1>{% endblock %}`,
      )
    },
  ],
  [
    'a touch',
    async (station) => utimes(join(await anEpisode(station), 'episode.md'), new Date(), new Date()),
  ],
  [
    'an old time',
    async (station) => {
      await edit(station, /^title: (.*)$/m, 'title: $1, revised')
      await utimes(join(await anEpisode(station), 'episode.md'), new Date(0), new Date(0))
    },
  ],
  ['a deleted memory', (station) => rm(join(station, '.inonda'), { recursive: true, force: true })],
  ['half of the memory', (station) => damage(station, (bytes) => bytes.subarray(0, bytes.length / 2))],
  [
    'a damaged memory',
    (station) =>
      damage(station, (bytes) => bytes.map((byte, index) => (index % 5000 === 0 ? byte ^ 4 : byte))),
  ],
  ['nothing', async () => {}],
]

/** What happens to a build that was built. */
export const CHANGES_OF_BUILD: readonly Change[] = [
  ['an edited build', async (station) => writeFile(join(station, 'dist/index.html'), 'somebody was here')],
  ['a file in the build', async (station) => writeFile(join(station, 'dist/mine.html'), 'mine')],
  ['a file gone from the build', (station) => rm(join(station, 'dist/people/index.html'), { force: true })],
]

export async function anEpisode(station: string, number = 0): Promise<string> {
  const names = (await readdir(join(station, 'episodes'))).filter((name) => !name.startsWith('.')).sort()
  return join(station, 'episodes', names[number] ?? names[0] ?? '')
}

async function edit(station: string, what: RegExp, by: string): Promise<void> {
  await editFile(await anEpisode(station), 'episode.md', what, by)
}

export async function editFile(folder: string, name: string, what: RegExp, by: string): Promise<void> {
  const file = join(folder, name)
  await writeFile(file, (await readFile(file, 'utf8')).replace(what, by))
}

async function damage(station: string, harm: (bytes: Buffer) => Uint8Array): Promise<void> {
  const folder = join(station, '.inonda/keep')
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.startsWith('pack-'))
      await writeFile(join(folder, name), harm(await readFile(join(folder, name))))
  }
}
