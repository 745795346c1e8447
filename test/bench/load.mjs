import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Asks for one thing over and over with wrk (Debian: wrk) for so many seconds: how many answers came, how quickly,
 * and how many of them were not what was expected.
 */
export async function load({ url, headers, seconds, folder, connections = 64, core }) {
  const script = join(folder, 'report.lua')
  writeFileSync(script, REPORT)
  const words = ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', script]
  for (const [name, value] of Object.entries(headers)) words.push('-H', `${name}: ${value}`)
  const command = core === undefined ? ['wrk'] : ['taskset', '-c', String(core), 'wrk']
  const { stdout } = await run(command[0], [...command.slice(1), ...words, url])
  const found = /^REPORT (.+)$/m.exec(stdout)
  if (!found) throw new Error(`wrk said nothing that can be read:\n${stdout}`)
  return JSON.parse(found[1])
}

const REPORT = `
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'REPORT {"requests":%d,"bytes":%d,"seconds":%.6f,"failed":%d,"p50":%.3f,"p99":%.3f}\\n',
    summary.requests, summary.bytes, summary.duration / 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
`
