import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import t from 'tap'
import { freePort } from '../free-port.ts'

t.test(
  'npm start serves the sample and leaves the clone as it was',
  { skip: !existsSync('.git') && 'this is no clone' },
  async (t) => {
    const status = () => spawnSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).stdout
    const before = status()
    const port = await freePort()
    // “env -i” takes away what the test runner puts into the environment of every child: a producer's terminal has none of it.
    const environment = [`PATH=${process.env['PATH']}`, `HOME=${process.env['HOME']}`, `PORT=${port}`]
    const child = spawn('env', ['-i', ...environment, 'npm', 'start', '--silent'], { detached: true })
    const ended = new Promise((done) => child.on('exit', done))
    let said = ''
    child.stdout.on('data', (bytes) => (said += bytes))
    child.stderr.on('data', (bytes) => (said += bytes))
    while (!said.includes('on air') && child.exitCode === null) await new Promise((go) => setTimeout(go, 50))
    t.match(said, `http://127.0.0.1:${port}`)
    const home = await fetch(`http://127.0.0.1:${port}/`)
    t.equal(home.status, 200)
    t.match(await home.text(), 'Inonda Sample Radio')
    const feed = await (await fetch(`http://127.0.0.1:${port}/feeds/radio-bocconi.xml`)).text()
    t.match(feed, `<enclosure url="http://127.0.0.1:${port}/episodes/`)
    process.kill(-(child.pid ?? 0), 'SIGTERM')
    await ended
    t.equal(status(), before, 'git status is as it was')
  },
)
