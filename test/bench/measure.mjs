// CPU, time and memory of whole commands, and how busy the computer was with something else meanwhile.
// Wants GNU time (Debian's package time) and Linux.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

const TIME = '/usr/bin/time'
const FORMAT = '%U %S %e %M'
/** /proc/stat counts in hundredths of a second. */
const TICKS = 100
/** So much of what it counts may be the rounding of it. */
const ROUNDING_SECONDS = 0.03
/** So much of all cores may go to others in a run that is called quiet. */
const QUIET_SHARE = 0.05

/**
 * CPU and wall seconds and the peak of memory in MB of one run; `others` are the cores that all other processes used
 * meanwhile. Throws where the command fails.
 */
export function measure(command, words, options = {}) {
  if (!existsSync(TIME)) throw new Error(`${TIME} is not there: apt-get install time`)
  const folder = mkdtempSync(join(tmpdir(), 'inonda-measure-'))
  try {
    const told = join(folder, 'time')
    const before = busySeconds()
    const { status, stderr, error } = spawnSync(TIME, ['-o', told, '-f', FORMAT, command, ...words], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      ...options,
    })
    if (error) throw error
    if (status !== 0) throw new Error(stderr?.slice(-2000) || `${command} ended with ${status}`)
    const busy = busySeconds() - before
    const [user, system, wall, kilobytes] = readFileSync(told, 'utf8').trim().split(' ').map(Number)
    const cpu = user + system
    const others = Math.max(0, (busy - cpu - ROUNDING_SECONDS) / Math.max(wall, 1 / TICKS))
    return { cpu, wall, memory: kilobytes / 1024, others }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whether so many cores used by others leave a measurement as it would be on a computer that does nothing else. */
export function isQuiet(others) {
  return others <= QUIET_SHARE * availableParallelism()
}

/** Seconds that all cores together were busy since the computer was started, whatever with. */
function busySeconds() {
  const [all] = readFileSync('/proc/stat', 'utf8').split('\n', 1)
  // cpu user nice system idle iowait irq softirq steal; what guests use is part of user.
  const [user, nice, system, , , irq, softirq, steal] = all.trim().split(/ +/).slice(1).map(Number)
  return (user + nice + system + irq + softirq + steal) / TICKS
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
