// The CPU of a command in a process that has loaded all of it already, in seconds: the work itself.
//   node test/bench/reading.mjs WORDS…
import { createRequire } from 'node:module'
import { main } from '../../lib/cli/main.js'

const words = process.argv.slice(2)
for (const name of [`cli/commands/${words[0]}`, 'compose', 'tasks/check', 'tasks/check-anew', 'cli/report']) {
  await import(`../../lib/${name}.js`)
}
const require = createRequire(import.meta.url)
for (const name of ['liquidjs', 'image-size', 'sharp']) require(name)

const silent = () => {}
const says = { print: silent, remark: silent, data: silent, log: silent, progress: silent }
const begun = process.cpuUsage()
await main(words, { ...says, environment: {}, onStop: silent })
const { user, system } = process.cpuUsage(begun)
process.stdout.write(`${(user + system) / 1e6}\n`)
