import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Test } from 'tap'
import { freePort } from '../free-port.ts'

/** Where Debian's nginx is; undefined where it is not installed. */
export const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path))

/** Debian’s nginx with the configuration that was built into `out`, on a port of its own. */
export async function withNginx(t: Test, folder: string, out = 'dist'): Promise<string> {
  const port = await freePort()
  const site = await readFile(join(folder, `${out}.nginx.conf`), 'utf8')
  const place = join(folder, '..', 'nginx')
  await mkdir(place)
  const local = site.replace('listen 80;', `listen 127.0.0.1:${port};`).replace('listen [::]:80;', '')
  await writeFile(join(place, 'site.conf'), local)
  await writeFile(
    join(place, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; worker_processes 1; error_log ${place}/error.log; pid ${place}/pid;
events { worker_connections 64; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${place}/${name};`).join(' ')}
  include ${place}/site.conf;
}
`,
  )
  const words = ['-c', join(place, 'nginx.conf'), '-e', join(place, 'error.log')]
  const judged = spawnSync(NGINX ?? '', ['-t', ...words], { encoding: 'utf8' })
  if (judged.status !== 0) throw new Error(judged.stderr)
  const child: ChildProcess = spawn(NGINX ?? '', words, { stdio: 'ignore' })
  t.teardown(() => child.kill('SIGTERM'))
  const origin = `http://127.0.0.1:${port}`
  while (child.exitCode === null) {
    if (
      await fetch(origin).then(
        () => true,
        () => false,
      )
    )
      return origin
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('nginx ended')
}
