import { existsSync } from 'node:fs'
import { readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { inonda } from '../../cli/a-terminal.ts'
import { copyOfSomeOfSample } from '../../journeys/a-sample.ts'
import { skipWithout, withServer } from '../../journeys/a-web-server.ts'
import { times } from '../how-often.ts'

/** What is special to some server or other, in the name of a folder, of a file and in the path of an address. */
const FOLDER = `it's a "$HOME" $x; {y} #1 \\ \\" è 电台; return 403;`
const FILE = 'caffè #1; $uri {x} "q" \'z\' (1)+[2] *?&=@!^|~ %41.mp3'
const PATH = '/on;da$x(1)+caff%C3%A8'

/** Each with the folder, without what the server cannot have. */
const HOSTED = [
  ['nginx', FOLDER],
  ['caddy', FOLDER.replace(/[{}`]/g, '')],
  ['apache', FOLDER.replace(/[*?[]/g, '')],
] as const

/** The others under torture alone: each build takes its time, and few computers have all three. */
const TRIED = times(1, HOSTED.length)

for (const [name, out] of HOSTED.slice(0, TRIED)) {
  const skip = skipWithout(name)
  t.test(`${name} takes every name for a name`, { skip }, async (t) => {
    const folder = await station(t)
    const url = `https://radio.example.org${PATH}`
    const build = ['build', '--station', folder, '--out', out, '--server', name, '--url', url]
    const episode = join(folder, 'episodes/alessandro-marcello')
    const [recording = ''] = (await readdir(episode)).filter((one) => one.endsWith('.mp3'))
    await rename(join(episode, recording), join(episode, FILE))
    t.equal((await inonda(build)).status, 0, 'the hostile name is published')
    const heard = await readFile(join(episode, FILE))
    t.equal((await inonda(build)).status, 0)
    const origin = `${await withServer(t, name, folder, { out })}${PATH}`

    const at = (file: string) => `${origin}/episodes/alessandro-marcello/${encodeURIComponent(file)}`
    const sound = await fetch(at(FILE))
    t.equal(sound.status, 200)
    t.equal(sound.headers.get('content-type'), 'audio/mpeg')
    t.ok(Buffer.from(await sound.arrayBuffer()).equals(heard))
    const page = await fetch(`${origin}/people/`)
    t.equal(page.status, 200)
    t.match(page.headers.get('content-security-policy'), /frame-ancestors 'none'/)
    await moved(t, at(recording), `${new URL(at(FILE)).pathname.replaceAll('$', '%24')}`)
    t.equal((await fetch(`${origin}/nowhere/`)).status, 404)
    t.match(await (await fetch(`${origin}/nowhere/`)).text(), /<html/)
  })

  t.test(`${name} leads away from every name`, { skip }, async (t) => {
    const folder = await station(t)
    const build = ['build', '--station', folder, '--server', name]
    const episode = join(folder, 'episodes/alessandro-marcello')
    const [recording = ''] = (await readdir(episode)).filter((one) => one.endsWith('.mp3'))
    await rename(join(episode, recording), join(episode, FILE))
    t.equal((await inonda(build)).status, 0)
    await rename(join(episode, FILE), join(episode, recording))
    t.equal((await inonda(build)).status, 0)
    const origin = await withServer(t, name, folder)
    const at = (file: string) => `${origin}/episodes/alessandro-marcello/${encodeURIComponent(file)}`
    await moved(t, at(FILE), new URL(at(recording)).pathname)
    t.equal((await fetch(at(`${FILE}x`))).status, 404, 'and from no other')
    t.equal((await fetch(at(FILE.replace('*', 'xx')))).status, 404, 'a star is a star')
    t.equal((await fetch(at(recording))).status, 200)
  })
}

t.test('a folder that a server has no way to name is refused before anything is built', async (t) => {
  const folder = await station(t)
  for (const [server, out] of [
    ['nginx', 'a\nb'],
    ['caddy', 'a{env.HOME}'],
    ['caddy', 'a`b'],
    ['apache', 'a[b]'],
    ['apache', ['a$', 'HOME}'].join('{')],
    ['apache', 'a\rb'],
  ] as const) {
    const { status, err } = await inonda(['build', '--station', folder, '--server', server, '--out', out])
    t.equal(status, 1, out)
    t.ok(err.includes(' error hosting.folder-unusable\n'), err)
    t.match(err, /--out \/srv\/radio/)
    t.notOk(existsSync(join(folder, out)), 'nothing was built')
  }
})

/** Few of the sample's episodes. */
async function station(t: Test): Promise<string> {
  return copyOfSomeOfSample(t.testdir({}))
}

async function moved(t: Test, from: string, to: string): Promise<void> {
  const answer = await fetch(from, { redirect: 'manual' })
  t.equal(answer.status, 301, from)
  const location = answer.headers.get('location') ?? ''
  t.equal(new URL(location, from).pathname, to)
}
