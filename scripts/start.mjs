// `npm start`: serves the sample station that stands in this repository, from a fresh clone on.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { compileWhereOld } from './compile.mjs'
import { installPackages } from './prepare.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = `${root}lib/cli/inonda.js`

installPackages()
compileWhereOld()

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
