import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { inonda } from '../../cli/a-terminal.ts'
import { freePort } from '../../free-port.ts'
import { copyOfSomeOfSample } from '../../journeys/a-sample.ts'
import { NGINX, withNginx } from '../../journeys/an-nginx.ts'
import { times } from '../how-often.ts'

/** What is special to some server or other, in the name of a folder, of a file and in the path of an address. */
const FOLDER = `it's a "$HOME" $x; {y} #1 \\ \\" è 电台; return 403;`
const FILE = 'caffè #1; $uri {x} "q" \'z\' (1)+[2] *?&=@!^|~ %41.mp3'
const PATH = '/on;da$x(1)+caff%C3%A8'

const CADDY = '/usr/bin/caddy'
const APACHE = '/usr/sbin/apache2'

interface Hosted {
  readonly name: 'nginx' | 'caddy' | 'apache'
  readonly program: string | undefined
  /** The folder without what the server cannot have. */
  readonly out: string
  readonly start: (t: Test, folder: string, out: string) => Promise<string>
}

const HOSTED: readonly Hosted[] = [
  { name: 'nginx', program: NGINX, out: FOLDER, start: withNginx },
  { name: 'caddy', program: CADDY, out: FOLDER.replace(/[{}`]/g, ''), start: withCaddy },
  { name: 'apache', program: APACHE, out: FOLDER.replace(/[*?[]/g, ''), start: withApache },
]

/** The others under torture alone: each build takes its time, and few computers have all three. */
const TRIED = times(1, HOSTED.length)

for (const { name, program, out, start } of HOSTED.slice(0, TRIED)) {
  const skip = program !== undefined && existsSync(program) ? false : `${name} is not installed`
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
    const origin = `${await start(t, folder, out)}${PATH}`

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
    const origin = await start(t, folder, 'dist')
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

async function withCaddy(t: Test, folder: string, out: string): Promise<string> {
  const port = await freePort()
  const place = join(folder, '..', 'caddy')
  await mkdir(place)
  const site = await readFile(join(folder, `${out}.Caddyfile`), 'utf8')
  const local = site.replace(/^radio\.example\.org \{$|^\S+ \{$/m, `http://127.0.0.1:${port} {`)
  await writeFile(join(place, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${local}`)
  const words = ['run', '--config', join(place, 'Caddyfile'), '--adapter', 'caddyfile']
  return started(t, CADDY, words, port, { XDG_DATA_HOME: place, XDG_CONFIG_HOME: place, HOME: place })
}

async function withApache(t: Test, folder: string, out: string): Promise<string> {
  const port = await freePort()
  const place = join(folder, '..', 'apache')
  await mkdir(place)
  const site = await readFile(join(folder, `${out}.apache.conf`), 'utf8')
  const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'headers', 'rewrite', 'setenvif', 'mime']
  await writeFile(
    join(place, 'httpd.conf'),
    `ServerRoot ${place}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${place}/pid
ErrorLog ${place}/error.log
Mutex file:${place}
TypesConfig /etc/mime.types
User www-data
Group www-data
${modules.map((one) => `LoadModule ${one}_module /usr/lib/apache2/modules/mod_${one}.so`).join('\n')}
${site.replace('<VirtualHost *:80>', `<VirtualHost 127.0.0.1:${port}>`)}`,
  )
  return started(t, APACHE, ['-D', 'FOREGROUND', '-f', join(place, 'httpd.conf')], port, {})
}

async function started(
  t: Test,
  program: string,
  words: readonly string[],
  port: number,
  env: Record<string, string>,
): Promise<string> {
  const child: ChildProcess = spawn(program, words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    said += piece
  })
  t.teardown(() => child.kill('SIGTERM'))
  const origin = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(origin).then(
      () => true,
      () => false,
    )
  while (child.exitCode === null) {
    if (await answers()) return origin
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`${program} ended: ${said}`)
}
