import { readdirSync, readFileSync } from 'node:fs'

/** Microseconds that a process and its children have run so far, in all their threads (Linux). */
export function cpuOf(pid) {
  return family(pid).reduce((sum, one) => sum + ownCpu(one), 0)
}

/** Resident memory of a process and its children, in bytes. */
export function memoryOf(pid) {
  return family(pid).reduce((sum, one) => {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0
    return sum + Number(kilobytes) * 1024
  }, 0)
}

/** Open descriptors of a process and its children. */
export function descriptorsOf(pid) {
  return family(pid).reduce((sum, one) => sum + readdirSync(`/proc/${one}/fd`).length, 0)
}

function family(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    return readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  })
  return [pid, ...children.flatMap(family)]
}

/** The scheduler counts in nanoseconds; /proc/<pid>/stat counts in hundredths of a second. */
function ownCpu(pid) {
  return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => {
    return sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1000
  }, 0)
}
