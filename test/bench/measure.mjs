// CPU, time and memory of whole commands. Wants GNU time (Debian's package time).
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const TIME = '/usr/bin/time'
const FORMAT = '%U %S %e %M'

/** CPU and wall seconds and the peak of memory in MB of one run. Throws where the command fails. */
export function measure(command, words, options = {}) {
  if (!existsSync(TIME)) throw new Error(`${TIME} is not there: apt-get install time`)
  const { status, stderr, error } = spawnSync(TIME, ['-f', FORMAT, command, ...words], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  })
  if (error) throw error
  if (status !== 0) throw new Error(stderr.slice(-2000))
  const [user, system, wall, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return { cpu: user + system, wall, memory: kilobytes / 1024 }
}

/** The middle one of several runs, by CPU. */
export function middleOf(runs, work) {
  const all = Array.from({ length: runs }, work).sort((a, b) => a.cpu - b.cpu)
  return all[Math.floor(runs / 2)]
}

/** The middle of some numbers, the least and the most. */
export function spread(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other)
  return { middle: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted.at(-1) }
}
