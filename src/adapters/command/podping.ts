import { spawn } from 'node:child_process'
import type { Notifier } from '../../ports/notifier.ts'

const PATIENCE_MILLISECONDS = 60_000
/** A change of the feed; `live` and `liveEnd` would be the others (PODPING-1). */
const REASON = 'update'
const COMPLAINT_CHARACTERS = 200

/**
 * Sends podpings by a program of this computer: its own arguments, then the feed's URL, then the reason, each
 * passed as one argument. No shell parses them, so nothing in a URL can become a command.
 */
export function podpingCommand(
  [program, ...words]: readonly [string, ...string[]],
  patience = PATIENCE_MILLISECONDS,
): NonNullable<Notifier['podping']> {
  return (feed) =>
    new Promise((resolve) => {
      const child = spawn(program, [...words, feed, REASON], { stdio: ['ignore', 'ignore', 'pipe'] })
      const finish = (failure?: string) => {
        clearTimeout(timer)
        resolve(failure === undefined ? {} : { failure })
      }
      const timer = setTimeout(() => {
        child.kill('SIGKILL')
        // A grandchild process may keep stderr open.
        child.stderr.destroy()
        finish(`${program} did not end within ${patience / 1000} seconds.`)
      }, patience)
      let complaint = ''
      child.stderr.setEncoding('utf8')
      child.stderr.on('data', (text: string) => {
        complaint = (complaint + text).slice(0, COMPLAINT_CHARACTERS)
      })
      child.on('error', (error) => finish(`${program} cannot be run (${error.message}).`))
      child.on('close', (status, signal) => {
        const said = complaint.trim().split('\n')[0]?.replace(/\.$/, '')
        const ending = status === null ? `by ${signal}` : `with status ${status}`
        finish(status === 0 ? undefined : `${program} ended ${ending}${said ? `: ${said}` : ''}.`)
      })
    })
}
