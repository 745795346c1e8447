// `npm start`: serves the sample station that stands in this repository, from a fresh clone on.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { installPackages } from './prepare.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = `${root}lib/cli/inonda.js`

installPackages()
if (!existsSync(program) || newest(`${root}src`) > statSync(program).mtimeMs) compile()

const host = process.env.HOST || '127.0.0.1'
const port = process.env.PORT || '3000'
// The sample's own address is an example; served here, its feeds must lead here, so that an app can subscribe.
const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
const url = port === '0' ? [] : ['--url', `http://${shown}:${port}`]
const child = spawn(process.execPath, [program, 'serve', '--station', root, ...url], {
  stdio: 'inherit',
  env: { ...process.env, HOST: host, PORT: port },
})
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})

function compile() {
  const { status } = spawnSync(
    process.execPath,
    [`${root}node_modules/typescript-7/bin/tsc`, '-p', `${root}tsconfig.build.json`],
    {
      stdio: ['ignore', 2, 2],
    },
  )
  if (status !== 0) process.exit(1)
}

function newest(folder) {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(`${entry.parentPath ?? entry.path}/${entry.name}`).mtimeMs)
  return Math.max(...times)
}
