import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Test } from 'tap'
import type { ServerName } from '../../src/build/server-configuration.ts'
import { freePort } from '../free-port.ts'

/** Where Debian puts each server; undefined where it is not installed. */
const PROGRAMS: Readonly<Record<ServerName, string | undefined>> = {
  nginx: there('/usr/sbin/nginx', '/usr/bin/nginx'),
  apache: there('/usr/sbin/apache2'),
  caddy: there('/usr/bin/caddy', '/usr/local/bin/caddy'),
}

/** Why the tests of a server are skipped; a run of CI has to have it. */
export function skipWithout(server: ServerName): string | false {
  if (PROGRAMS[server] !== undefined) return false
  if ((process.env['CI'] ?? '') !== '')
    throw new Error(`${server} is not installed, and a run of CI needs it.`)
  return `${server} is not installed`
}

interface Words {
  readonly program: string
  /** The station's folder, which holds what was built. */
  readonly folder: string
  /** The name of the folder with what was built. */
  readonly out: string
  readonly place: string
  readonly port: number
  /** Whether the fragment is included in a host that the test writes. */
  readonly isIncluded: boolean
}

/** The server with the configuration that was built, on a port of its own: as a host, or included in another one. */
export async function withServer(
  t: Test,
  server: ServerName,
  folder: string,
  { isIncluded = false, out = 'dist' } = {},
): Promise<string> {
  const program = PROGRAMS[server]
  if (program === undefined) throw new Error(`${server} is not installed`)
  const port = await freePort()
  const place = join(realpathSync(folder), '..', `${server}${isIncluded ? '-included' : ''}`)
  await mkdir(place)
  const { judge, serve } = await STARTS[server]({
    program,
    folder: realpathSync(folder),
    out,
    place,
    port,
    isIncluded,
  })
  const env = { ...process.env, XDG_DATA_HOME: place, XDG_CONFIG_HOME: place, HOME: place }
  const judged = spawnSync(program, judge, { encoding: 'utf8', env })
  if (judged.status !== 0) throw new Error(judged.stderr + judged.stdout)
  const child: ChildProcess = spawn(program, serve, { stdio: 'ignore', env })
  t.teardown(() => child.kill('SIGTERM'))
  const origin = `http://127.0.0.1:${port}`
  while (child.exitCode === null) {
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    )
    if (isUp) return origin
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`${server} ended`)
}

const STARTS: Readonly<Record<ServerName, (words: Words) => Promise<{ judge: string[]; serve: string[] }>>> =
  {
    nginx: async ({ folder, out, place, port, isIncluded }) => {
      const built = await readFile(join(folder, `${out}.nginx.conf`), 'utf8')
      const site = isIncluded
        ? `server { listen 127.0.0.1:${port}; location = /own { return 200 "own"; } include "${folder}/${out}.nginx.include.conf"; }`
        : built.replace('listen 80;', `listen 127.0.0.1:${port};`).replace('listen [::]:80;', '')
      await writeFile(join(place, 'site.conf'), site)
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      await writeFile(
        join(place, 'nginx.conf'),
        `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; worker_processes 1; error_log ${place}/error.log; pid ${place}/pid;
events { worker_connections 64; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${place}/${name};`).join(' ')}
  include ${place}/site.conf;
}
`,
      )
      const serve = ['-c', join(place, 'nginx.conf'), '-e', join(place, 'error.log')]
      return { judge: ['-t', ...serve], serve }
    },
    apache: async ({ folder, out, place, port, isIncluded }) => {
      const built = await readFile(join(folder, `${out}.apache.conf`), 'utf8')
      const site = isIncluded
        ? `<VirtualHost *:${port}>\nDocumentRoot "${place}"\nRewriteEngine On\nRewriteRule ^/own$ - [R=204,L]\nInclude "${folder}/${out}.apache.include.conf"\n</VirtualHost>\n`
        : built.replace('<VirtualHost *:80>', `<VirtualHost *:${port}>`)
      await writeFile(join(place, 'site.conf'), site)
      const modules = ['mpm_event', 'authz_core', 'alias', 'dir', 'headers', 'rewrite', 'setenvif', 'mime']
      await writeFile(
        join(place, 'apache.conf'),
        `ServerRoot "${place}"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile "${place}/pid"
ErrorLog "${place}/error.log"
DefaultRuntimeDir "${place}"
Mutex file:${place}
${process.getuid?.() === 0 ? 'User nobody\nGroup nogroup' : ''}
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /dev/null
Include "${place}/site.conf"
`,
      )
      const words = ['-f', join(place, 'apache.conf')]
      return { judge: [...words, '-t'], serve: [...words, '-DFOREGROUND'] }
    },
    caddy: async ({ folder, out, place, port, isIncluded }) => {
      const built = await readFile(join(folder, `${out}.Caddyfile`), 'utf8')
      const site = isIncluded
        ? `http://127.0.0.1:${port} {\n\thandle /own {\n\t\trespond own 200\n\t}\n\timport ${folder}/${out}.Caddyfile.include\n}\n`
        : built.replace(/^[^\s#{]+ \{$/m, `http://127.0.0.1:${port} {`)
      const file = join(place, 'Caddyfile')
      await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`)
      const words = ['--config', file, '--adapter', 'caddyfile']
      return { judge: ['validate', ...words], serve: ['run', ...words] }
    },
  }

function there(...paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path))
}
